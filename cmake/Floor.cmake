# labread_floor(NAME SOURCES … USES other floors … LINKS third parties …)
# A folder's sources as the library labread_NAME. What it uses is compiled against, and linked
# by whoever links the floor.
function(labread_floor name)
  cmake_parse_arguments(FLOOR "" "" "SOURCES;USES;LINKS" ${ARGN})
  set_property(GLOBAL APPEND PROPERTY LABREAD_FLOORS ${name})
  add_library(labread_${name} STATIC ${FLOOR_SOURCES})
  target_include_directories(labread_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  list(TRANSFORM FLOOR_USES PREPEND labread_)
  target_link_libraries(labread_${name} PUBLIC ${FLOOR_USES} PRIVATE labread_warnings ${FLOOR_LINKS})
endfunction()
