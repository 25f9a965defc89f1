// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/thumbnail_panel.h"

#include "ui/theme/theme.h"
#include "ui/theme/translated.h"

#include <QEvent>
#include <QPainter>

namespace lectern::ui {

namespace {

constexpr int kLabelHeight = 20;

} // namespace

void ThumbnailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours colours = coloursOf(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF cell = QRectF(option.rect).adjusted(tokens::kSpace2, tokens::kSpace1, -tokens::kSpace2, 0);
    if (option.state.testFlag(QStyle::State_MouseOver) || selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.hover);
        painter->drawRoundedRect(cell, tokens::kRadius, tokens::kRadius);
    }
    const QRectF room = cell.adjusted(0, tokens::kSpace2, 0, -kLabelHeight);
    const auto picture = index.data(Qt::DecorationRole).value<QImage>();
    QSizeF size(ThumbnailModel::kSide * 0.7, ThumbnailModel::kSide);
    if (!picture.isNull()) {
        size = picture.deviceIndependentSize();
    }
    size = size.boundedTo(size.scaled(room.size(), Qt::KeepAspectRatio));
    QRectF paper(QPointF(), size);
    paper.moveCenter(room.center());
    paper.moveTopLeft(paper.topLeft().toPoint());
    painter->fillRect(paper, colours.paper);
    if (!picture.isNull()) {
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(paper, picture);
    }
    if (!m_asPaper) {
        painter->fillRect(paper, colours.shade);
    }
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(selected ? colours.accent : colours.line, selected ? 2 : 1));
    painter->drawRect(paper);
    QFont font = option.font;
    font.setBold(selected); // colour is not the only sign
    painter->setFont(font);
    painter->setPen(selected ? colours.accent : colours.quiet);
    painter->drawText(QRectF(cell.left(), cell.bottom() - kLabelHeight, cell.width(), kLabelHeight), Qt::AlignCenter,
        index.data().toString());
    painter->restore();
}

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {ThumbnailModel::kSide, ThumbnailModel::kSide + kLabelHeight + tokens::kSpace5};
}

ThumbnailPanel::ThumbnailPanel(ThumbnailModel& model, QWidget* parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(new ThumbnailDelegate(this))
{
    setObjectName(QStringLiteral("thumbnails"));
    translated(this, [this] { setAccessibleName(tr("Page thumbnails")); });
    setModel(&model);
    setItemDelegate(m_delegate);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setSelectionMode(QAbstractItemView::SingleSelection);
}

void ThumbnailPanel::setAsPaper(bool asPaper)
{
    m_delegate->setAsPaper(asPaper);
    viewport()->update();
}

bool ThumbnailPanel::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ScreenChangeInternal) {
        const int page = currentIndex().row();
        m_model.setDevicePixelRatio(devicePixelRatioF()); // nothing where it is the same
        setCurrentPage(page);
    }
    return QListView::viewportEvent(event);
}

void ThumbnailPanel::setCurrentPage(int page)
{
    m_following = true;
    setCurrentIndex(model()->index(page, 0));
    m_following = false;
}

void ThumbnailPanel::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (!m_following && current.isValid()) {
        Q_EMIT pageChosen(current.row());
    }
}

} // namespace lectern::ui
