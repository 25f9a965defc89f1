# lectern_add_test(tst_name SOURCES … LIBS … [LABELS …] [GUI]): one Qt Test program, run offscreen.
# Label 'sanitize' marks the tests that the sanitizer builds build and run (target lectern_sanitize_tests).
add_custom_target(lectern_tests)
add_custom_target(lectern_sanitize_tests)

function(lectern_add_test name)
    cmake_parse_arguments(ARG "GUI" "" "SOURCES;LIBS;LABELS" ${ARGN})
    add_executable(${name} EXCLUDE_FROM_ALL ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
    target_link_libraries(${name} PRIVATE lectern_warnings lectern_qt_rules lectern_test_support Qt6::Test ${ARG_LIBS})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
    add_dependencies(lectern_tests ${name})
    if("sanitize" IN_LIST ARG_LABELS)
        add_dependencies(lectern_sanitize_tests ${name})
    endif()
endfunction()
