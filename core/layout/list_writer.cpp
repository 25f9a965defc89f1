// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/list_writer.h"

#include "document/markdown_escape.h"

#include <algorithm>
#include <vector>

namespace lectern::layout {

namespace {

struct OpenLevel
{
    double left = 0; // of the markers
    size_t textIndent = 0; // columns that its items' text stands in, in the Markdown
};

std::string itemText(std::span<const Word> words, const Paragraph& item, bool hasMarker, const Vocabulary& vocabulary)
{
    std::string text;
    for (size_t i = 0; i < item.lines.size(); ++i) {
        std::span<const int> line(item.lines[i].words);
        if (i == 0 && hasMarker) {
            line = line.subspan(1);
        }
        appendLine(text, textOf(words, line), vocabulary);
    }
    return document::escapeMarkdown(withoutSoftHyphens(text));
}

} // namespace

std::string listMarkdown(std::span<const Word> words, std::span<const Paragraph> items, const Vocabulary& vocabulary)
{
    std::string out;
    std::vector<OpenLevel> levels;
    bool wasText = false;
    for (const auto& item : items) {
        const double left = item.lines.front().box.x1;
        const double em = item.lines.front().size;
        while (!levels.empty() && left < levels.back().left - 0.7 * em) {
            levels.pop_back();
        }
        const bool isDeeper = !levels.empty() && left > levels.back().left + 0.7 * em;
        const size_t indent = levels.empty() ? 0
            : isDeeper                       ? levels.back().textIndent
            : levels.size() > 1              ? levels[levels.size() - 2].textIndent
                                             : 0;
        const bool isText = item.marker.kind == MarkerKind::Letter;
        const std::string mark = isText ? "" : item.marker.kind == MarkerKind::Number ? item.marker.text + " " : "- ";
        if (levels.empty() || isDeeper) {
            levels.push_back({left, indent + mark.size()});
        } else {
            levels.back().textIndent = indent + mark.size();
        }
        if (!out.empty()) {
            out += isText || wasText ? "\n\n" : "\n";
        }
        out += std::string(indent, ' ') + mark + itemText(words, item, !isText, vocabulary);
        wasText = isText;
    }
    return out;
}

} // namespace lectern::layout
