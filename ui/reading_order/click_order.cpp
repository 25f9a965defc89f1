// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/click_order.h"

#include "document/labels.h"
#include "ui/theme/block_style.h"
#include "ui/theme/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace lectern::ui {

namespace {

constexpr double kBadge = 24; // logical pixels

} // namespace

void ClickOrder::begin()
{
    view().viewport()->setCursor(Qt::PointingHandCursor);
    // What was clicked speaks of blocks by their place: it is void once they change.
    connect(&document(), &MarkdownDocument::pageChanged, this, [this](int page) {
        if (page == m_page && !m_isApplying) {
            forget();
        }
    });
}

void ClickOrder::end()
{
    apply();
    disconnect(&document(), nullptr, this, nullptr);
}

void ClickOrder::cancel()
{
    forget();
    setActive(false);
}

std::vector<int> ClickOrder::order() const
{
    std::vector<int> order = m_clicked;
    for (int block = 0; m_page >= 0 && block < document().blockCount(m_page); ++block) {
        if (std::ranges::find(m_clicked, block) == m_clicked.end()) {
            order.push_back(block);
        }
    }
    return order;
}

void ClickOrder::forget()
{
    m_page = -1;
    m_clicked.clear();
    repaint();
    Q_EMIT orderChanged();
}

void ClickOrder::apply()
{
    if (!m_clicked.empty()) {
        m_isApplying = true;
        document().orderBlocks(m_page, order());
        m_isApplying = false;
    }
    forget();
}

bool ClickOrder::press(const QMouseEvent& event)
{
    const int page = pageAt(event.position());
    const int block = boxAt(page, event.position()).first.block;
    if (page < 0) {
        return false;
    }
    if (!document().isCorrectable(page)) {
        Q_EMIT refused(page);
        return true;
    }
    if (block < 0) {
        return false; // the page is moved by dragging an empty place
    }
    if (page != m_page) {
        apply();
        m_page = page;
    }
    if (std::ranges::find(m_clicked, block) == m_clicked.end()) {
        m_clicked.push_back(block);
        repaint();
        Q_EMIT orderChanged();
        Q_EMIT blockChosen({page, block});
    }
    return true;
}

bool ClickOrder::move(const QMouseEvent& event)
{
    const int page = pageAt(event.position());
    if (event.buttons() != Qt::NoButton || page < 0) {
        return false;
    }
    const bool isOnBlock = boxAt(page, event.position()).first.isValid();
    view().viewport()->setCursor(isOnBlock ? Qt::PointingHandCursor : Qt::ArrowCursor);
    return true;
}

bool ClickOrder::release(const QMouseEvent& event)
{
    return boxAt(pageAt(event.position()), event.position()).first.isValid();
}

bool ClickOrder::wantsKey(const QKeyEvent& event) const
{
    return event.key() == Qt::Key_Escape || event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Return
        || event.key() == Qt::Key_Enter;
}

bool ClickOrder::key(const QKeyEvent& event)
{
    if (event.modifiers() & ~Qt::KeypadModifier) {
        return false;
    }
    switch (event.key()) {
    case Qt::Key_Escape:
        cancel();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setActive(false);
        return true;
    case Qt::Key_Backspace:
        if (!m_clicked.empty()) {
            m_clicked.pop_back();
            repaint();
            Q_EMIT orderChanged();
        }
        return true;
    default:
        return false;
    }
}

// Numbers of all that is read: full ones were clicked, hollow ones follow.
void ClickOrder::paint(QPainter& painter, const LayerPage& page)
{
    if (!isActive() || page.page >= document().pageCount()) {
        return;
    }
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(13);
    painter.setFont(font);
    const Colours colours = tokens::light(); // over paper, in either theme
    std::vector<int> order(static_cast<size_t>(document().blockCount(page.page)));
    std::iota(order.begin(), order.end(), 0);
    if (page.page == m_page) {
        order = this->order();
    }
    int number = 0;
    for (size_t place = 0; place < order.size(); ++place) {
        const document::Block& block = document().block({page.page, order[place]});
        const bool isClicked = page.page == m_page && place < m_clicked.size();
        const bool isNumbered = isClicked || !document::isFurniture(block.label);
        number += isNumbered ? 1 : 0;
        QColor fill = isClicked ? colours.accent : blockStyle(block.label).colour;
        painter.setPen(QPen(fill, isClicked ? 2 : 1.2, isClicked ? Qt::SolidLine : Qt::DashLine));
        fill.setAlphaF(isClicked ? 0.16F : 0.04F);
        painter.setBrush(fill);
        for (const document::Rect& box : block.boxes) {
            painter.drawRect(page.map(rectF(box)));
        }
        if (!isNumbered || block.boxes.empty()) {
            continue;
        }
        QRectF badge(0, 0, kBadge, kBadge);
        badge.moveCenter(page.map(rectF(block.boxes.front())).topLeft()); // not on the words
        painter.setPen(QPen(isClicked ? colours.paper : colours.accent, 1.5));
        painter.setBrush(isClicked ? colours.accent : colours.paper);
        painter.drawEllipse(badge);
        painter.setPen(isClicked ? colours.onAccent : colours.accent);
        painter.drawText(badge, Qt::AlignCenter, QString::number(number));
    }
}

} // namespace lectern::ui
