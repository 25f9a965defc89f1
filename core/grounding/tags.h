// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace lectern::grounding {

enum class Tag
{
    Ref,
    RefEnd,
    Det,
    DetEnd,
    LessThan, // stands for a literal '<': how text that looks like a tag is written (see writeGrounded)
    Dropped, // special tokens of the vocabulary that mean nothing in a page's text
};

struct TagSpelling
{
    Tag tag;
    std::string_view spelling;
};

// Every spelling begins with '<' and holds no other one, so that a failed match never has to look back.
inline constexpr std::array<TagSpelling, 9> kTags{{
    {Tag::Ref, "<|ref|>"},
    {Tag::RefEnd, "<|/ref|>"},
    {Tag::Det, "<|det|>"},
    {Tag::DetEnd, "<|/det|>"},
    {Tag::LessThan, "<|lt|>"},
    {Tag::Dropped, "<|grounding|>"},
    {Tag::Dropped, "<｜begin▁of▁sentence｜>"},
    {Tag::Dropped, "<｜end▁of▁sentence｜>"},
    {Tag::Dropped, "<｜▁pad▁｜>"},
}};

constexpr std::string_view spelling(Tag tag)
{
    for (const TagSpelling& entry : kTags) {
        if (entry.tag == tag)
            return entry.spelling;
    }
    return {};
}

} // namespace lectern::grounding
