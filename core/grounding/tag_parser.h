// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/block.h"
#include "grounding/tags.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::grounding {

// Makes blocks of a reader's grounded text while it arrives, cut anywhere: the blocks after finish() do not depend on
// how the text was cut into pieces.
//
//     <|ref|>label<|/ref|><|det|>[[x1, y1, x2, y2], …]<|/det|>text
//
// A ref begins a block wherever it stands, also in the middle of a paragraph. A det gives its boxes to the block that a
// ref has just begun (white space between them does not matter); any other valid det begins a block with an empty
// label. Text before the first tag, and text without any tag, is a block with an empty label and no boxes.
// Nothing is lost: what is not a valid tag (unclosed, nested, a box list that is none, a label longer than
// kMaxLabelBytes) stays in the text as it was written. The vocabulary's own marks (end of sentence, padding,
// `<|grounding|>`) are dropped, and `<|lt|>` is a literal '<' (see writeGrounded). Any bytes are accepted; time is
// linear and memory a small multiple of what was pushed.
class TagParser
{
public:
    static constexpr size_t kMaxLabelBytes = 1024;
    static constexpr size_t kMaxBoxListBytes = 1024 * 1024;

    void push(std::string_view piece);

    // The stream has ended: an unfinished tag becomes text and every block is complete. What is pushed afterwards
    // is ignored.
    void finish();

    // Begins again with nothing, as for a page that its reader restarts.
    void clear();

    // In decoded order. While a block is being written its text holds whole UTF-8 characters only and no white space
    // at its end.
    const std::vector<document::Block>& blocks() const { return m_blocks; }

    // The block being written: the last one while it is not complete, else null. Valid until the next push().
    const document::Block* writing() const;

    // Index of the first block that was added or changed since the last call; blocks().size() if none was. Blocks
    // before it are as they were.
    size_t takeFirstChanged();

private:
    enum class State
    {
        Text,
        Label,
        Boxes,
        Finished
    };

    void takeText(std::string_view run);
    void takeTag(Tag tag);
    void keepAsText();
    void endBoxes();
    void appendText(std::string_view run);
    void beginBlock(std::string label);
    void endBlock();
    void changed(size_t index);

    std::vector<document::Block> m_blocks;
    State m_state = State::Text;
    std::string m_tag; // the beginning of what may become a tag
    std::string m_pending; // inside an open ref or det: what follows it
    std::string m_held; // not yet in the block's text: white space, or the first bytes of a character
    bool m_takesBoxes = false; // the last block was begun by a ref and has no text yet
    size_t m_firstChanged = 0;
};

// The blocks of a whole text.
std::vector<document::Block> parseGrounded(std::string_view text);

} // namespace lectern::grounding
