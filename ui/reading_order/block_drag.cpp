// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/block_drag.h"

#include "ui/reading_order/block_mime.h"

#include <QApplication>
#include <QDrag>
#include <QMouseEvent>

#include <utility>

namespace lectern::ui {

namespace {

constexpr QSize kLargest(320, 320); // of the picture under the pointer

} // namespace

BlockDrag::BlockDrag(const MarkdownDocument& document, PageView& view, BlockAt blockAt, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_view(&view)
    , m_blockAt(std::move(blockAt))
{
    m_start = [this](std::unique_ptr<QMimeData> data, const QPixmap& picture, const QPoint& hotSpot) {
        auto* drag = new QDrag(m_view);
        drag->setMimeData(data.release());
        drag->setPixmap(picture);
        drag->setHotSpot(hotSpot);
        drag->exec(Qt::CopyAction);
    };
    view.viewport()->installEventFilter(this);
}

bool BlockDrag::eventFilter(QObject* watched, QEvent* event)
{
    const auto* mouse = dynamic_cast<QMouseEvent*>(event);
    if (mouse == nullptr || !m_view || watched != m_view->viewport()) { // a view that goes is none
        return false;
    }
    if (event->type() == QEvent::MouseButtonPress) {
        m_block = {};
        const PagePoint point = m_view->pagePointAt(mouse->position());
        if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::ControlModifier && point.page >= 0) {
            m_block = m_blockAt(point.page, unturnedPoint(point.at, m_view->quarterTurns()));
            m_pressed = mouse->position();
        }
        return m_block.isValid();
    }
    if (!m_block.isValid()) {
        return false;
    }
    if (event->type() == QEvent::MouseMove) {
        if ((mouse->position() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
            start();
        }
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        m_block = {};
    }
    return false; // a click with Ctrl is a click
}

QRectF BlockDrag::onView() const
{
    const QRectF bounds = rectF(document::bounds(m_document.block(m_block).boxes));
    return LayerPage{m_block.page, m_view->pageRect(m_block.page), m_view->quarterTurns(), 1}.map(bounds);
}

void BlockDrag::start()
{
    if (m_block.block >= m_document.blockCount(m_block.page)) {
        m_block = {};
        return;
    }
    std::unique_ptr<QMimeData> data = blockMime(m_document, m_block);
    const std::string& name = m_document.block(m_block).image;
    if (m_pictures && !name.empty()) {
        if (const QImage picture = QImage::fromData(m_pictures(QString::fromStdString(name))); !picture.isNull()) {
            data->setImageData(picture);
        }
    }
    const QRect part = onView().toAlignedRect() & m_view->viewport()->rect();
    const QPixmap whole = m_view->viewport()->grab(part);
    const bool isLarge = part.width() > kLargest.width() || part.height() > kLargest.height();
    const QPixmap shown = isLarge
        ? whole.scaled(kLargest * whole.devicePixelRatio(), Qt::KeepAspectRatio, Qt::SmoothTransformation)
        : whole;
    const double scale = part.width() > 0 ? shown.deviceIndependentSize().width() / part.width() : 1;
    const QPoint hotSpot = ((m_pressed - part.topLeft()) * scale).toPoint();
    m_block = {}; // the desktop takes the button's release
    m_start(std::move(data), shown, hotSpot);
}

} // namespace lectern::ui
