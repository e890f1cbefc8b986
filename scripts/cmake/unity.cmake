# Several sources compiled as one, where CMAKE_UNITY_BUILD says so: headers are read and templates made once for all of them, which
# takes a third of the time. Only sources of one folder stand together, so within a folder no name without linkage is used twice.
set(PERMSIM_UNITY_SIZE 10 CACHE STRING "How many sources of a folder are compiled as one")

# unite_by_folder(TARGET): says which of its sources those are.
function(unite_by_folder target)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    get_filename_component(folder "${source}" DIRECTORY)
    get_filename_component(name "${folder}" NAME)
    string(MAKE_C_IDENTIFIER "${folder}" folder)
    if(NOT DEFINED count_${folder})
      set(count_${folder} 0)
    endif()
    math(EXPR part "${count_${folder}} / ${PERMSIM_UNITY_SIZE}")
    math(EXPR count_${folder} "${count_${folder}} + 1")
    set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${name}_${part}")
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # A class that only one source knows may be made of what only that source knows; g++ sees both in a file that is included.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
endfunction()
