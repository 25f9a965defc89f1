// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pdf_words.h"

#include "base/utf8.h"
#include "pages/font_style.h"
#include "pages/poppler_messages.h"

#include <cpp/poppler-document.h>
#include <cpp/poppler-page.h>

#include <algorithm>

namespace lectern::pages {

namespace {

// The library's own to_utf8() goes through iconv and gives up on what is not well-formed.
std::string utf8FromUtf16(const poppler::ustring& text)
{
    std::string result;
    result.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        char32_t unit = text[i];
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        if (high && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (text[++i] - 0xDC00U);
        } else if (unit >= 0xD800 && unit < 0xE000) {
            unit = kReplacementCharacter;
        }
        appendUtf8(result, unit);
    }
    return result;
}

layout::Word toWord(const poppler::text_box& box, const PageSize& size)
{
    layout::Word word;
    word.text = utf8FromUtf16(box.text());
    const poppler::rectf rect = box.bbox();
    word.box = {
        rect.left() / size.width, rect.top() / size.height, rect.right() / size.width, rect.bottom() / size.height};
    word.rotation = (box.rotation() & 3) * 90;
    word.spaceAfter = box.has_space_after();
    if (box.has_font_info()) {
        word.fontName = withoutSubsetTag(repairedUtf8(box.get_font_name()));
        word.fontSize = box.get_font_size();
        const FontStyle style = fontStyle(word.fontName);
        word.bold = style.bold;
        word.italic = style.italic;
    }
    return word;
}

// Whether next stands right after word on the same line. Only then does "no space after" mean that the two are
// joined: Poppler says it of the last word of every line too.
bool continuesLine(const layout::Word& word, const layout::Word& next, const PageSize& size)
{
    if (word.rotation != next.rotation) {
        return false;
    }
    const bool upright = word.rotation % 180 == 0;
    const document::Rect shared = word.box.intersected(next.box);
    const double overlap = upright ? shared.height() : shared.width();
    const double thickness =
        upright ? std::min(word.box.height(), next.box.height()) : std::min(word.box.width(), next.box.width());
    double gap = 0; // page-relative, in the direction of writing
    switch (word.rotation) {
    case 90:
        gap = (next.box.y1 - word.box.y2) * size.height;
        break;
    case 180:
        gap = (word.box.x1 - next.box.x2) * size.width;
        break;
    case 270:
        gap = (word.box.y1 - next.box.y2) * size.height;
        break;
    default:
        gap = (next.box.x1 - word.box.x2) * size.width;
    }
    const double em = std::max({word.fontSize, next.fontSize, 1.0});
    return overlap > 0.5 * thickness && std::abs(gap) < 0.5 * em;
}

} // namespace

PdfWords::PdfWords(const std::filesystem::path& path, std::string password, int pageCount)
    : m_path(path)
    , m_password(std::move(password))
    , m_pageCount(pageCount)
{ }

PdfWords::~PdfWords() = default;

Result<void> PdfWords::openDocument()
{
    if (m_document) {
        return {};
    }
    std::unique_ptr<poppler::document> document(
        poppler::document::load_from_file(m_path.string(), m_password, m_password));
    if (!document || document->is_locked() || document->pages() != m_pageCount) {
        return fail(ErrorCode::Unreadable, "the file has changed since it was opened: open it again");
    }
    m_document = std::move(document);
    return {};
}

Result<std::vector<layout::Word>> PdfWords::onPage(int page, const PageSize& size)
{
    const PopplerMessages messages;
    if (const auto opened = openDocument(); !opened) {
        return std::unexpected(opened.error());
    }
    const std::unique_ptr<poppler::page> loaded(m_document->create_page(page));
    if (!loaded) {
        return fail(ErrorCode::Corrupt, "the page is damaged");
    }
    std::vector<layout::Word> words;
    for (const poppler::text_box& box : loaded->text_list(poppler::page::text_list_include_font)) {
        words.push_back(toWord(box, size));
    }
    for (size_t i = 0; i < words.size(); ++i) {
        const bool joined = !words[i].spaceAfter && i + 1 < words.size() && continuesLine(words[i], words[i + 1], size);
        words[i].spaceAfter = !joined;
    }
    return words;
}

} // namespace lectern::pages
