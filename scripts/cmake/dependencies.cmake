# The three libraries: sources that scripts/setup laid into build/deps, or else the same releases fetched, pinned by hash.
# These lines are the only place where their versions stand; scripts/setup reads them, scripts/check_pins compares.
set(imgui_version 1.90.1)
set(json_version 3.11.3)
set(catch2_version 3.7.1)

include(FetchContent)
if(POLICY CMP0135)
  cmake_policy(SET CMP0135 NEW) # times of unpacked files are those of unpacking
endif()

set(deps "${PROJECT_SOURCE_DIR}/build/deps")
function(use_local name marker directory)
  if(EXISTS "${deps}/${marker}")
    set(FETCHCONTENT_SOURCE_DIR_${name} "${deps}/${directory}" CACHE PATH "" FORCE)
  endif()
endfunction()
use_local(IMGUI imgui/imgui.h imgui)
use_local(CATCH2 catch2/src/catch2/catch_all.hpp catch2)
use_local(JSON json/include/nlohmann/json.hpp json)

# SOURCE_SUBDIR names no folder on purpose: the few files we need are compiled here, as we need them.
FetchContent_Declare(imgui
  URL https://github.com/ocornut/imgui/archive/refs/tags/v${imgui_version}.tar.gz
  URL_HASH SHA256=21dcc985bb2ae8fe48047c86135dbc438d6980a8f2e08babbda5be820592f282
  SOURCE_SUBDIR none)
FetchContent_Declare(json
  URL https://github.com/nlohmann/json/releases/download/v${json_version}/json.tar.xz
  URL_HASH SHA256=d6c65aca6b1ed68e7a182f4757257b107ae403032760ed6ef121c9d55e81757d
  SOURCE_SUBDIR none)
FetchContent_Declare(catch2
  URL https://github.com/catchorg/Catch2/archive/refs/tags/v${catch2_version}.tar.gz
  URL_HASH SHA256=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c
  SOURCE_SUBDIR none)

FetchContent_MakeAvailable(json)
add_library(permsim_json INTERFACE)
target_include_directories(permsim_json SYSTEM INTERFACE "${json_SOURCE_DIR}/include")

# add_imgui_library(NAME [DEFINE…]): Dear ImGui without a backend; the project has its own platform layer.
# Definitions are PUBLIC because they change ImGui's structures.
function(add_imgui_library name)
  FetchContent_MakeAvailable(imgui)
  FetchContent_GetProperties(imgui)
  add_library(${name} STATIC
    "${imgui_SOURCE_DIR}/imgui.cpp" "${imgui_SOURCE_DIR}/imgui_draw.cpp"
    "${imgui_SOURCE_DIR}/imgui_tables.cpp" "${imgui_SOURCE_DIR}/imgui_widgets.cpp")
  target_include_directories(${name} SYSTEM PUBLIC "${imgui_SOURCE_DIR}" "${imgui_SOURCE_DIR}/backends")
  target_compile_definitions(${name} PUBLIC
    IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_OBSOLETE_KEYIO IMGUI_DISABLE_DEMO_WINDOWS
    IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_FILE_FUNCTIONS
    ImDrawIdx=unsigned # one panel full of cells has more than 65,536 corners
    IMGUI_USE_WCHAR32 # a field keeps emoji, which lie beyond U+FFFF, as they are typed
    ${ARGN})
  target_link_libraries(${name} PRIVATE permsim_sanitizers)
  set_target_properties(${name} PROPERTIES UNITY_BUILD OFF) # not written to stand in one file
endfunction()

# add_catch2_library(NAME): Catch2 with its main(), from its one-file distribution, unoptimised: it is never what is slow.
function(add_catch2_library name)
  FetchContent_MakeAvailable(catch2)
  FetchContent_GetProperties(catch2)
  set(CATCH_CONFIG_DEFAULT_REPORTER console)
  set(CATCH_CONFIG_CONSOLE_WIDTH 120)
  set(generated "${CMAKE_BINARY_DIR}/generated/catch2")
  configure_file("${catch2_SOURCE_DIR}/src/catch2/catch_user_config.hpp.in" "${generated}/catch2/catch_user_config.hpp")
  add_library(${name} STATIC "${catch2_SOURCE_DIR}/extras/catch_amalgamated.cpp")
  target_compile_options(${name} PRIVATE -O0)
  target_include_directories(${name} SYSTEM PUBLIC "${catch2_SOURCE_DIR}/src" "${generated}")
endfunction()
