# The two WebAssembly products: the page (index.html, permsim.js, permsim.wasm) and the core alone as an ES module.

# Both are ES modules that run under `script-src 'self' 'wasm-unsafe-eval'` and need no files. The stack comes first in
# memory: growing down it meets the end of memory, which traps, and never writes over what lies below.
add_library(permsim_module_options INTERFACE)
target_link_options(permsim_module_options INTERFACE
  -sMODULARIZE -sEXPORT_ES6 -sUSE_ES6_IMPORT_META=1 -sALLOW_MEMORY_GROWTH=1 -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0
  -sSUPPORT_LONGJMP=0 -sMINIFY_HTML=0 -Wl,--stack-first
  "$<$<CONFIG:Debug>:-sASSERTIONS=1>")

# add_module(TARGET DIRECTORY OUTPUT_NAME SUFFIX SOURCE…): one JavaScript file and its .wasm, laid into DIRECTORY.
function(add_module target directory name suffix)
  add_executable(${target} ${ARGN})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME "${name}" SUFFIX "${suffix}"
    RUNTIME_OUTPUT_DIRECTORY "${directory}")
  target_link_libraries(${target} PRIVATE permsim_core permsim_options permsim_module_options)
  # What the linker took, archive by archive: the notices must account for all of it (tests/browser/notices.test.mjs).
  target_link_options(${target} PRIVATE -Wl,--trace)
  get_property(launcher GLOBAL PROPERTY RULE_LAUNCH_LINK)
  set_property(TARGET ${target} PROPERTY RULE_LAUNCH_LINK
    "${launcher} sh \"${PROJECT_SOURCE_DIR}/scripts/cmake/link_traced.sh\" \"${CMAKE_BINARY_DIR}/linked\" <TARGET>")
endfunction()

# copy_beside(TARGET FOLDER FILE…): lays files as they are beside what TARGET builds, whenever it is built.
function(copy_beside target folder)
  get_target_property(directory ${target} RUNTIME_OUTPUT_DIRECTORY)
  set(copies "")
  foreach(file IN LISTS ARGN)
    get_filename_component(name "${file}" NAME)
    set(copy "${directory}/${folder}/${name}")
    add_custom_command(OUTPUT "${copy}" COMMAND ${CMAKE_COMMAND} -E make_directory "${directory}/${folder}"
      COMMAND ${CMAKE_COMMAND} -E copy "${file}" "${copy}" DEPENDS "${file}" VERBATIM)
    list(APPEND copies "${copy}")
  endforeach()
  if(copies)
    string(REPLACE "/" "_" suffix "${folder}")
    add_custom_target(${target}_files${suffix} DEPENDS ${copies})
    add_dependencies(${target} ${target}_files${suffix})
  endif()
endfunction()

# The core without ImGui: node's tests, the benchmark and other people's programs load it.
set(module_source "${PROJECT_SOURCE_DIR}/web/browser/core_module.cpp")
set(node_parts "${PROJECT_SOURCE_DIR}/web/js/core_module_read.js" "${PROJECT_SOURCE_DIR}/web/js/core_module_node.js")
if(EXISTS "${module_source}" AND TARGET permsim_core)
  add_module(permsim_core_module "${PERMSIM_WEB_DIR}" permsim-core .mjs "${module_source}")
  target_link_options(permsim_core_module PRIVATE
    -O3 -sENVIRONMENT=web,worker --no-entry # and node, by the two files above
    "SHELL:--extern-pre-js ${PROJECT_SOURCE_DIR}/web/js/core_module_read.js"
    "SHELL:--pre-js ${PROJECT_SOURCE_DIR}/web/js/core_module_node.js" -sEXPORTED_FUNCTIONS=_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8)
  set_property(TARGET permsim_core_module APPEND PROPERTY LINK_DEPENDS ${node_parts})
  file(GLOB module_files CONFIGURE_DEPENDS web/js/core.mjs web/js/core.d.ts)
  copy_beside(permsim_core_module "" ${module_files})

  # What an element shows in somebody's page before it is opened, drawn by the module.
  find_program(NODE NAMES node nodejs)
  set(posters "${PROJECT_SOURCE_DIR}/scripts/packaging/posters.mjs")
  add_custom_command(OUTPUT "${CMAKE_BINARY_DIR}/posters.stamp"
    COMMAND "${NODE}" "${posters}" "${PERMSIM_WEB_DIR}"
    COMMAND ${CMAKE_COMMAND} -E touch "${CMAKE_BINARY_DIR}/posters.stamp"
    DEPENDS permsim_core_module permsim_core_module_files "${posters}" COMMENT "Drawing posters" VERBATIM)
  add_custom_target(permsim_posters ALL DEPENDS "${CMAKE_BINARY_DIR}/posters.stamp")
