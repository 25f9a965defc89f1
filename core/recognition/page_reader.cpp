// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/page_reader.h"

namespace lectern::recognition {

std::string_view stageName(Stage stage)
{
    switch (stage) {
    case Stage::Load:
        return "load";
    case Stage::Render:
        return "render";
    case Stage::TextLayer:
        return "text-layer";
    case Stage::Ocr:
        return "ocr";
    case Stage::Layout:
        return "layout";
    case Stage::Vision:
        return "vision";
    case Stage::Prefill:
        return "prefill";
    case Stage::Decode:
        return "decode";
    }
    return "unknown";
}

} // namespace lectern::recognition
