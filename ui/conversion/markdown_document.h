// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/markdown_writer.h"
#include "document/page_result.h"

#include <QObject>
#include <QString>
#include <QTextDocument>
#include <QUndoStack>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lectern::ui {

// A block of an open document, for as long as its page is not read again.
struct BlockId
{
    int page = -1; // 0-based
    int block = -1; // position in decoded order on its page, from 0

    bool isValid() const { return page >= 0 && block >= 0; }
    friend auto operator<=>(const BlockId&, const BlockId&) = default;
};

enum class PageState
{
    Unread,
    Waiting, // asked for; what an earlier reading gave is still there
    Writing, // its text is coming in
    Done,
    Cut, // kept, see PageResult::reason
    Failed,
    Cancelled, // what had come in is kept
};

// A block as it stands, and the Markdown that a person has written in its place.
struct SavedBlock
{
    document::Block block;
    int output = -1; // which of result.blocks it is, changed or not; -1: made by a person
    std::optional<QString> edited;
};

// One page of it, as a draft on disk keeps it.
struct SavedPage
{
    PageState state = PageState::Unread;
    document::PageResult result; // as the reader wrote it
    std::vector<SavedBlock> blocks; // as they stand
};

// The right side of one document: the blocks of its pages as the reader wrote them, what the person made of them, and
// the same as one editable text. Views read it and follow pageChanged; nothing else holds text.
//
// text() holds the Markdown of every block that belongs there, in order, one blank line between two. Typing in it is
// noticed and becomes an edit of the blocks that it touches; every edit is one step on undoStack(), and text that comes
// in from a reader is none. A blank line that goes joins the block after it to the one before. Editing text() where
// isEditable() is false is lost with the next update.
class MarkdownDocument : public QObject
{
    Q_OBJECT

public:
    explicit MarkdownDocument(QObject* parent = nullptr);
    ~MarkdownDocument() override;

    // Forgets everything.
    void setPageCount(int pages);
    int pageCount() const { return static_cast<int>(m_pages.size()); }
    // Whether headers, footers and page numbers stand in text() too; by default they don't.
    void setFurniture(document::Furniture furniture);
    // For document(): the file's path.
    void setSource(const std::string& source) { m_source = source; }
    // For document(): who reads, see document::Document.
    void setReader(const std::string& reader, const std::string& model);

    // What a reader tells, see ConversionWorker. Pages are 0-based here.
    void setWaiting(int page);
    void setNotWaiting(int page); // it was not begun: as it was before
    void restartPage(int page);
    void updatePage(int page, size_t firstChanged, const std::vector<document::Block>& blocks);
    // Replaces what a page had, unless a person has corrected it: then their blocks stay, the new reading becomes what
    // revertPage() goes back to, and readAgain() tells of it. What a page had stays also where the new reading failed
    // or was cancelled.
    void finishPage(const document::PageResult& result);
    // The names of pictures, once they have been cut out of a page that was read: the blocks' image of result.
    void setPictures(const document::PageResult& result);

    // Figures whose place is a person's, not the reader's: round their boxes, with the picture that they name.
    std::vector<std::pair<document::Rect, std::string>> drawnFigures(int page) const;
    void setDrawnPictures(int page, const std::vector<std::pair<document::Rect, std::string>>& pictures);

    PageState pageState(int page) const { return m_pages[static_cast<size_t>(page)].state; }
    // Of the last reading that told anything; blocks are those that the reader wrote. page 0: never read.
    const document::PageResult& pageResult(int page) const { return m_pages[static_cast<size_t>(page)].result; }
    int blockCount(int page) const { return static_cast<int>(m_pages[static_cast<size_t>(page)].entries.size()); }
    const document::Block& block(BlockId id) const { return entry(id).block; }
    std::vector<document::Block> blocks(int page) const; // as they stand, without the edits of their Markdown
    // As it stands in text(); empty for blocks that do not belong there.
    QString blockMarkdown(BlockId id) const { return markdownOf(entry(id)); }
    bool isEdited(BlockId id) const { return entry(id).edited.has_value(); }
    // The one that is being written.
    std::optional<BlockId> writing() const { return m_writing; }

    bool isEmpty() const { return m_text.isEmpty(); }
    QString pageMarkdown(int page) const;
    QString markdown() const; // ends in a line break where it is not empty
    // Every page that was read, with the edits as the blocks' text: for exports.
    document::Document document() const;

    // A step that can be undone; nullopt: back to what the reader wrote.
    void editBlock(BlockId id, const std::optional<QString>& markdown);