endif()

# The command line under node, for `npx permsim`: the same sources as natively, files as they lie on disk.
file(GLOB cli_sources CONFIGURE_DEPENDS core/cli/*.cpp)
if(cli_sources AND TARGET permsim_core)
  add_executable(permsim_node ${cli_sources})
  unite_by_folder(permsim_node)
  set_target_properties(permsim_node PROPERTIES OUTPUT_NAME permsim-node SUFFIX .js RUNTIME_OUTPUT_DIRECTORY "${PERMSIM_WEB_DIR}")
  target_link_libraries(permsim_node PRIVATE permsim_core permsim_options)
  target_link_options(permsim_node PRIVATE
    -O2 -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1 -sSUPPORT_LONGJMP=0 -Wl,--stack-first)
endif()

file(GLOB page_sources CONFIGURE_DEPENDS web/*/*.cpp)
list(REMOVE_ITEM page_sources "${module_source}")
set(lit "${PROJECT_SOURCE_DIR}/web/node_modules/lit-html")
set(fflate "${PROJECT_SOURCE_DIR}/web/node_modules/fflate")
set(d3_dsv "${PROJECT_SOURCE_DIR}/web/node_modules/d3-dsv")
if(NOT EXISTS "${PROJECT_SOURCE_DIR}/web/browser/main.cpp" OR NOT EXISTS "${deps}/fonts/icons.ttf" OR NOT EXISTS "${lit}/lit-html.js"
    OR NOT EXISTS "${fflate}/esm/browser.js")
  message(STATUS "No page: web/browser/main.cpp, the fonts, lit-html or fflate (scripts/setup serve) are not there")
  return()
endif()

# Two pages of the same objects: as people get it, and the one whose browser tests ask what was drawn. Only what knows of
# the hooks, ImGui with it, is compiled for each. ImGui's structures are the same with and without them.
set(hooked_sources "")
foreach(source IN LISTS page_sources)
  file(STRINGS "${source}" knows_hooks REGEX "test_hooks|test_report|IMGUI_TEST_ENGINE|PERMSIM_TEST_HOOKS" LIMIT_COUNT 1)
  if(knows_hooks)
    list(APPEND hooked_sources "${source}")
  endif()
endforeach()
list(REMOVE_ITEM page_sources ${hooked_sources})

foreach(library imgui imgui_with_test_hooks)
  set(hooks "")
  if(library STREQUAL "imgui_with_test_hooks")
    set(hooks IMGUI_ENABLE_TEST_ENGINE)
  endif()
  add_imgui_library(${library} IMGUI_IMPL_OPENGL_ES3 ${hooks})
  FetchContent_GetProperties(imgui)
  target_sources(${library} PRIVATE "${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp")
endforeach()
embed_fonts(permsim_fonts "${deps}/fonts")

add_library(permsim_page_parts OBJECT ${page_sources})
unite_by_folder(permsim_page_parts)
target_link_libraries(permsim_page_parts PRIVATE permsim_core permsim_options imgui permsim_fonts)

