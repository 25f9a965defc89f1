// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_view.h"

#include "ui/theme/theme.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int kStripHeight = 36;

// Tiles (column, row) of a page of this size that a rectangle of the page touches.
QRect tilesTouched(const QRect& rect, const QSize& full)
{
    const QRect inside = rect.intersected(QRect(QPoint(), full));
    if (inside.isEmpty()) {
        return {};
    }
    return QRect(QPoint(inside.left() / kTileSide, inside.top() / kTileSide),
        QPoint(inside.right() / kTileSide, inside.bottom() / kTileSide));
}

QRectF scaledRect(const QRect& rect, double factor)
{
    return {rect.x() * factor, rect.y() * factor, rect.width() * factor, rect.height() * factor};
}

} // namespace

QList<TileKey> PageView::tilesOf(int page, const QRect& contentRect, const QSize& full) const
{
    const QRect tiles = tilesTouched(contentRect.translated(-m_layout.pageRect(page).topLeft()), full);
    QList<TileKey> keys;
    for (int row = tiles.top(); row <= tiles.bottom(); ++row) {
        for (int column = tiles.left(); column <= tiles.right(); ++column) {
            keys.append({m_worker.id(), page, quarterTurns(), full, QPoint(column, row)});
        }
    }
    return keys;
}

QList<TileKey> PageView::visibleTiles(int before, int after) const
{
    const QRect view = visiblePixels().adjusted(0, -before, 0, after);
    const auto [first, last] = m_layout.pagesBetween(view.top(), view.bottom());
    QList<TileKey> keys;
    for (int page = first; page <= last; ++page) {
        if (!m_failures.contains(page)) {
            keys += tilesOf(page, view, m_layout.pixelSize(page));
        }
    }
    return keys;
}

bool PageView::isFullyDrawn() const
{
    const QList<TileKey> tiles = visibleTiles(0, 0);
    return hasDocument() && std::ranges::all_of(tiles, [this](const TileKey& key) { return m_cache.contains(key); });
}

void PageView::updateRequests()
{
    if (!hasDocument() || !isVisible()) {
        m_worker.requestTiles({});
        return;
    }
    const QRect view = visiblePixels();
    QList<TileKey> wanted = visibleTiles(0, 0);
    // What is in the middle comes first.
    std::ranges::stable_sort(wanted, {}, [&](const TileKey& key) {
        const QPoint centre = key.rect().translated(m_layout.pageRect(key.page).topLeft()).center() - view.center();
        return centre.manhattanLength();
    });
    // Then what scrolling comes to, as far as it does not push out what is seen.
    const qint64 viewBytes = static_cast<qint64>(view.width()) * view.height() * 4;
    if (viewBytes * 6 < m_cache.budget()) {
        for (const TileKey& key : visibleTiles(view.height() / 2, view.height())) {
            if (!wanted.contains(key)) {
                wanted.append(key);
            }
        }
    }
    wanted.removeIf([this](const TileKey& key) { return m_cache.contains(key); });
    m_worker.requestTiles(wanted);

    const auto [first, last] = m_layout.pagesBetween(view.top(), view.bottom());
    for (int page = first; page <= last; ++page) {
        if (!m_selection.words(page)) {
            m_worker.requestText(page);
        }
    }
}

void PageView::takeTile(const TileKey& key, const QImage& picture)
{
    m_cache.insert(key, picture);
    viewport()->update();
}

void PageView::takeFailure(int page, const QString& message)
{
    m_failures.insert(page, message);
    viewport()->update();
}

void PageView::paintEvent(QPaintEvent*)
{
    followScale(); // the desktop may change the scale of the same screen, of which nothing tells
    QPainter painter(viewport());
    const Colours colours = coloursOf(palette());
    painter.fillRect(viewport()->rect(), colours.desk);
    const QRect visible = visiblePixels();
    const auto [first, last] = m_layout.pagesBetween(visible.top(), visible.bottom());
    for (int page = first; page <= last; ++page) {
        paintPage(painter, page, visible);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void PageView::paintPage(QPainter& painter, int page, const QRect& visible)
{
    const Colours colours = coloursOf(palette());
    const QRectF target = pageRect(page);
    painter.fillRect(target, colours.paper);
    const QSize full = m_layout.pixelSize(page);
    if (m_failures.contains(page)) {
        paintFailure(painter, target, m_failures.value(page));
    } else {
        if (const QImage standIn = m_placeholders ? m_placeholders(page) : QImage();
            !standIn.isNull() && quarterTurns() == 0) {
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(target, standIn);
        }
        if (m_previousScale > 0) {
            const QSizeF size = m_layout.pageSize(page) * m_previousScale;
            paintTiles(painter, page, visible,
                QSize(std::max(1, qRound(size.width())), std::max(1, qRound(size.height()))), true);
        }
        paintTiles(painter, page, visible, full, false);
        if (!m_asPaper && colours.shade.alpha() > 0) {
            painter.fillRect(target, colours.shade); // once over all of it: tiles stay as they were rendered
        }
    }
    for (PageLayer* layer : m_layers) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipRect(target);
        layer->paint(painter, {page, target, quarterTurns(), m_layout.scale() / dpr()});
        painter.restore();
    }
    painter.setPen(QPen(colours.line, 1 / dpr()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(target);
}

void PageView::paintTiles(QPainter& painter, int page, const QRect& visible, const QSize& full, bool stretched)
{
    const QRect rect = m_layout.pageRect(page);
    const double factor = double(rect.width()) / full.width(); // 1 unless stretched
    const QRect part = visible.translated(-rect.topLeft());
    const QRect partOfFull = scaledRect(part, 1 / factor).toAlignedRect();
    const QPointF origin = QPointF(rect.topLeft() + contentOrigin()) + pixelShift();
    const QRect tiles = tilesTouched(partOfFull, full);
    for (int row = tiles.top(); row <= tiles.bottom(); ++row) {
        for (int column = tiles.left(); column <= tiles.right(); ++column) {
            const TileKey key{m_worker.id(), page, quarterTurns(), full, QPoint(column, row)};
            const QImage* picture = m_cache.find(key);
            if (picture == nullptr) {
                continue;
            }
            const QRectF device = scaledRect(key.rect(), factor).translated(origin);
            const QRectF target(
                device.x() / dpr(), device.y() / dpr(), device.width() / dpr(), device.height() / dpr());
            painter.setRenderHint(QPainter::SmoothPixmapTransform, stretched);
            painter.drawImage(target, *picture);
        }
    }
}

void PageView::paintFailure(QPainter& painter, const QRectF& target, const QString& message)
{
    const Colours colours = coloursOf(palette());
    const QString text = tr("This page cannot be shown: %1").arg(message);
    const QRectF room = target.adjusted(tokens::kSpace3, tokens::kSpace2, -tokens::kSpace3, 0);
    const QRectF words = painter.boundingRect(room, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, text);
    QRectF strip = target;
    strip.setHeight(std::max<double>(kStripHeight, words.height() + 2 * tokens::kSpace2));
    painter.fillRect(strip, colours.failure);
    painter.setPen(colours.onStrip);
    painter.drawText(room, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, text);
}

} // namespace lectern::ui
