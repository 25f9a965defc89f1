// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/source_editor.h"

#include "ui/editor/find_bar.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHintTime = 4000; // ms
constexpr int kRefreshPause = 100; // ms

SourceText sourceTextOf(MarkdownDocument& document)
{
    return {.text = document.text(),
        .undo = document.undoStack(),
        .isEditable = [&document](int position, int length) { return document.isEditable(position, length); },
        .pageAt = [&document](int position) { return document.blockAt(position).page; },
        .writing =
            [&document] {
                const auto id = document.writing();
                if (!id) {
                    return TextMatch{-1, 0};
                }
                const auto [position, length] = document.rangeOf(*id);
                return TextMatch{position, length};
            }};
}

} // namespace

SourceEditor::SourceEditor(MarkdownDocument& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(new SourceView(sourceTextOf(document)))
    , m_search(new SourceSearch(*m_view, this))
    , m_bar(new FindBar(*m_search))
    , m_hint(new QLabel)
{
    m_hint->setObjectName(u"sourceHint"_s);
    m_hint->setMargin(tokens::kSpace2);
    m_hint->setWordWrap(true);
    m_hint->hide();
    m_bar->hide();
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_view, 1);
    rows->addWidget(m_hint);
    rows->addWidget(m_bar);
    setFocusProxy(m_view);
    m_hintEnd.setSingleShot(true);
    m_hintEnd.setInterval(kHintTime);
    connect(&m_hintEnd, &QTimer::timeout, m_hint, &QWidget::hide);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshPause);
    connect(&m_refresh, &QTimer::timeout, m_view, &SourceView::showWritten);
    connect(m_view, &SourceView::editRefused, this, &SourceEditor::showHint);
    connect(m_view, &SourceView::replaceRequested, this, [this] { openFindBar(true); });
    connect(m_view, &SourceView::escaped, this, [this] {
        if (m_bar->isVisible()) {
            m_search->setSearch({}, {});
            m_bar->hide();
        }
    });
    connect(m_view, &SourceView::followingChanged, this, &SourceEditor::followingChanged);
    connect(m_view, &QPlainTextEdit::cursorPositionChanged, this, &SourceEditor::tellBlock);
    const auto refresh = [this] {
        if (!m_refresh.isActive()) {
            m_refresh.start();
        }
    };
    connect(&document, &MarkdownDocument::pageChanged, this, refresh);
    connect(&document, &MarkdownDocument::writingChanged, this, refresh);
    connect(m_bar, &FindBar::closed, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
}

SourceEditor::~SourceEditor()
{
    disconnect(&m_document, nullptr, this, nullptr);
    delete m_search; // before the view that it searches
}

void SourceEditor::openFindBar(bool withReplace)
{
    const QString selected = m_view->textCursor().selectedText();
    m_bar->open(withReplace, selected.contains(QChar::ParagraphSeparator) ? QString() : selected);
}

void SourceEditor::tellBlock()
{
    if (const BlockId id = blockAtCursor(); id != m_block) {
        m_block = id;
        Q_EMIT cursorBlockChanged(id);
    }
}

void SourceEditor::showBlock(BlockId id)
{
    if (id.isValid() && id.page < m_document.pageCount() && id.block < m_document.blockCount(id.page)
        && blockAtCursor() != id) {
        m_view->select({m_document.rangeOf(id).first, 0});
    }
}

void SourceEditor::showHint()
{
    m_hint->setText(tr("This page is being written. It can be edited when it is done."));
    m_hint->setAccessibleName(m_hint->text());
    m_hint->show();
    m_hintEnd.start();
}

void SourceEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_hint->isVisible()) {
        showHint();
    }
}

} // namespace lectern::ui
