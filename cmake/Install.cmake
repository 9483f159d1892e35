# What `cmake --install` lays down: the program, its PDF worker, the data, and for other C++ programs
# one static library labread::labread with its headers and a CMake package.
include(CMakePackageConfigHelpers)

# Every floor but the worker's and the program's own.
get_property(labread_library_floors GLOBAL PROPERTY LABREAD_FLOORS)
list(REMOVE_ITEM labread_library_floors pdf ocr cli)
set(labread_objects)
foreach(floor IN LISTS labread_library_floors)
  list(APPEND labread_objects $<TARGET_OBJECTS:labread_${floor}>)
endforeach()

add_library(labread_library STATIC ${labread_objects})
add_library(labread::labread ALIAS labread_library)
set_target_properties(labread_library PROPERTIES OUTPUT_NAME labread EXPORT_NAME labread
                      LINKER_LANGUAGE CXX)
target_compile_features(labread_library INTERFACE cxx_std_20)
target_include_directories(labread_library INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/labread>)
target_link_libraries(labread_library PRIVATE PkgConfig::re2 PkgConfig::pugixml Threads::Threads)

set(labread_package ${CMAKE_INSTALL_LIBDIR}/cmake/labread)
install(TARGETS labread_library EXPORT labread ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        COMPONENT liblabread-dev)
install(EXPORT labread NAMESPACE labread:: FILE labreadTargets.cmake
        DESTINATION ${labread_package} COMPONENT liblabread-dev)
configure_package_config_file(cmake/labreadConfig.cmake.in labreadConfig.cmake
                              INSTALL_DESTINATION ${labread_package})
write_basic_package_version_file(labreadConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/labreadConfig.cmake
              ${PROJECT_BINARY_DIR}/labreadConfigVersion.cmake
        DESTINATION ${labread_package} COMPONENT liblabread-dev)

# Headers of the library floors; what shows a third party is no part of the interface.
foreach(folder base reference_ranges parser interpreter output)
  install(DIRECTORY ${folder} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/labread
          COMPONENT liblabread-dev FILES_MATCHING PATTERN "*.h"
          PATTERN "pdf" EXCLUDE PATTERN "ocr" EXCLUDE PATTERN "cda_*" EXCLUDE PATTERN "data" EXCLUDE PATTERN "print_*" EXCLUDE)
endforeach()


if(TARGET labread)
  install(TARGETS labread RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT labread)
endif()
foreach(worker labread-pdf labread-ocr labread_podofo labread-serve)
  if(TARGET ${worker})
    install(TARGETS ${worker}
            RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/labread COMPONENT labread
            LIBRARY DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/labread COMPONENT labread)
  endif()
endforeach()
install(DIRECTORY reference_ranges/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/labread/knowledge
        COMPONENT labread)