    // Corrections of a page's blocks, each one step that can be undone. They are refused (false, nothing happens) where
    // the page is being written or waits for it, where there is no such block, and where nothing would change.
    bool moveBlock(BlockId id, int to); // to: where it stands afterwards
    bool orderBlocks(int page, const std::vector<int>& order); // the blocks that there are, in their new order
    bool removeBlock(BlockId id);
    bool mergeWithNext(BlockId id); // text and boxes of both
    // In its Markdown. Its box is cut at a height of the page (0…1), or by the share of the text.
    bool splitBlock(BlockId id, int position, std::optional<double> height = {});
    bool setLabel(BlockId id, const std::string& label);
    bool setBoxes(BlockId id, const std::vector<document::Rect>& boxes);
    bool insertBlock(BlockId before, const document::Block& block); // before.block: up to blockCount()
    // Where a new box joins the blocks of a page: behind the one that stands before it by geometry. 0…blockCount(page).
    int readingPosition(int page, const document::Rect& box) const;
    enum class RegionOutcome
    {
        Taken,
        Empty, // nothing was read: nothing happens
        Refused, // the page cannot be corrected now, or the block is not as it was
    };
    // Puts what was read of a region in the place of the block that was asked for, else of the blocks that lie mostly
    // in the region; one step. What the reader had written of them is kept for revertBlock() and revertPage().
    RegionOutcome takeRegion(int page, const document::Rect& region, const std::optional<document::Block>& block,
        std::vector<document::Block> read);
    // Back to what the reader wrote; a block that a person made goes.
    bool revertBlock(BlockId id);
    bool revertPage(int page);
    bool revertAll();
    bool isCorrectable(int page) const;
    bool isCorrected(BlockId id) const; // changed in any way, or made by a person
    bool isCorrected(int page) const; // or moved, or removed

    QTextDocument* text() { return &m_text; }
    const QTextDocument* text() const { return &m_text; }
    // Positions in text().
    BlockId blockAt(int position) const; // invalid where there is none
    std::pair<int, int> rangeOf(BlockId id) const; // position and length, without the blank line after it
    bool isEditable(int position, int length = 0) const; // false while one of the pages there is being written

    QUndoStack* undoStack() { return &m_undo; }
    // There are edits that setSaved() has not been told of.
    bool isModified() const { return !m_undo.isClean(); }
    void setSaved() { m_undo.setClean(); }

    std::vector<SavedPage> savedPages() const;
    // Forgets everything first. What was edited counts as not saved.
    void restorePages(const std::vector<SavedPage>& pages);

Q_SIGNALS:
    void pageChanged(int page); // its state, its blocks or their text
    void writingChanged();
    void modifiedChanged(bool modified);
    void readAgain(int page); // and the corrections that it had were kept

private:
    friend class CorrectionCommand;
    friend class EditCommand;
    friend class ReplacePageCommand;

    struct Entry
    {
        document::Block block;
        std::shared_ptr<const document::Block> output; // as the reader wrote it; null: a person made it
        std::optional<QString> edited; // the block's whole Markdown
        int extent = 0; // in text(), with what parts it from the next one
    };
    struct Page
    {
        PageState state = PageState::Unread;
        PageState beforeWaiting = PageState::Unread;
        document::PageResult result;
        std::vector<Entry> entries;
        int extent = 0; // sum of those of its entries
    };
    struct Edit // of one block
    {
        BlockId id;
        std::optional<QString> before;
        std::optional<QString> after;
    };

    const Page& page(int page) const { return m_pages[static_cast<size_t>(page)]; }
    Page& page(int page) { return m_pages[static_cast<size_t>(page)]; }
    const Entry& entry(BlockId id) const { return page(id.page).entries[static_cast<size_t>(id.block)]; }
    Entry& entry(BlockId id) { return page(id.page).entries[static_cast<size_t>(id.block)]; }
    bool belongs(const Entry& entry) const; // into text()
    QString markdownOf(const Entry& entry) const;
    static QString plainMarkdown(const document::Block& block); // as the reader wrote it
    void setWriting(std::optional<BlockId> writing);
    void beginWriting(int page);
    static Entry entryOf(const document::Block& block)
    {
        return {block, std::make_shared<document::Block>(block), {}, 0};
    }
    static bool isCorrected(const Entry& entry);
    static bool isDrawnFigure(const Entry& entry);
    static bool isCorrected(const Page& page);
    static std::vector<Entry> entriesOf(const document::PageResult& result);
    Page pageOf(const document::PageResult& result) const;
    bool correct(int page, std::vector<Entry> entries, const QString& what);
    void showEntries(int page, const std::vector<Entry>& entries);
    bool has(BlockId id) const;
    void showPage(int page, Page shown);

    int positionOf(int page, int block) const; // where its extent begins
    int length() const; // of text()
    BlockId shownBefore(BlockId id) const; // the nearest one with text; invalid: none
    BlockId shownFrom(BlockId id) const; // the same, from this one on
    QString rawText(int position, int length) const;
    void replaceText(int position, int length, const QString& with);
    // Writes the entries of a page from first to before last into text(), in place of oldLength characters.
    void layOut(int page, int first, int last, int oldLength);
    void partFrom(BlockId before); // a blank line after it, where there is none

    void takeEdit(int position, int removed, int added);
    std::vector<BlockId> touchedBy(int position, int removed) const;
    void apply(const std::vector<Edit>& edits, bool undo);

    QTextDocument m_text;
    QUndoStack m_undo;
    std::vector<Page> m_pages;
    std::map<int, Page> m_before; // what pages had that are being written
    std::set<int> m_touched; // pages that steps of the undo stack speak of
    std::optional<BlockId> m_writing;
    document::Furniture m_furniture = document::Furniture::Drop;
    std::string m_source;
    std::string m_reader;
    std::string m_model;
    bool m_isUpdating = false; // what changes text() now is not the person
};

} // namespace lectern::ui
