# Every package we use, with what it is for. Folders link only what their row in layers.json allows.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)                                       # JSON in Qt-free folders
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8>=10.40)             # the tokenizer's regex splits
pkg_check_modules(TESSERACT REQUIRED IMPORTED_TARGET tesseract>=5 lept)         # words of scanned pages

# libtorch: -DTorch_DIR, then the environment's Torch_DIR or LECTERN_TORCH (a libtorch folder); else where
# scripts/setup unpacks it.
if(NOT Torch_DIR AND DEFINED ENV{Torch_DIR})
    set(Torch_DIR $ENV{Torch_DIR})
elseif(NOT Torch_DIR)
    if(DEFINED ENV{LECTERN_TORCH})
        set(lectern_torch_home $ENV{LECTERN_TORCH})
    elseif(DEFINED ENV{XDG_CACHE_HOME})
        set(lectern_torch_home $ENV{XDG_CACHE_HOME}/lectern/torch-2.13.0-cpu/torch)
    else()
        set(lectern_torch_home $ENV{HOME}/.cache/lectern/torch-2.13.0-cpu/torch)
    endif()
    set(Torch_DIR ${lectern_torch_home}/share/cmake/Torch)
endif()
find_package(Torch 2.6 REQUIRED CONFIG PATHS ${Torch_DIR} NO_DEFAULT_PATH)
# Torch's config adds flags to the whole project and its headers are not warning-free: keep both off our own code.
set(CMAKE_CXX_FLAGS "${CMAKE_CXX_FLAGS_INIT}")
add_library(lectern_torch INTERFACE)
target_include_directories(lectern_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(lectern_torch INTERFACE ${TORCH_LIBRARIES})

if(LECTERN_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Gui Network Qml Svg Widgets PrintSupport)
    find_package(Qt6 6.4 REQUIRED COMPONENTS WebChannel WebEngineCore WebEngineWidgets) # the preview
    pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler-qt6>=22.12 poppler-cpp>=22.12)
    pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark-gfm>=0.29)            # Markdown to HTML
    pkg_check_modules(QPDF REQUIRED IMPORTED_TARGET libqpdf>=11)                    # pages over the pages of a PDF
    pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo>=0.10)                   # HTML as browsers read it
    find_path(LECTERN_DTL_INCLUDE dtl/dtl.hpp REQUIRED)                             # what differs between two texts
    if(LECTERN_TESTS)
        find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    endif()
endif()
