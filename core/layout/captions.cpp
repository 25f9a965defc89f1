// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/captions.h"

#include "base/utf8.h"
#include "document/labels.h"
#include "layout/text_repair.h"

#include <utility>

namespace lectern::layout {

std::string_view captionLabel(std::string_view text)
{
    using namespace document::label;
    static constexpr std::pair<std::string_view, std::string_view> kWords[]{{"Figure", kImageCaption},
        {"FIGURE", kImageCaption}, {"Fig.", kImageCaption}, {"FIG.", kImageCaption}, {"Abbildung", kImageCaption},
        {"Abb.", kImageCaption}, {"Figura", kImageCaption}, {"图", kImageCaption}, {"圖", kImageCaption},
        {"Table", kTableCaption}, {"TABLE", kTableCaption}, {"Tab.", kTableCaption}, {"Tabelle", kTableCaption},
        {"Tableau", kTableCaption}, {"Tabla", kTableCaption}, {"表", kTableCaption}};
    for (const auto& [word, label] : kWords) {
        if (!text.starts_with(word)) {
            continue;
        }
        std::string_view rest = text.substr(word.size());
        while (rest.starts_with(' ')) {
            rest.remove_prefix(1);
        }
        const std::string_view number = rest.substr(0, rest.find_first_not_of("0123456789.-IVXLC"));
        if (number.empty() || number.find_first_of("0123456789IVXLC") != 0) {
            return {};
        }
        rest.remove_prefix(number.size());
        const char32_t next = firstCodePoint(rest);
        const bool isUnspaced = isUnspacedScript(firstCodePoint(word));
        const bool isMarked = rest.empty() || number.back() == '.' || next == U':' || next == U'：' || next == U'|'
            || rest.starts_with(" –") || rest.starts_with(" —") || rest.starts_with(" -");
        return isMarked || (isUnspaced && next == U' ') ? label : std::string_view{};
    }
    return {};
}

} // namespace lectern::layout
