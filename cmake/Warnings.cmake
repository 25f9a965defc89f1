# Warnings, sanitizers and coverage for our own code: link lectern_warnings PRIVATE.
add_library(lectern_warnings INTERFACE)
target_compile_options(lectern_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2
    -Wimplicit-fallthrough -Wnull-dereference -Werror)
# g++ 12 reports null dereferences, uninitialised uses and overlapping copies (GCC bug 105651) inside its own headers
# once it inlines them.
target_compile_options(lectern_warnings INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict>)

set(LECTERN_SANITIZE "" CACHE STRING "Sanitizers for every target: address,undefined or thread")
if(LECTERN_SANITIZE)
    add_compile_options(-fsanitize=${LECTERN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${LECTERN_SANITIZE})
endif()

option(LECTERN_COVERAGE "Instrument for gcovr" OFF)
if(LECTERN_COVERAGE)
    add_compile_options(--coverage -O0)
    add_link_options(--coverage)
endif()
