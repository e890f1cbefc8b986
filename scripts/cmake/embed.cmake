# Turns asset files into C++ that carries their bytes (the generator that runs at build time: embed_bytes.cmake).
set(embed_script "${CMAKE_CURRENT_LIST_DIR}/embed_bytes.cmake")
set(generated_dir "${CMAKE_BINARY_DIR}/generated")

# embed_shipped_files(TARGET FILE…): implements core/json/shipped.h; the kind of a file is its folder's.
function(embed_shipped_files target)
  set(output "${generated_dir}/shipped.cpp")
  _embed("${output}" shipped ${ARGN})
  add_library(${target} STATIC "${output}")
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
endfunction()

# embed_fonts(TARGET DIRECTORY): implements web/look/fonts.h from regular.ttf, semibold.ttf and icons.ttf, and makes icons.h,
# one ICON_ constant for each line of assets/fonts/icons.txt.
function(embed_fonts target directory)
  set(fonts "${generated_dir}/fonts.cpp")
  set(icons "${generated_dir}/icons.h")
  set(icon_list "${PROJECT_SOURCE_DIR}/assets/fonts/icons.txt")
  _embed("${fonts}" fonts "${directory}/regular.ttf" "${directory}/semibold.ttf" "${directory}/icons.ttf")
  _embed("${icons}" icons "${icon_list}")
  add_custom_target(${target}_icons DEPENDS "${icons}")
  add_library(${target} STATIC "${fonts}")
  add_dependencies(${target} ${target}_icons)
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}" "${generated_dir}")
endfunction()

# The list of files travels by a file of its own, so that a removed asset is noticed too.
function(_embed output what)
  string(REPLACE ";" "\n" lines "${ARGN}")
  file(CONFIGURE OUTPUT "${output}.list" CONTENT "${lines}" @ONLY)
  add_custom_command(OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} -DWHAT=${what} "-DLIST=${output}.list" "-DOUTPUT=${output}" -P "${embed_script}"
    DEPENDS ${ARGN} "${output}.list" "${embed_script}" VERBATIM
    COMMENT "Embedding ${what}")
endfunction()
