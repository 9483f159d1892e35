# Third parties, each named once. Debian ships PoDoFo, RE2 and libdeflate without CMake configs.
find_package(PkgConfig REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
pkg_check_modules(podofo REQUIRED IMPORTED_TARGET libpodofo)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(pugixml REQUIRED IMPORTED_TARGET pugixml)
# Linked into the program where there is an archive: loading it and the C++ library at start-up costs
# more than interpreting a report.
find_library(labread_re2_archive libre2.a)
find_library(labread_c_archive libc.a)
if(labread_re2_archive)
  set_target_properties(PkgConfig::re2 PROPERTIES INTERFACE_LINK_LIBRARIES
                        "${labread_re2_archive};Threads::Threads")
endif()
find_library(labread_pugixml_archive libpugixml.a)
if(labread_pugixml_archive)
  set_target_properties(PkgConfig::pugixml PROPERTIES INTERFACE_LINK_LIBRARIES
                        "${labread_pugixml_archive}")
endif()
pkg_check_modules(libdeflate REQUIRED IMPORTED_TARGET libdeflate)

# The worker, too, starts quicker for two libraries less.
find_library(labread_libdeflate_archive libdeflate.a)
if(labread_libdeflate_archive)
  set_target_properties(PkgConfig::libdeflate PROPERTIES INTERFACE_LINK_LIBRARIES
                        "${labread_libdeflate_archive}")
endif()
find_library(labread_zlib_archive libz.a)
if(labread_zlib_archive)
  set_target_properties(ZLIB::ZLIB PROPERTIES IMPORTED_LOCATION "${labread_zlib_archive}"
                        IMPORTED_LOCATION_RELEASE "${labread_zlib_archive}")
endif()

# Optional: without them pictures of pages are refused.
pkg_check_modules(tesseract IMPORTED_TARGET tesseract)
pkg_check_modules(leptonica IMPORTED_TARGET lept)
find_path(labread_jbig2dec_headers jbig2.h)
find_library(labread_jbig2dec_library jbig2dec)
set(LABREAD_OCR OFF)
if(tesseract_FOUND AND leptonica_FOUND AND labread_jbig2dec_headers AND labread_jbig2dec_library)
  set(LABREAD_OCR ON)
  add_library(labread_jbig2dec INTERFACE)
  target_link_libraries(labread_jbig2dec INTERFACE ${labread_jbig2dec_library})
else()
  message(STATUS "No Tesseract, Leptonica or jbig2dec: pictures of pages will be refused")
endif()