find_package(Python3 REQUIRED COMPONENTS Interpreter) # Emscripten needs it too
file(GLOB js_libraries CONFIGURE_DEPENDS web/js/library_*.js)
# Everything else of the page is copied as it is: the shell, its scripts and styles.
file(GLOB page_files CONFIGURE_DEPENDS web/js/*.js web/js/*.mjs web/js/*.css web/js/*.d.ts)
list(FILTER page_files EXCLUDE REGEX "/(library_|core_module_|core[.])[^/]*$")
set(notices_script "${PROJECT_SOURCE_DIR}/scripts/make_notices.py")

# add_page(TARGET DIRECTORY IMGUI)
function(add_page target directory imgui)
  add_module(${target} "${directory}" permsim .js ${hooked_sources})
  target_link_libraries(${target} PRIVATE permsim_page_parts ${imgui} permsim_fonts)
  target_link_options(${target} PRIVATE "$<$<CONFIG:Release>:-Os>"
    -sENVIRONMENT=web -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8)
  foreach(library IN LISTS js_libraries)
    target_link_options(${target} PRIVATE "SHELL:--js-library ${library}")
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${library}")
  endforeach()

  copy_beside(${target} "" ${page_files})
  # What links are packed with (web/js/link.js); it is loaded when somebody makes or opens one.
  copy_beside(${target} "fflate" "${fflate}/esm/browser.js")
  # What pasted tables are read with (web/js/pasting.js), loaded when one is pasted.
  copy_beside(${target} "d3-dsv" "${d3_dsv}/src/dsv.js" "${d3_dsv}/src/csv.js" "${d3_dsv}/src/tsv.js")
  # Of lit-html only the modules that the twin (web/js/twin.js) asks for. They name each other by relative addresses.
  copy_beside(${target} "lit-html" "${lit}/lit-html.js" "${lit}/directive.js" "${lit}/directive-helpers.js")
  copy_beside(${target} "lit-html/directives" "${lit}/directives/guard.js" "${lit}/directives/repeat.js")

  # Everything linked brings its licence text along, and a page that lists them.
  set(notices "${directory}/licences/notices.html")
  add_custom_command(OUTPUT "${notices}"
    COMMAND ${CMAKE_COMMAND} -E rm -rf "${directory}/licences"
    COMMAND ${Python3_EXECUTABLE} "${notices_script}" --root "${PROJECT_SOURCE_DIR}" --emscripten "${EMSCRIPTEN_ROOT_PATH}"
      --imgui "${imgui_SOURCE_DIR}" --json "${json_SOURCE_DIR}" --fonts "${deps}/fonts" --lit "${lit}" --fflate "${fflate}"
      --d3-dsv "${d3_dsv}" --version "${PROJECT_VERSION}" --into "${directory}/licences"
    DEPENDS "${notices_script}" "${PROJECT_SOURCE_DIR}/CMakeLists.txt" "${PROJECT_SOURCE_DIR}/LICENSE"
      "${imgui_SOURCE_DIR}/imgui.h" "${json_SOURCE_DIR}/include/nlohmann/json.hpp" "${deps}/fonts/licences/inter.txt"
      "${lit}/package.json" "${fflate}/package.json" "${EMSCRIPTEN_ROOT_PATH}/emscripten-version.txt"
    COMMENT "Collecting notices" VERBATIM)
  add_custom_command(OUTPUT "${directory}/index.html"
    COMMAND ${CMAKE_COMMAND} -E copy "${PROJECT_SOURCE_DIR}/shell.html" "${directory}/index.html"
    DEPENDS "${PROJECT_SOURCE_DIR}/shell.html" VERBATIM)
  add_custom_target(${target}_surroundings DEPENDS "${notices}" "${directory}/index.html")
  add_dependencies(${target} ${target}_surroundings)
endfunction()

add_page(permsim_page "${PERMSIM_WEB_DIR}" imgui)
if(TARGET permsim_core_module)
  add_dependencies(permsim_core_module permsim_page_surroundings) # it stands beside the same notices
endif()
# Never in a release.
add_page(permsim_test_page "${PERMSIM_WEB_DIR}-test" imgui_with_test_hooks)
target_compile_definitions(permsim_test_page PRIVATE PERMSIM_TEST_HOOKS)
set_target_properties(permsim_test_page imgui_with_test_hooks PROPERTIES EXCLUDE_FROM_ALL ON)
