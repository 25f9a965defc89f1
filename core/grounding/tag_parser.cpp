// SPDX-License-Identifier: GPL-3.0-or-later
#include "grounding/tag_parser.h"

#include "grounding/box_list.h"

#include <algorithm>
#include <utility>

namespace lectern::grounding {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n\r\f\v";

std::string_view trimmedLeft(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
    return text;
}

std::string_view trimmedRight(std::string_view text)
{
    return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

// How many bytes at the end of text may be the beginning of a UTF-8 character.
size_t unfinishedBytes(std::string_view text)
{
    for (size_t back = 1; back <= std::min<size_t>(3, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if (byte < 0x80)
            return 0;
        if (byte >= 0xC0) {
            const size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return length > back ? back : 0;
        }
    }
    return 0;
}

bool beginsATag(std::string_view text)
{
    return std::any_of(
        kTags.begin(), kTags.end(), [&](const TagSpelling& entry) { return entry.spelling.starts_with(text); });
}

} // namespace

void TagParser::push(std::string_view piece)
{
    while (!piece.empty() && m_state != State::Finished) {
        if (m_tag.empty()) {
            const size_t start = std::min(piece.find('<'), piece.size());
            takeText(piece.substr(0, start));
            piece.remove_prefix(start);
            if (!piece.empty()) {
                m_tag = '<';
                piece.remove_prefix(1);
            }
            continue;
        }
        m_tag += piece.front();
        if (!beginsATag(m_tag)) {
            m_tag.pop_back(); // and the character is looked at again: it may begin a tag
            takeText(std::exchange(m_tag, {}));
            continue;
        }
        piece.remove_prefix(1);
        const auto* found =
            std::find_if(kTags.begin(), kTags.end(), [&](const TagSpelling& entry) { return entry.spelling == m_tag; });
        if (found != kTags.end()) {
            m_tag.clear();
            takeTag(found->tag);
        }
    }
}

void TagParser::finish()
{
    if (m_state == State::Finished)
        return;
    takeText(std::exchange(m_tag, {}));
    keepAsText();
    endBlock();
    m_state = State::Finished;
}

void TagParser::clear()
{
    *this = TagParser();
}

const document::Block* TagParser::writing() const
{
    return m_blocks.empty() || m_blocks.back().complete ? nullptr : &m_blocks.back();
}

size_t TagParser::takeFirstChanged()
{
    return std::exchange(m_firstChanged, m_blocks.size());
}

void TagParser::takeText(std::string_view run)
{
    if (m_state == State::Text) {
        appendText(run);
        return;
    }
    m_pending += run;
    const bool fits = m_state == State::Label
        ? m_pending.size() <= kMaxLabelBytes
        : m_pending.size() <= kMaxBoxListBytes && std::all_of(run.begin(), run.end(), isBoxListCharacter);
    if (!fits)
        keepAsText();
}

void TagParser::takeTag(Tag tag)
{
    if (tag == Tag::Dropped)
        return;
    if (tag == Tag::LessThan) {
        takeText("<");
        return;
    }
    if (m_state == State::Label && tag == Tag::RefEnd) {
        m_state = State::Text;
        beginBlock(std::string(trimmedRight(trimmedLeft(std::exchange(m_pending, {})))));
        m_takesBoxes = true;
        return;
    }
    if (m_state == State::Boxes && tag == Tag::DetEnd) {
        endBoxes();
        return;
    }
    keepAsText(); // a tag inside another one: the outer one was none
    if (tag == Tag::Ref)
        m_state = State::Label;
    else if (tag == Tag::Det)
        m_state = State::Boxes;
    else
        appendText(spelling(tag));
}

// An opened ref or det turned out not to be a tag.
void TagParser::keepAsText()
{
    if (m_state != State::Label && m_state != State::Boxes)
        return;
    const Tag opened = m_state == State::Label ? Tag::Ref : Tag::Det;
    m_state = State::Text;
    appendText(spelling(opened));
    appendText(std::exchange(m_pending, {}));
}

void TagParser::endBoxes()
{
    auto boxes = parseBoxList(m_pending);
    if (!boxes) {
        keepAsText();
        appendText(spelling(Tag::DetEnd));
        return;
    }
    m_state = State::Text;
    m_pending.clear();
    if (!m_takesBoxes)
        beginBlock({});
    auto& all = m_blocks.back().boxes;
    all.insert(all.end(), boxes->begin(), boxes->end());
    changed(m_blocks.size() - 1);
}

void TagParser::appendText(std::string_view run)
{
    const bool atStart = m_blocks.empty() || (m_blocks.back().text.empty() && m_held.empty());
    if (atStart)
        run = trimmedLeft(run);
    const size_t textEnd = run.find_last_not_of(kWhiteSpace) + 1;
    if (textEnd == 0) {
        m_held += run;
        return;
    }
    if (m_blocks.empty())
        beginBlock({});
    m_takesBoxes = false;
    m_held += run.substr(0, textEnd);
    const size_t unfinished = textEnd == run.size() ? unfinishedBytes(m_held) : 0;
    const size_t ready = trimmedRight(std::string_view(m_held).substr(0, m_held.size() - unfinished)).size();
    m_blocks.back().text.append(m_held, 0, ready);
    m_held.erase(0, ready);
    m_held += run.substr(textEnd);
    changed(m_blocks.size() - 1);
}

void TagParser::beginBlock(std::string label)
{
    endBlock();
    document::Block block;
    block.order = static_cast<int>(m_blocks.size());
    block.label = std::move(label);
    block.complete = false;
    m_blocks.push_back(std::move(block));
    changed(m_blocks.size() - 1);
}

void TagParser::endBlock()
{
    m_takesBoxes = false;
    if (m_blocks.empty())
        return;
    document::Block& block = m_blocks.back();
    block.text += trimmedRight(m_held); // bytes of a character that never became whole
    m_held.clear();
    block.complete = true;
    changed(m_blocks.size() - 1);
}

void TagParser::changed(size_t index)
{
    m_firstChanged = std::min(m_firstChanged, index);
}

std::vector<document::Block> parseGrounded(std::string_view text)
{
    TagParser parser;
    parser.push(text);
    parser.finish();
    return parser.blocks();
}

} // namespace lectern::grounding
