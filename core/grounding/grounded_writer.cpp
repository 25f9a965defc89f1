// SPDX-License-Identifier: GPL-3.0-or-later
#include "grounding/grounded_writer.h"

#include "grounding/tags.h"

#include <algorithm>
#include <cmath>

namespace lectern::grounding {
namespace {

bool startsWithTag(std::string_view text)
{
    return std::any_of(
        kTags.begin(), kTags.end(), [&](const TagSpelling& entry) { return text.starts_with(entry.spelling); });
}

// Grounding coordinates run 0…999 over the page, 999 being its far edge.
std::string coordinate(double relative)
{
    const double clamped = std::isfinite(relative) ? std::clamp(relative, 0.0, 1.0) : 0.0;
    return std::to_string(std::lround(clamped * 999));
}

} // namespace

std::string neutralised(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '<' && startsWithTag(text.substr(i)))
            out += spelling(Tag::LessThan);
        else
            out += text[i];
    }
    return out;
}

std::string writeGrounded(std::string_view label, std::span<const document::Rect> boxes, std::string_view text)
{
    std::string out;
    out += spelling(Tag::Ref);
    out += neutralised(label);
    out += spelling(Tag::RefEnd);
    if (!boxes.empty()) {
        out += spelling(Tag::Det);
        out += '[';
        for (size_t i = 0; i < boxes.size(); ++i) {
            const document::Rect& box = boxes[i];
            out += i == 0 ? "[" : ", [";
            out += coordinate(box.x1) + ", " + coordinate(box.y1) + ", ";
            out += coordinate(box.x2) + ", " + coordinate(box.y2) + ']';
        }
        out += ']';
        out += spelling(Tag::DetEnd);
    }
    out += '\n';
    out += neutralised(text);
    out += text.empty() ? "\n" : "\n\n";
    return out;
}

} // namespace lectern::grounding
