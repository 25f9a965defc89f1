// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_view.h"

#include <QApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QScrollBar>
#include <QStyleHints>
#include <QWheelEvent>

namespace lectern::ui {

namespace {

constexpr double kWheelNotch = 120; // eighths of a degree
constexpr double kPixelsPerStep = 50; // of a touchpad, for one step of zoom

bool isOnPage(const PagePoint& point)
{
    return point.page >= 0 && QRectF(0, 0, 1, 1).contains(point.at);
}

} // namespace

void PageView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double steps = event->pixelDelta().isNull() ? event->angleDelta().y() / kWheelNotch
                                                          : event->pixelDelta().y() / kPixelsPerStep;
        zoomBy(steps, event->position());
        event->accept();
    } else if (!event->pixelDelta().isNull()) {
        const QPoint delta = (QPointF(event->pixelDelta()) * dpr()).toPoint();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - delta.y());
        event->accept();
    } else {
        QAbstractScrollArea::wheelEvent(event);
    }
}

bool PageView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            m_zoomMode = ZoomMode::Custom;
            applyZoom(m_zoom * (1 + gesture->value()), gesture->position());
            return true;
        }
    } else if (event->type() == QEvent::Gesture) {
        auto* gestures = static_cast<QGestureEvent*>(event);
        if (const auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture))) {
            m_zoomMode = ZoomMode::Custom;
            applyZoom(m_zoom * pinch->scaleFactor(), viewport()->mapFromGlobal(pinch->centerPoint()));
            return true;
        }
    } else if (event->type() == QEvent::ScreenChangeInternal) {
        followScale();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void PageView::keyPressEvent(QKeyEvent* event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    QScrollBar* bar = verticalScrollBar();
    if (m_blocks.current() && event->modifiers() == Qt::NoModifier) {
        const bool forwards = event->key() == Qt::Key_Down || event->key() == Qt::Key_Right;
        if (forwards || event->key() == Qt::Key_Up || event->key() == Qt::Key_Left) {
            const auto place = m_blocks.current();
            if (!m_blocks.step(forwards, m_currentPage)) {
                m_blocks.setCurrent(place); // arrows stay at the ends
            }
            return;
        }
    }
    switch (event->key()) {
    case Qt::Key_PageDown:
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        return;
    case Qt::Key_PageUp:
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        return;
    case Qt::Key_Space:
        bar->triggerAction(shift ? QAbstractSlider::SliderPageStepSub : QAbstractSlider::SliderPageStepAdd);
        return;
    case Qt::Key_Home:
        goToPage(0);
        return;
    case Qt::Key_End:
        bar->setValue(bar->maximum());
        setCurrentPage(pageCount() - 1);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
        setZoom(1);
        return;
    case Qt::Key_Escape:
        if (m_blocks.current()) {
            m_blocks.setCurrent(std::nullopt);
            return;
        }
        if (hasSelection()) {
            clearSelection();
            return;
        }
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (horizontalScrollBar()->maximum() == 0) {
            goToPage(m_currentPage + (event->key() == Qt::Key_Right ? 1 : -1));
            return;
        }
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

const pages::PageLink* PageView::linkAt(const PagePoint& point) const
{
    const auto links = m_links.constFind(point.page);
    if (links == m_links.constEnd()) {
        return nullptr;
    }
    const QPointF at = unturnedPoint(point.at, quarterTurns());
    for (const pages::PageLink& link : *links) {
        if (at.x() >= link.box.x1 && at.x() <= link.box.x2 && at.y() >= link.box.y1 && at.y() <= link.box.y2) {
            return &link;
        }
    }
    return nullptr;
}

int PageView::wordNear(const PagePoint& point, bool exactly) const
{
    const SharedWords words = m_selection.words(point.page);
    if (!words) {
        return -1;
    }
    const QPointF at = unturnedPoint(point.at, quarterTurns());
    return exactly ? wordExactlyAt(*words, at) : wordAt(*words, at);
}

void PageView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position();
    const PagePoint point = pagePointAt(event->position());
    const bool panning = event->button() == Qt::MiddleButton;
    if (!hasDocument() || (event->button() != Qt::LeftButton && !panning)) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    const int word = wordNear(point, false);
    if (!panning && word >= 0 && event->modifiers().testFlag(Qt::ShiftModifier) && m_selection.hasStart()) {
        m_selection.extend(point.page, word);
        m_drag = Drag::Select;
        showSelection();
        return;
    }
    const bool thirdClick = event->timestamp() - m_doubleClicked
            < static_cast<quint64>(QGuiApplication::styleHints()->mouseDoubleClickInterval())
        && m_doubleClickedAt.page == point.page;
    if (!panning && thirdClick && word >= 0) {
        m_selection.select(point.page, lineAround(*m_selection.words(point.page), word));
        showSelection();
        return;
    }
    // A page without words, as a scan is, is moved by dragging it.
    if (panning || word < 0) {
        m_drag = Drag::Pan;
        m_panStart = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else {
        m_drag = Drag::Select;
        m_selection.start(point.page, word);
    }
    if (!panning) {
        showSelection();
    }
}

void PageView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag == Drag::Pan) {
        const QPoint moved = ((event->position() - m_pressed) * dpr()).toPoint();
        horizontalScrollBar()->setValue(m_panStart.x() - moved.x());
        verticalScrollBar()->setValue(m_panStart.y() - moved.y());
    } else if (m_drag == Drag::Select) {
        const PagePoint point = pagePointAt(event->position());
        const bool farEnough = (event->position() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
        if (const int word = wordNear(point, false); word >= 0 && (farEnough || hasSelection())) {
            m_selection.extend(point.page, word);
            showSelection();
        }
    } else {
        updateCursor(event->position());
    }
}

void PageView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance();
    const bool wasDragging = m_drag != Drag::None;
    m_drag = Drag::None;
    updateCursor(event->position());
    if (event->button() == Qt::LeftButton && wasDragging && clicked && !hasSelection()) {
        if (const auto* link = linkAt(pagePointAt(event->position()))) {
            Q_EMIT linkActivated(link->target);
        }
    }
}

void PageView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const PagePoint point = pagePointAt(event->position());
    if (const int word = wordNear(point, true); event->button() == Qt::LeftButton && word >= 0) {
        m_selection.select(point.page, {word, word});
        m_doubleClicked = event->timestamp();
        m_doubleClickedAt = point;
        showSelection();
    }
}

void PageView::updateCursor(const QPointF& position)
{
    const PagePoint point = pagePointAt(position);
    if (isOnPage(point) && linkAt(point) != nullptr) {
        viewport()->setCursor(Qt::PointingHandCursor);
    } else if (isOnPage(point) && wordNear(point, true) >= 0) {
        viewport()->setCursor(Qt::IBeamCursor);
    } else {
        viewport()->unsetCursor();
    }
}

void PageView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void PageView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace lectern::ui
