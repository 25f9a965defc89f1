// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/page_generator.h"
#include "recognition/page_reader.h"
#include "recognition/repetition_guard.h"

#include <string>
#include <vector>

namespace lectern::recognition {

struct LadderOptions
{
    std::string prompt = "markdown";
    int window = 90; // of the no-repeat rule on the first try: 90 for images, 50 for PDF pages
    int maxTokens = 8192; // of one try; the generator keeps to it, the ladder counts by it
    // Whether a page that came to no end, without a loop being seen, is tried again. Not where a person asked for a
    // limit of their own: they get what they asked for.
    bool retryAtLimit = true;
    RepetitionLimits limits;
};

// The first plan and then, in order: a stricter no-repeat rule, without crops, in two halves, the plain prompt. Rungs
// that would change nothing for this page are left out.
std::vector<ReadingPlan> ladderPlans(const PageGenerator& page, const LadderOptions& options);

// Reads a page; where it loops or comes to no end, reads it again down the ladder until a try ends by itself. No rung
// is begun after twice maxTokens have been written, so one page costs at most about three times its limit.
//
// A try scores the visible characters (outside tags) before its repeat, twice that if it ended by itself. A try that
// ended is taken at once, unless it has less than half of what an earlier one had before its loop. Otherwise the best
// score is kept and the reading is Cut, with what the repeat took off in removedTail. An error on a retry ends the
// ladder with the best try so far; Cancelled always goes up.
Result<PageReading> readWithRetries(
    PageGenerator& page, const LadderOptions& options, const ReadObserver& observer, const Cancel& cancel);

} // namespace lectern::recognition
