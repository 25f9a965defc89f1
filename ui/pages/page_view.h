// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/block_walk.h"
#include "ui/pages/document_worker.h"
#include "ui/pages/page_layer.h"
#include "ui/pages/page_layout.h"
#include "ui/pages/text_selection.h"
#include "ui/pages/tile_cache.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QTimer>

#include <functional>
#include <vector>

namespace lectern::ui {

enum class ZoomMode
{
    Custom,
    FitWidth, // of the widest page
    FitPage,
};

inline constexpr double kSmallestZoom = 0.1; // 1: the size on paper at 96 pixels an inch
inline constexpr double kLargestZoom = 8;

// The pages of one document, one under the other. Draws what the tile cache has and asks the worker for the rest; never
// renders. What lies over the pages are layers. Scroll bars count device pixels, so that pages stand on whole ones.
class PageView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    // Both must live longer than the view.
    PageView(DocumentWorker& worker, TileCache& cache, QWidget* parent = nullptr);

    void setDocument(const OpenedDocument& document);
    bool hasDocument() const { return m_layout.pageCount() > 0; }
    const PageLayout& pageLayout() const { return m_layout; }
    int pageCount() const { return m_layout.pageCount(); }
    int currentPage() const { return m_currentPage; } // 0-based: the one that takes up the middle of the view

    double zoom() const { return m_zoom; }
    ZoomMode zoomMode() const { return m_zoomMode; }
    int quarterTurns() const { return m_layout.quarterTurns(); }

    // Drawn over every page after those added before; must live longer than the view.
    void addLayer(PageLayer* layer);
    // What to draw of a page of which there is no tile yet; may give a null picture.
    void setPlaceholders(std::function<QImage(int page)> placeholders) { m_placeholders = std::move(placeholders); }

    // Pages keep their own colours in the dark theme too; else they are dimmed there.
    void setAsPaper(bool asPaper);

    // Where a page is on the viewport, logical pixels.
    QRectF pageRect(int page) const;
    PagePoint pagePointAt(const QPointF& viewportPoint) const;
    // Scrolls no more than it takes to see a page-relative rectangle (unturned).
    void showRect(int page, const QRectF& rect);
    // Every visible tile is there, or its page cannot be drawn.
    bool isFullyDrawn() const;
    const TileCache& tiles() const { return m_cache; }

    // The blocks of the pages, for the keyboard and for screen readers: give it a provider.
    BlockWalk& blocks() { return m_blocks; }
    const BlockWalk& blocks() const { return m_blocks; }
    SharedWords words(int page) const { return m_selection.words(page); } // null: not known (yet)

    bool hasSelection() const { return !m_selection.isEmpty(); }
    QString selectedText() const { return m_selection.text(); } // of the pages that have been looked at
    // At once where all of it has been looked at; else its pages are read in the background first. copied() tells.
    void copySelection();
    void stopCopying();
    void selectAll(); // of all pages
    void selectAllOnPage();
    void clearSelection();

    void goToPage(int page, double y = 0); // y: page-relative, unturned
    void goToNextPage() { goToPage(m_currentPage + 1); }
    void goToPreviousPage() { goToPage(m_currentPage - 1); }
    void setZoom(double zoom);
    void setZoomMode(ZoomMode mode);
    void zoomIn() { zoomBy(1, viewportCentre()); }
    void zoomOut() { zoomBy(-1, viewportCentre()); }
    void rotate(int quarterTurns); // clockwise, from how it is now

Q_SIGNALS:
    void currentPageChanged(int page);
    void zoomChanged(double zoom);
    void selectionChanged(bool hasSelection);
    void copied(bool hasText); // false: there was no text, and the clipboard is as it was
    void linkActivated(const lectern::pages::Target& target);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    // Layout and scrolling.
    double dpr() const { return viewport()->devicePixelRatioF(); }
    QPointF viewportCentre() const { return QRectF(viewport()->rect()).center(); }
    QSize viewportPixels() const;
    QPoint contentOrigin() const; // of the content, on the viewport, device pixels
    QPointF pixelShift() const; // device pixels from where the viewport begins to a whole one of the window
    QRect visiblePixels() const; // of the content
    void relayoutAround(const PagePoint& anchor); // which stays at the top
    void followScale(); // the window has come to a screen of another scale
    double unitScale(double zoom) const; // device pixels per unit of page size
    double fittingZoom() const;
    void zoomBy(double steps, const QPointF& about);
    void applyZoom(double zoom, const QPointF& about);
    void relayout();
    void updateScrollBars();
    void scrollTo(const PagePoint& point, const QPointF& viewportPoint);
    void updateCurrentPage();
    void setCurrentPage(int page);
    void describePage();

    // Tiles.
    void updateRequests();
    QList<TileKey> tilesOf(int page, const QRect& contentRect, const QSize& full) const;
    QList<TileKey> visibleTiles(int before, int after) const; // and device pixels above and below
    void takeTile(const TileKey& key, const QImage& picture);
    void takeSizes(int first, const QList<QSizeF>& sizes);
    void takeText(int page, const SharedWords& words, const Links& links);
    void takeFailure(int page, const QString& message);

    // Painting.
    void paintPage(QPainter& painter, int page, const QRect& visible);
    void paintTiles(QPainter& painter, int page, const QRect& visible, const QSize& full, bool stretched);
    void paintFailure(QPainter& painter, const QRectF& target, const QString& message);

    // Mouse.
    const pages::PageLink* linkAt(const PagePoint& point) const;
    int wordNear(const PagePoint& point, bool exactly) const;
    void updateCursor(const QPointF& position);
    void showSelection();
    void putOnClipboard(const QString& text);
    void showBlock();
    void setLayerColours();

    DocumentWorker& m_worker;
    TileCache& m_cache;
    PageLayout m_layout;
    double m_unitsPerInch = 72;
    double m_laidOutFor = 0; // device pixel ratio
    double m_zoom = 1;
    ZoomMode m_zoomMode = ZoomMode::FitWidth;
    double m_previousScale = 0; // of the pictures that stand in until those of the new zoom are there
    int m_currentPage = -1;
    bool m_keepsCurrent = false; // while scrolling to a page that may end up below the middle
    QTimer m_requestTimer;
    std::vector<PageLayer*> m_layers;
    bool m_asPaper = false;
    std::function<QImage(int)> m_placeholders;
    TextSelection m_selection;
    BlockWalk m_blocks;
    QHash<int, Links> m_links;
    QHash<int, QString> m_failures;

    enum class Drag
    {
        None,
        Select,
        Pan,
    };
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPoint m_panStart; // scroll bars when the pan began
    quint64 m_doubleClicked = 0; // when, ms of the event's clock
    PagePoint m_doubleClickedAt;
};

} // namespace lectern::ui
