# How our own code is compiled, as one interface target (fetched code is spared the warnings): link permsim_options.
add_library(permsim_options INTERFACE)
target_compile_options(permsim_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(permsim_options INTERFACE -Wcomma) # one statement a line; GCC has no such warning
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(permsim_options INTERFACE -Wno-restrict) # GCC 12 sees overlaps in std::string that are none
endif()
if(EMSCRIPTEN)
  # Differences of iterators are 32 bits there: every `begin() + place` would warn, natively none does.
  target_compile_options(permsim_options INTERFACE -Wno-sign-conversion)
endif()
if(PERMSIM_WERROR)
  target_compile_options(permsim_options INTERFACE -Werror)
endif()

# Sanitizers watch our code and ImGui, which works on our memory; Catch2 stays plain and compiles seven times faster.
add_library(permsim_sanitizers INTERFACE)
if(PERMSIM_SANITIZE)
  target_compile_options(permsim_sanitizers INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(permsim_sanitizers INTERFACE -fsanitize=address,undefined)
endif()
if(PERMSIM_FUZZ)
  target_compile_definitions(permsim_sanitizers INTERFACE _GLIBCXX_ASSERTIONS) # lists know their bounds
endif()
target_link_libraries(permsim_options INTERFACE permsim_sanitizers)

if(EMSCRIPTEN)
  # The page is small before it is fast (it draws only on input); what makes the matrix is fast: see CMakeLists.txt.
  # -Os is for compiling only: whoever links says what for, and at link emcc never gives up an -Os it has once seen.
  set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG")
  add_compile_options("$<$<CONFIG:Release>:-Os>")
  # No exceptions: nothing here catches one (JSON is read without them), and their landing pads are a tenth of the page.
  add_compile_options(-fno-exceptions -msimd128 -mbulk-memory)
  add_link_options(-fno-exceptions)
  # Debian's Emscripten keeps its JavaScript optimizer's acorn where node does not look.
  find_path(DEBIAN_NODE_MODULES acorn/package.json PATHS /usr/share/nodejs NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  if(DEBIAN_NODE_MODULES)
    set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=${DEBIAN_NODE_MODULES}")
  endif()
endif()
