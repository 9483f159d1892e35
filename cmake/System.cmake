# What makes the program a citizen of the system: manual pages and completions, made of its own help
# at build time, so that they are never older than it; `uninstall`; and the Debian package.
find_program(labread_awk NAMES awk REQUIRED)

set(labread_man ${PROJECT_BINARY_DIR}/man)
add_custom_command(
  OUTPUT ${labread_man}/labread.1
  COMMAND ${PROJECT_SOURCE_DIR}/packaging/make_man_pages.sh $<TARGET_FILE:labread> ${labread_man}
  DEPENDS labread packaging/make_man_pages.sh packaging/man_page.awk
  COMMENT "Manual pages out of the help")
add_custom_target(man_pages ALL DEPENDS ${labread_man}/labread.1)
install(DIRECTORY ${labread_man}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT labread)

foreach(completion labread.bash _labread labread.fish)
  configure_file(packaging/completions/${completion} completions/${completion} COPYONLY)
endforeach()
set(completions ${PROJECT_BINARY_DIR}/completions)
install(FILES ${completions}/labread.bash RENAME labread COMPONENT labread
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completions}/_labread COMPONENT labread
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${completions}/labread.fish COMPONENT labread
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES packaging/options.awk DESTINATION ${CMAKE_INSTALL_DATADIR}/labread COMPONENT labread)

add_custom_target(uninstall
  COMMAND ${CMAKE_COMMAND} -D MANIFEST=${PROJECT_BINARY_DIR}/install_manifest.txt
          -P ${PROJECT_SOURCE_DIR}/cmake/uninstall.cmake)

# Two packages: the program, and the library for other programs.
file(READ LICENSE license)
string(REGEX REPLACE "^MIT License\n\nCopyright[^\n]*\n\n" "" license "${license}")
string(STRIP "${license}" license)
string(REPLACE "\n\n" "\n.\n" license "${license}")
string(REPLACE "\n" "\n " license " ${license}")
configure_file(packaging/copyright copyright @ONLY)
foreach(package labread liblabread-dev)
  install(FILES ${PROJECT_BINARY_DIR}/copyright COMPONENT ${package}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME labread)
set(CPACK_PACKAGE_VENDOR "The labread authors")
set(LABREAD_MAINTAINER "The labread authors <authors@labread.example.org>"
    CACHE STRING "Maintainer of the Debian packages")
set(CPACK_PACKAGE_CONTACT ${LABREAD_MAINTAINER})
string(TIMESTAMP labread_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(packaging/changelog changelog @ONLY)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/finish_package.cmake)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL labread liblabread-dev)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_LABREAD_PACKAGE_NAME labread)
set(CPACK_DEBIAN_LABREAD_PACKAGE_SECTION science)
set(CPACK_DEBIAN_LABREAD_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_LABREAD_DESCRIPTION
    "labread reads a blood-test report (PDF, text, HL7, FHIR, C-CDA, LDT) from any\n\
laboratory and says which values are out of range and against what, what is\n\
urgent, and what the findings have to do with vitamin D, magnesium, calcium\n\
and vitamin B12. It sends nothing anywhere, and it makes no diagnosis.")
set(CPACK_DEBIAN_LIBLABREAD-DEV_PACKAGE_NAME liblabread-dev)
set(CPACK_DEBIAN_LIBLABREAD-DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBLABREAD-DEV_PACKAGE_DEPENDS
    "labread (= ${PROJECT_VERSION}), libre2-dev, libpugixml-dev, pkg-config")
set(CPACK_COMPONENT_LIBLABREAD-DEV_DESCRIPTION
    "The library behind labread, which reads blood-test reports and says what they\n\
mean: static library, headers and CMake package.")
include(CPack)
