# cmake -P tests/floors_test.cmake: reads the #include lines of the project and fails where a file
# includes a floor above its own, or a third party outside the one place that may see it.
cmake_minimum_required(VERSION 3.25)
cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH root)

set(floors base reference_ranges parser interpreter output cli)
# The folders of parser/, from bytes to reports; files beside them are seen by all.
set(rooms text tokens layout header rows lists assembly results interchange pdf isolation ocr)

# Included header -> the files that may include it.
set(walls
    "podofo/" "^parser/pdf/podofo[^/]*$"
    "re2/" "^parser/tokens/pattern[^/]*$"
    "CLI/" "^cli/options[^/]*$"
    "httplib.h" "^cli/http_server\\.cpp$"
    "pugixml" "^parser/interchange/(cda|fhir_xml)[^/]*$"
    "libdeflate" "^parser/pdf/"
    "zlib" "^parser/pdf/"
    "openssl/" "^parser/pdf/"
    "allheaders" "^parser/ocr/"
    "tesseract/" "^parser/ocr/recogniser[^/]*$"
    "jbig2" "^parser/ocr/jbig2[^/]*$"
    "nlohmann/json.hpp" "\\.cpp$"
    "boost/" "^$")

set(defects)

function(refuse file header reason)
  set(defects ${defects} "${file}: #include of ${header}: ${reason}" PARENT_SCOPE)
endfunction()

# Refuses what is further behind in the list named `order` than the file's own folder.
function(check_order order own other file header)
  list(FIND ${order} "${own}" own_place)
  list(FIND ${order} "${other}" other_place)
  if(own_place GREATER_EQUAL 0 AND other_place GREATER own_place)
    refuse("${file}" "${header}" "${other}/ stands above ${own}/")
  endif()
  set(defects ${defects} PARENT_SCOPE)
endfunction()

function(check_floor file header)
  string(REGEX MATCH "^[^/]*" own "${file}")
  string(REGEX MATCH "^[^/]*" other "${header}")
  check_order(floors "${own}" "${other}" "${file}" "${header}")
  if(file MATCHES "^parser/([^/]+)/")
    set(own ${CMAKE_MATCH_1})
    if(header MATCHES "^parser/([^/]+)/")
      check_order(rooms "${own}" "${CMAKE_MATCH_1}" "${file}" "${header}")
    endif()
  endif()
  set(defects ${defects} PARENT_SCOPE)
endfunction()

function(check_walls file header)
  set(rest ${walls})
  while(rest)
    list(POP_FRONT rest start allowed)
    string(FIND "${header}" "${start}" at)
    if(at EQUAL 0 AND NOT file MATCHES "${allowed}")
      refuse("${file}" "${header}" "only ${allowed} may")
    endif()
  endwhile()
  set(defects ${defects} PARENT_SCOPE)
endfunction()

set(included 0)
foreach(floor IN LISTS floors)
  file(GLOB_RECURSE files RELATIVE ${root} ${root}/${floor}/*.h ${root}/${floor}/*.cpp)
  foreach(file IN LISTS files)
    file(STRINGS ${root}/${file} lines REGEX "^ *# *include")
    foreach(line IN LISTS lines)
      if(NOT line MATCHES "[<\"]([^>\"]+)[>\"]")
        refuse("${file}" "${line}" "cannot be read")
        continue()
      endif()
      set(header ${CMAKE_MATCH_1})
      math(EXPR included "${included} + 1")
      if(line MATCHES "\"")
        if(NOT EXISTS ${root}/${header} AND NOT header MATCHES "\\.inc$")
          refuse("${file}" "${header}" "includes are from the root, and there is no such file")
        endif()
        check_floor("${file}" "${header}")
      endif()
      check_walls("${file}" "${header}")
    endforeach()
  endforeach()
endforeach()

if(included EQUAL 0)
  message(FATAL_ERROR "found no #include at all: is ${root} the root?")
endif()
if(defects)
  list(JOIN defects "\n" text)
  message(FATAL_ERROR "${text}")
endif()
message(STATUS "${included} includes, all on their own floor or below")
