// SPDX-License-Identifier: GPL-3.0-or-later
// Source view: the caret, what is in view, and what text that comes in does to both.
#include "ui/editor/source_view.h"

#include "ui/editor/source_gutter.h"
#include "ui/editor/source_highlighter.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QFontDatabase>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QUndoStack>
#include <QWheelEvent>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

SourceView::SourceView(SourceText source, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_source(std::move(source))
    , m_highlighter(new SourceHighlighter(coloursOf(palette()), this))
    , m_gutter(new Gutter(*this))
{
    setObjectName(u"sourceText"_s);
    setAccessibleName(tr("Markdown source"));
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setDocument(m_source.text);
    setTextFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_highlighter->setDocument(m_source.text);
    m_top = QTextCursor(m_source.text);
    m_top.setKeepPositionOnInsert(false);
    connect(m_source.text, &QTextDocument::contentsChange, this, &SourceView::takeChange);
    connect(m_source.text, &QTextDocument::contentsChanged, this, &SourceView::keepPlace);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &SourceView::rememberCaret);
    connect(this, &QPlainTextEdit::selectionChanged, this, &SourceView::rememberCaret);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { stopFollowing(); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        rememberPlace();
        markLines();
    });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int dy) {
        rememberPlace(); // bringing the caret into view moves the scroll bar without a signal
        dy != 0 ? m_gutter->scroll(0, dy) : m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    markLines();
}

SourceView::~SourceView()
{
    disconnect(m_source.text, nullptr, this, nullptr);
    // Taking the colours away tells of a change that is none: it must not become an edit.
    const QSignalBlocker quiet(m_source.text);
    m_highlighter->setDocument(nullptr);
}

void SourceView::setTextFont(const QFont& font)
{
    setFont(font);
    setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(u' '));
    layOutGutter();
}

void SourceView::undoStep()
{
    moveByStep([this] { m_source.undo->undo(); });
}

void SourceView::redoStep()
{
    moveByStep([this] { m_source.undo->redo(); });
}

// The caret goes to what a step changed.
void SourceView::moveByStep(const std::function<void()>& step)
{
    m_lastChange = -1;
    ++m_ownEdits;
    step();
    --m_ownEdits;
    if (m_lastChange >= 0) {
        stopFollowing();
        QTextCursor cursor = textCursor();
        cursor.setPosition(std::min(m_lastChange, m_source.text->characterCount() - 1));
        setTextCursor(cursor);
        ensureCursorVisible();
    }
}

bool SourceView::mayEdit(int position, int length)
{
    if (m_source.isEditable(position, length)) {
        return true;
    }
    Q_EMIT editRefused();
    return false;
}

bool SourceView::replaceRange(const TextMatch& range, const QString& with)
{
    if (!mayEdit(range.position, range.length)) {
        return false;
    }
    QTextCursor cursor(m_source.text);
    cursor.setPosition(range.position);
    cursor.setPosition(range.position + range.length, QTextCursor::KeepAnchor);
    cursor.insertText(with);
    return true;
}

void SourceView::select(const TextMatch& range)
{
    stopFollowing();
    QTextCursor cursor = textCursor();
    cursor.setPosition(range.position);
    cursor.setPosition(range.position + range.length, QTextCursor::KeepAnchor);
    const bool isInView = viewport()->rect().contains(cursorRect(cursor));
    setTextCursor(cursor);
    isInView ? ensureCursorVisible() : centerCursor();
}

// How Qt moves a caret is made for typing: it goes with text that is inserted at it, and to the end of what replaces
// the text round it. Here it stays before what others insert.
void SourceView::takeChange(int position, int removed, int added)
{
    m_lastChange = position + added;
    if (m_ownEdits > 0) {
        return;
    }
    m_isChanging = true; // the caret's signal comes before contentsChanged
    const auto moved = [&](int place) {
        if (place <= position) {
            return place;
        }
        return place >= position + removed ? place + added - removed : std::min(place, position + added);
    };
    m_caret = {moved(m_caret.anchor), moved(m_caret.position)};
    for (TextMatch& hit : m_hits) {
        hit.position = hit.position >= position + removed ? hit.position + added - removed : hit.position;
    }
}

