# lectern_add_test(tst_name SOURCES … LIBS … [LABELS …] [BROWSER]): one Qt Test program, run offscreen. BROWSER: it starts
# Qt WebEngine, or may; it runs alone, and without the sandbox, which root cannot have.
# Label 'sanitize' marks the tests that the sanitizer builds build and run (target lectern_sanitize_tests).
add_custom_target(lectern_tests)
add_custom_target(lectern_sanitize_tests)
# Label 'threads' marks those that the thread sanitizer runs too.
add_custom_target(lectern_thread_tests)
# libtorch, OpenMP and Qt are not built with the thread sanitizer, so that their own locks are unseen.
set(lectern_sanitizer_options "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0"
    "TSAN_OPTIONS=ignore_noninstrumented_modules=1")
if(LECTERN_SANITIZE STREQUAL "thread")
    list(APPEND lectern_sanitizer_options "OMP_NUM_THREADS=1")
endif()

# OpenMP's threads wait as briefly as in the programs (app/process_policy.h): beside other tests they would else spin.
function(lectern_add_test name)
    cmake_parse_arguments(ARG "BROWSER" "" "SOURCES;LIBS;LABELS" ${ARGN})
    add_executable(${name} EXCLUDE_FROM_ALL ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
    target_link_libraries(${name} PRIVATE lectern_warnings lectern_qt_rules lectern_test_support Qt6::Test ${ARG_LIBS})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;GOMP_SPINCOUNT=3000;${lectern_sanitizer_options}")
    if(ARG_BROWSER)
        set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT QTWEBENGINE_DISABLE_SANDBOX=1)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
    add_dependencies(lectern_tests ${name})
    if("sanitize" IN_LIST ARG_LABELS)
        add_dependencies(lectern_sanitize_tests ${name})
    endif()
    if("threads" IN_LIST ARG_LABELS)
        add_dependencies(lectern_thread_tests ${name})
    endif()
endfunction()
