# What every target of the project compiles with, and nobody who uses it.
add_library(labread_warnings INTERFACE)
target_compile_options(labread_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wcast-align -Wimplicit-fallthrough
  $<$<BOOL:${LABREAD_WERROR}>:-Werror>)
# GCC 12 sees an overlapping copy in every "text" + std::string that it inlines (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(labread_warnings INTERFACE -Wno-restrict)
endif()
