# cmake -D BUILD=… -D SOURCE=… -D COMPILER=… -D FLAGS=… -D TYPE=… -P package_test.cmake
# Installs into a staging folder, builds the consumer against what lies there, and runs it.
set(stage ${BUILD}/package/stage)
set(consumer ${BUILD}/package/consumer)
file(REMOVE_RECURSE ${BUILD}/package)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${stage})
foreach(file bin/labread libexec/labread/labread-pdf share/labread/knowledge/analytes.json)
  if(NOT EXISTS ${stage}/${file})
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()

# Those that are built where their libraries are there.
foreach(program labread-serve labread-ocr labread-podofo.so)
  if(EXISTS ${BUILD}/${program} AND NOT EXISTS ${stage}/libexec/labread/${program})
    message(FATAL_ERROR "not installed: ${program}")
  endif()
endforeach()

run(${CMAKE_COMMAND} -G Ninja -S ${SOURCE}/docs/example -B ${consumer}
    -D CMAKE_PREFIX_PATH=${stage} -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_BUILD_TYPE=${TYPE}
    "-DCMAKE_CXX_FLAGS=${FLAGS} -Wall -Wextra -Werror")
run(${CMAKE_COMMAND} --build ${consumer})

# One text and one PDF, through the installed worker.
set(worker ${stage}/libexec/labread/labread-pdf)
run(${consumer}/print_verdicts ${SOURCE}/samples/annual_check.txt ${worker})
if(NOT output MATCHES "Vitamin D, 25-Hydroxy \\| 14.6 \\| low")
  message(FATAL_ERROR "the consumer misread the text sample:\n${output}")
endif()
run(${consumer}/print_verdicts ${SOURCE}/samples/vitamin_panel.pdf ${worker})
if(NOT output MATCHES "Calcium, Serum \\| 11.2 \\| high")
  message(FATAL_ERROR "the consumer misread the PDF sample:\n${output}")
endif()

# The installed program finds its worker by itself.
run(${stage}/bin/labread --format csv ${SOURCE}/samples/vitamin_panel.pdf)
if(NOT output MATCHES "Calcium, Serum")
  message(FATAL_ERROR "the installed program misread the PDF sample:\n${output}")
endif()
