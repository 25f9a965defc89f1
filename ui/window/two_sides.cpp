// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/two_sides.h"

#include <QEvent>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

TwoSides::TwoSides(QWidget* pages, QWidget* markdown, QWidget* parent)
    : QWidget(parent)
    , m_pages(pages)
    , m_markdown(markdown)
    , m_tabs(new QTabBar)
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    m_tabs->setObjectName(u"sideTabs"_s);
    m_tabs->addTab(QString());
    m_tabs->addTab(QString());
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(true);
    m_splitter->addWidget(pages);
    m_splitter->addWidget(markdown);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_tabs);
    rows->addWidget(m_splitter, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        showState();
        Q_EMIT shownChanged();
    });
    connect(m_splitter, &QSplitter::splitterMoved, this, [this](int position, int) {
        m_share = std::clamp(static_cast<double>(position) / std::max(1, m_splitter->width()), 0.1, 0.9);
        Q_EMIT shareChanged(m_share);
    });
    retranslate();
    showState();
}

bool TwoSides::isShown(DocumentSide side) const
{
    return !widgetOf(side)->isHidden();
}

void TwoSides::setShown(DocumentSide side, bool shown)
{
    bool& mine = side == DocumentSide::Pages ? m_showsPages : m_showsMarkdown;
    bool& other = side == DocumentSide::Pages ? m_showsMarkdown : m_showsPages;
    if (m_isNarrow) {
        m_tabs->setCurrentIndex((side == DocumentSide::Pages) == shown ? 0 : 1);
    }
    mine = shown;
    other = other || !shown;
    showState();
    Q_EMIT shownChanged();
}

void TwoSides::setHasMarkdown(bool has)
{
    if (m_hasMarkdown != has) {
        m_hasMarkdown = has;
        showState();
        Q_EMIT shownChanged();
    }
}

void TwoSides::setShare(double share)
{
    m_share = std::clamp(share, 0.1, 0.9);
    placeBorder();
}

void TwoSides::placeBorder()
{
    const int width = std::max(2, m_splitter->width());
    const int left = static_cast<int>(m_share * width);
    m_splitter->setSizes({left, width - left});
}

void TwoSides::showState()
{
    m_tabs->setVisible(m_isNarrow && m_hasMarkdown);
    const bool inFront = m_tabs->currentIndex() == 0;
    m_pages->setVisible(!m_hasMarkdown || (m_isNarrow ? inFront : m_showsPages));
    m_markdown->setVisible(m_hasMarkdown && (m_isNarrow ? !inFront : m_showsMarkdown));
}

void TwoSides::retranslate()
{
    m_tabs->setAccessibleName(tr("Sides of the document"));
    m_tabs->setTabText(0, tr("Pages"));
    m_tabs->setTabText(1, tr("Markdown"));
}

void TwoSides::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void TwoSides::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = event->size().width() < kNarrow;
    if (isNarrow != m_isNarrow) {
        m_isNarrow = isNarrow;
        showState();
        Q_EMIT shownChanged();
    }
    placeBorder();
}

} // namespace lectern::ui
