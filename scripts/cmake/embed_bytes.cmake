# Run by `cmake -P` at build time: writes OUTPUT from the files in LIST. WHAT is shipped, fonts or icons (see embed.cmake).
file(STRINGS "${LIST}" files)

# Bytes as numbers: no delimiter to clash with, no limit on a literal's length, any encoding.
function(append_bytes code_variable name file)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "((0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,))" "\\1\n" bytes "${bytes}")
  # One byte more than the file has: an array cannot be empty.
  set(${code_variable} "${${code_variable}}const unsigned char ${name}[] = {\n${bytes}0};\n" PARENT_SCOPE)
endfunction()

function(write_shipped)
  set(keyed "")
  foreach(file IN LISTS files)
    get_filename_component(folder "${file}" DIRECTORY)
    get_filename_component(folder "${folder}" NAME)
    get_filename_component(name "${file}" NAME_WLE)
    string(REGEX REPLACE "^policies$" "policy" kind "${folder}")
    string(REGEX REPLACE "^scenarios$" "scenario" kind "${kind}")
    string(REGEX REPLACE "^lessons$" "lesson" kind "${kind}")
    string(REGEX REPLACE "^recipes$" "recipe" kind "${kind}")
    list(APPEND keyed "${kind}|${name}|${file}")
  endforeach()
  list(SORT keyed)
  set(arrays "")
  set(rows "")
  set(count 0)
  foreach(entry IN LISTS keyed)
    string(REPLACE "|" ";" entry "${entry}")
    list(GET entry 0 kind)
    list(GET entry 1 name)
    list(GET entry 2 file)
    append_bytes(arrays "kFile${count}" "${file}")
    string(APPEND rows "    row(\"${kind}\", \"${name}\", kFile${count}, sizeof kFile${count} - 1),\n")
    math(EXPR count "${count} + 1")
  endforeach()
  file(WRITE "${OUTPUT}" "// Generated from assets/ by scripts/cmake/embed_bytes.cmake; the shape is core/json/shipped.h.
#include \"core/json/shipped.h\"

#include <cstddef>

namespace permsim {
namespace {

${arrays}
[[maybe_unused]] ShippedFile row(std::string_view kind, std::string_view name, const unsigned char* bytes, std::size_t size) {
  return {kind, name, {reinterpret_cast<const char*>(bytes), size}};
}

}  // namespace

const std::vector<ShippedFile>& shipped_files() {
  static const std::vector<ShippedFile> kFiles = {
${rows}  };
  return kFiles;
}

}  // namespace permsim
")
endfunction()

function(write_fonts)
  set(arrays "")
  set(functions "")
  foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME_WE)
    append_bytes(arrays "k_${name}" "${file}")
    string(APPEND functions
      "FontData font_${name}() { return {k_${name}, static_cast<unsigned>(sizeof k_${name} - 1)}; }\n")
  endforeach()
  file(WRITE "${OUTPUT}" "// Generated from build/deps/fonts by scripts/cmake/embed_bytes.cmake; the shape is web/look/fonts.h.
#include \"web/look/fonts.h\"

namespace permsim {
namespace {
${arrays}}  // namespace

${functions}
}  // namespace permsim
")
endfunction()

function(write_icons)
  file(STRINGS "${files}" lines REGEX "^[^#]")
  set(constants "")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "^([a-z0-9-]+) ([0-9a-f]+)$" matched "${line}")
    if(NOT matched)
      message(FATAL_ERROR "${files}: `${line}` is not a name and a codepoint")
    endif()
    set(code "${CMAKE_MATCH_2}")
    string(TOUPPER "${CMAKE_MATCH_1}" name)
    string(REPLACE "-" "_" name "${name}")
    string(APPEND constants "#define ICON_${name} \"\\u${code}\"\n")
  endforeach()
  file(WRITE "${OUTPUT}" "// Generated from assets/fonts/icons.txt by scripts/cmake/embed_bytes.cmake: icons as text.
#pragma once
${constants}")
endfunction()

cmake_language(CALL "write_${WHAT}")
