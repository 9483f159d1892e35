# What every target of the project compiles with, and nobody who uses it.
add_library(labread_warnings INTERFACE)
target_compile_options(labread_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wcast-align -Wnull-dereference -Wimplicit-fallthrough
  $<$<BOOL:${LABREAD_WERROR}>:-Werror>)