void SourceView::keepPlace()
{
    if (m_ownEdits == 0) {
        const QScopedValueRollback placing(m_isPlacing, true);
        const int last = m_source.text->characterCount() - 1;
        QTextCursor cursor = textCursor();
        if (cursor.anchor() != m_caret.anchor || cursor.position() != m_caret.position) {
            const int scroll = verticalScrollBar()->value();
            cursor.setPosition(std::min(m_caret.anchor, last));
            cursor.setPosition(std::min(m_caret.position, last), QTextCursor::KeepAnchor);
            setTextCursor(cursor);
            verticalScrollBar()->setValue(scroll);
        }
        const QTextBlock top = m_top.block();
        if (!m_isFollowing && firstVisibleBlock() != top) {
            verticalScrollBar()->setValue(top.firstLineNumber());
        }
    }
    m_isChanging = false;
    m_caret = {textCursor().anchor(), textCursor().position()};
    rememberPlace();
    layOutGutter();
}

void SourceView::rememberCaret()
{
    if (!m_isPlacing && !m_isChanging) {
        m_caret = {textCursor().anchor(), textCursor().position()};
    }
    markLines();
}

void SourceView::rememberPlace()
{
    if (!m_isPlacing && !m_isChanging) {
        // One past the start of the line, so that text that comes in just before it does not take it along.
        const QTextBlock block = firstVisibleBlock();
        m_top.setPosition(block.position() + std::min(1, block.length() - 1));
    }
}

void SourceView::setFollowing(bool follows)
{
    if (follows != m_isFollowing) {
        m_isFollowing = follows;
        rememberPlace();
        Q_EMIT followingChanged(follows);
    }
    showWritten();
}

// Only what moves away from text that is coming in ends the following of it.
void SourceView::stopFollowing()
{
    if (m_isFollowing && m_source.writing().position >= 0) {
        setFollowing(false);
    }
}

void SourceView::showWritten()
{
    const TextMatch written = m_source.writing();
    m_gutter->update();
    if (!m_isFollowing || written.position < 0) {
        return;
    }
    const QScopedValueRollback placing(m_isPlacing, true);
    QTextCursor end(m_source.text);
    end.setPosition(std::min(written.position + written.length, m_source.text->characterCount() - 1));
    const QTextBlock block = end.block();
    const int line = block.firstLineNumber() + std::max(0, block.lineCount() - 1);
    const int shown = std::max(1, viewport()->height() / std::max(1, fontMetrics().lineSpacing()));
    const int first = verticalScrollBar()->value();
    if (line < first || line >= first + shown) {
        verticalScrollBar()->setValue(line - shown + 1);
    }
}

void SourceView::setHits(const QList<TextMatch>& hits)
{
    m_hits = hits;
    markLines();
}

// The caret's line, and of the hits those that are in view: there may be very many.
void SourceView::markLines()
{
    const Colours colours = coloursOf(palette());
    QTextEdit::ExtraSelection line;
    line.format.setBackground(colours.hover);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    QList<QTextEdit::ExtraSelection> marks{line};
    const int from = firstVisibleBlock().position();
    const int to = cursorForPosition(viewport()->rect().bottomRight()).block().position()
        + cursorForPosition(viewport()->rect().bottomRight()).block().length();
    auto hit = std::lower_bound(m_hits.cbegin(), m_hits.cend(), from,
        [](const TextMatch& a, int position) { return a.position + a.length < position; });
    const QTextCursor here = textCursor();
    for (; hit != m_hits.cend() && hit->position <= to; ++hit) {
        const bool isCurrent = here.hasSelection() && here.selectionStart() == hit->position
            && here.selectionEnd() == hit->position + hit->length;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_source.text);
        mark.cursor.setPosition(std::min(hit->position, m_source.text->characterCount() - 1));
        mark.cursor.setPosition(
            std::min(hit->position + hit->length, m_source.text->characterCount() - 1), QTextCursor::KeepAnchor);
        mark.format.setBackground(isCurrent ? colours.foundCurrent : colours.found);
        mark.format.setForeground(colours.onFound);
        mark.format.setFontUnderline(isCurrent);
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void SourceView::wheelEvent(QWheelEvent* event)
{
    stopFollowing();
    QPlainTextEdit::wheelEvent(event);
}

void SourceView::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    layOutGutter();
    showWritten();
    markLines();
}

void SourceView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->setColours(coloursOf(palette()));
        markLines();
    } else if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Markdown source"));
    }
}

void SourceView::layOutGutter()
{
    const int width = gutterWidth();
    setViewportMargins(width, 0, 0, 0);
    m_gutter->setGeometry(contentsRect().left(), contentsRect().top(), width, viewport()->height());
}

} // namespace lectern::ui
