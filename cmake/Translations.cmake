# lectern_add_translations(target LANGUAGE…): translations/lectern_LANGUAGE.ts compiled into the target, as
# :/translations/lectern_LANGUAGE.qm. scripts/translations brings the .ts files up to date with the sources.
get_target_property(qmake_program Qt6::qmake IMPORTED_LOCATION)
get_filename_component(qt_programs ${qmake_program} DIRECTORY)
find_program(LRELEASE NAMES lrelease6 lrelease lrelease-qt6
    HINTS ${qt_programs} ${QT6_INSTALL_PREFIX}/lib/qt6/bin /usr/lib/qt6/bin REQUIRED)

function(lectern_add_translations target)
    set(compiled "")
    set(entries "")
    foreach(language IN LISTS ARGN)
        set(source ${PROJECT_SOURCE_DIR}/translations/lectern_${language}.ts)
        set(file ${CMAKE_CURRENT_BINARY_DIR}/lectern_${language}.qm)
        add_custom_command(OUTPUT ${file} COMMAND ${LRELEASE} -silent ${source} -qm ${file} DEPENDS ${source} VERBATIM)
        list(APPEND compiled ${file})
        string(APPEND entries "<file>lectern_${language}.qm</file>\n")
    endforeach()
    set(list ${CMAKE_CURRENT_BINARY_DIR}/translations.qrc)
    file(CONFIGURE OUTPUT ${list} CONTENT "<RCC><qresource prefix=\"/translations\">\n${entries}</qresource></RCC>\n")
    qt_add_resources(resource_source ${list})
    set_property(SOURCE ${resource_source} APPEND PROPERTY OBJECT_DEPENDS "${compiled}")
    target_sources(${target} PRIVATE ${resource_source} ${compiled})
endfunction()
