// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/page_tool.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace lectern::ui {

document::Rect boxOf(const QRectF& rect)
{
    return {rect.left(), rect.top(), rect.right(), rect.bottom()};
}

PageTool::PageTool(MarkdownDocument& document, PageView& view, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_view(&view)
{
    view.addLayer(this);
}

PageTool::~PageTool() = default;

void PageTool::setActive(bool active)
{
    if (active == m_isActive || !m_view) {
        return;
    }
    m_isActive = active;
    for (QObject* watched : {static_cast<QObject*>(m_view), static_cast<QObject*>(m_view->viewport())}) {
        if (active) {
            watched->installEventFilter(this); // the last one comes first
        } else {
            watched->removeEventFilter(this);
        }
    }
    if (active) {
        m_view->setFocus();
        begin();
    } else {
        end();
        m_view->viewport()->unsetCursor();
    }
    repaint();
    Q_EMIT activeChanged(active);
}

bool PageTool::eventFilter(QObject* watched, QEvent* event)
{
    if (!event->isInputEvent() || !m_view || !m_view->hasDocument()) { // a view that goes is none
        return false;
    }
    if (watched == m_view) {
        const auto* pressed = dynamic_cast<QKeyEvent*>(event);
        if (pressed == nullptr) {
            return false;
        }
        if (event->type() == QEvent::ShortcutOverride && wantsKey(*pressed)) {
            event->accept();
            return true;
        }
        return (event->type() == QEvent::KeyPress && key(*pressed))
            || (event->type() == QEvent::KeyRelease && keyRelease(*pressed));
    }
    const auto* mouse = dynamic_cast<QMouseEvent*>(event);
    if (mouse == nullptr) {
        return false;
    }
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        return mouse->button() == Qt::LeftButton && press(*mouse);
    case QEvent::MouseMove:
        return (mouse->buttons() & ~Qt::LeftButton) == 0 && move(*mouse);
    case QEvent::MouseButtonRelease:
        return mouse->button() == Qt::LeftButton && release(*mouse);
    default:
        return false;
    }
}

int PageTool::pageAt(const QPointF& position) const
{
    const PagePoint point = m_view->pagePointAt(position);
    return point.page >= 0 && QRectF(0, 0, 1, 1).contains(point.at) ? point.page : -1;
}

QPointF PageTool::shownPoint(int page, const QPointF& position) const
{
    const QRectF rect = m_view->pageRect(page);
    return {(position.x() - rect.x()) / rect.width(), (position.y() - rect.y()) / rect.height()};
}

QRectF PageTool::onView(int page, const QRectF& box) const
{
    return LayerPage{page, m_view->pageRect(page), m_view->quarterTurns(), 1}.map(box);
}

std::pair<BlockId, int> PageTool::boxAt(int page, const QPointF& position) const
{
    std::pair<BlockId, int> found;
    double smallest = 2;
    for (int i = 0; page >= 0 && page < m_document.pageCount() && i < m_document.blockCount(page); ++i) {
        const auto& boxes = m_document.block({page, i}).boxes;
        for (size_t box = 0; box < boxes.size(); ++box) {
            if (boxes[box].area() < smallest && onView(page, rectF(boxes[box])).contains(position)) {
                smallest = boxes[box].area();
                found = {{page, i}, static_cast<int>(box)};
            }
        }
    }
    return found;
}

QRectF PageTool::shown(const QRectF& box) const
{
    return turnedRect(box, m_view->quarterTurns());
}

QRectF PageTool::unshown(const QRectF& box) const
{
    return turnedRect(box, 4 - m_view->quarterTurns());
}

void PageTool::repaint()
{
    if (m_view) {
        m_view->viewport()->update();
    }
}

} // namespace lectern::ui
