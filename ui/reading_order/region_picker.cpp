// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/region_picker.h"

#include "ui/theme/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr double kSmallest = 0.004; // of the page: less is a click

} // namespace

RegionPicker::RegionPicker(PageView& view, QObject* parent)
    : QObject(parent)
    , m_view(&view)
{
    view.addLayer(this);
}

void RegionPicker::setPicking(bool picking)
{
    if (picking == m_isPicking || !m_view) {
        return;
    }
    m_isPicking = picking;
    m_isDrawing = false;
    if (picking) {
        m_before = m_region;
        m_pageBefore = m_page;
        m_view->installEventFilter(this);
        m_view->viewport()->installEventFilter(this);
        m_view->viewport()->setCursor(Qt::CrossCursor);
        m_view->setFocus();
    } else {
        m_view->removeEventFilter(this);
        m_view->viewport()->removeEventFilter(this);
        m_view->viewport()->unsetCursor();
    }
    Q_EMIT pickingChanged(picking);
}

void RegionPicker::setRegion(int page, const std::optional<QRectF>& region)
{
    m_page = region ? page : -1;
    m_region = region;
    if (m_view) {
        m_view->viewport()->update();
    }
    Q_EMIT regionChanged();
}

QPointF RegionPicker::pointOnPage(const QPointF& position) const
{
    const QRectF rect = m_view->pageRect(m_page);
    const QPointF shown(std::clamp((position.x() - rect.x()) / rect.width(), 0.0, 1.0),
        std::clamp((position.y() - rect.y()) / rect.height(), 0.0, 1.0));
    return unturnedPoint(shown, m_view->quarterTurns());
}

bool RegionPicker::mouse(QEvent* event)
{
    const auto* mouse = dynamic_cast<QMouseEvent*>(event);
    if (mouse == nullptr) {
        return false;
    }
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_page = m_view->currentPage();
        m_start = pointOnPage(mouse->position());
        m_isDrawing = true;
        return true;
    }
    if (event->type() == QEvent::MouseMove) {
        if (m_isDrawing) {
            setRegion(m_page, QRectF(m_start, pointOnPage(mouse->position())).normalized());
        }
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease && m_isDrawing) {
        const QRectF drawn = QRectF(m_start, pointOnPage(mouse->position())).normalized();
        const bool isRegion = drawn.width() > kSmallest && drawn.height() > kSmallest;
        setRegion(isRegion ? m_page : m_pageBefore, isRegion ? std::optional(drawn) : m_before);
        setPicking(false);
        return true;
    }
    return false;
}

bool RegionPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_view || !m_isPicking) {
        return false;
    }
    if (watched == m_view->viewport()) {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::MouseButtonRelease:
            return mouse(event);
        default:
            return event->type() == QEvent::MouseButtonDblClick;
        }
    }
    const bool isEscape = (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (isEscape && event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (isEscape) {
        setRegion(m_pageBefore, m_before);
        setPicking(false);
    }
    return isEscape;
}

void RegionPicker::paint(QPainter& painter, const LayerPage& page)
{
    if (!m_region || page.page != m_page) {
        return;
    }
    const Colours colours = tokens::light(); // on paper in either theme
    QColor fill = colours.accent;
    fill.setAlphaF(0.08F);
    const QRectF rect = page.map(*m_region);
    painter.save();
    painter.setBrush(fill);
    painter.setPen(QPen(colours.paper, 3));
    painter.drawRect(rect);
    painter.setPen(QPen(colours.accent, 1.5, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
    painter.restore();
}

} // namespace lectern::ui
