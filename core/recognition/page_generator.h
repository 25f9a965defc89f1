// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace lectern::recognition {

enum class PageArea
{
    Whole,
    TopHalf,
    BottomHalf
};

// One way of reading a page; the rungs of the retry ladder differ in these.
struct ReadingPlan
{
    std::string name; // how a person would call it: "without crops"
    std::string prompt; // "markdown", "free" or the prompt's own text
    int ngram = 20; // the no-repeat rule of model.md §7
    int window = 90; // tokens
    bool crops = true; // false: the global view only
    bool halves = false; // the page's halves one after the other, cut at a white gap
};

// What the retry ladder needs of a model: a page that can be read in one way or another, piece by piece. The model
// reader implements it with DeepSeek-OCR 2, tests with scripted text.
class PageGenerator
{
public:
    virtual ~PageGenerator() = default;

    // True where leaving the crops out would change anything.
    virtual bool hasCrops() const = 0;
    // Where the lower half begins, 0…1 of the page's height; 0: no white gap to cut at.
    virtual double splitRow() const = 0;

    // Called for each token with the text that it completed, grounding tags included, EOS and other control tokens
    // left out; false stops. kNoToken: text that was still held back when the last token had come.
    static constexpr std::int32_t kNoToken = -1;
    using Sink = std::function<bool(std::int32_t token, std::string_view piece)>;

    // True where the model ended the text itself (EOS). Boxes are relative to the area. Cancelled is an error.
    virtual Result<bool> generate(const ReadingPlan& plan, PageArea area, const Sink& sink, const Cancel& cancel) = 0;
};

} // namespace lectern::recognition
