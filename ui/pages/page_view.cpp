// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_view.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

namespace {

constexpr double kPixelsPerInch = 96; // logical, at 100 %
constexpr double kZoomStep = 1.2;
constexpr int kLineStep = 20; // logical pixels, by an arrow key
constexpr int kTextsKept = 40; // pages round the current one whose words are remembered

} // namespace

PageView::PageView(DocumentWorker& worker, TileCache& cache, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_worker(worker)
    , m_cache(cache)
{
    setAccessibleName(tr("Pages"));
    setObjectName(QStringLiteral("pageView"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    // Always: a bar that came and went would change the width that pages are fitted to.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    setLayerColours();
    addLayer(&m_selection);
    addLayer(&m_blocks);
    connect(&m_blocks, &BlockWalk::currentChanged, this, &PageView::showBlock);
    connect(&m_blocks, &BlockWalk::blocksChanged, viewport(), qOverload<>(&QWidget::update));
    m_requestTimer.setSingleShot(true);
    m_requestTimer.setInterval(0);
    connect(&m_requestTimer, &QTimer::timeout, this, &PageView::updateRequests);
    connect(&worker, &DocumentWorker::tileReady, this, &PageView::takeTile);
    connect(&worker, &DocumentWorker::sizesKnown, this, &PageView::takeSizes);
    connect(&worker, &DocumentWorker::textReady, this, &PageView::takeText);
    connect(&worker, &DocumentWorker::pageFailed, this, &PageView::takeFailure);
    connect(&worker, &DocumentWorker::textGathered, this, &PageView::putOnClipboard);
}

void PageView::setDocument(const OpenedDocument& document)
{
    m_unitsPerInch = document.isPdf ? 72 : kPixelsPerInch;
    m_layout.setPages(document.pageCount, document.firstPage);
    m_failures.clear();
    m_links.clear();
    m_selection.clear();
    m_blocks.setPageCount(document.pageCount);
    m_zoom = fittingZoom();
    relayout();
    scrollTo({0, QPointF(0.5, 0)}, QPointF(viewportCentre().x(), tokens::kPageGap));
    setCurrentPage(0);
    Q_EMIT zoomChanged(m_zoom);
}

void PageView::addLayer(PageLayer* layer)
{
    m_layers.push_back(layer);
    viewport()->update();
}

QSize PageView::viewportPixels() const
{
    return (QSizeF(viewport()->size()) * dpr()).toSize();
}

QPoint PageView::contentOrigin() const
{
    const QSize view = viewportPixels();
    const QSize content = m_layout.contentSize();
    const int spareX = std::max(0, view.width() - content.width()) / 2;
    const int spareY = m_layout.pageCount() == 1 ? std::max(0, view.height() - content.height()) / 2 : 0;
    return {spareX - horizontalScrollBar()->value(), spareY - verticalScrollBar()->value()};
}

// At 125 % a widget may begin between two pixels of the window; pages do not.
QPointF PageView::pixelShift() const
{
    const QPointF place = QPointF(viewport()->mapTo(window(), QPoint())) * dpr();
    return QPointF(place.toPoint()) - place;
}

QRect PageView::visiblePixels() const
{
    const int rim = pixelShift().isNull() ? 0 : 1;
    return QRect(-contentOrigin(), viewportPixels()).adjusted(-rim, -rim, rim, rim);
}

double PageView::unitScale(double zoom) const
{
    return zoom * kPixelsPerInch / m_unitsPerInch * dpr();
}

QRectF PageView::pageRect(int page) const
{
    const QRectF rect = QRectF(m_layout.pageRect(page).translated(contentOrigin())).translated(pixelShift());
    return {rect.x() / dpr(), rect.y() / dpr(), rect.width() / dpr(), rect.height() / dpr()};
}

PagePoint PageView::pagePointAt(const QPointF& viewportPoint) const
{
    return m_layout.pointAt((viewportPoint * dpr() - pixelShift()).toPoint() - contentOrigin());
}

double PageView::fittingZoom() const
{
    if (m_zoomMode == ZoomMode::Custom || !hasDocument()) {
        return m_zoom;
    }
    const QSizeF room = QSizeF(viewport()->size()) - QSizeF(2 * tokens::kPageGap, 2 * tokens::kPageGap);
    const QSizeF page = m_layout.largestPage() * (kPixelsPerInch / m_unitsPerInch);
    double zoom = room.width() / page.width();
    if (m_zoomMode == ZoomMode::FitPage) {
        zoom = std::min(zoom, room.height() / page.height());
    }
    return std::clamp(zoom, kSmallestZoom, kLargestZoom);
}

void PageView::setZoom(double zoom)
{
    m_zoomMode = ZoomMode::Custom;
    applyZoom(zoom, viewportCentre());
}

void PageView::setZoomMode(ZoomMode mode)
{
    m_zoomMode = mode;
    applyZoom(fittingZoom(), viewportCentre());
}

void PageView::zoomBy(double steps, const QPointF& about)
{
    m_zoomMode = ZoomMode::Custom;
    double zoom = m_zoom * std::pow(kZoomStep, steps);
    // 100 % is never stepped over.
    if ((m_zoom < 0.999 && zoom > 1) || (m_zoom > 1.001 && zoom < 1)) {
        zoom = 1;
    }
    applyZoom(zoom, about);
}

void PageView::applyZoom(double zoom, const QPointF& about)
{
    const PagePoint anchor = pagePointAt(about);
    m_zoom = std::clamp(zoom, kSmallestZoom, kLargestZoom);
    if (!hasDocument()) {
        return;
    }
    if (m_layout.scale() != unitScale(m_zoom)) {
        m_previousScale = m_layout.scale();
    }
    m_keepsCurrent = true;
    relayout();
    scrollTo(anchor, about);
    m_keepsCurrent = false;
    updateCurrentPage();
    Q_EMIT zoomChanged(m_zoom);
}

void PageView::relayout()
{
    m_laidOutFor = dpr();
    m_layout.setScale(unitScale(m_zoom), static_cast<int>(std::lround(tokens::kPageGap * dpr())));
    updateScrollBars();
    m_requestTimer.start();
    viewport()->update();
}

void PageView::relayoutAround(const PagePoint& anchor)
{
    m_keepsCurrent = true;
    m_zoom = fittingZoom();
    relayout();
    scrollTo(anchor, {viewportCentre().x(), 0});
    m_keepsCurrent = false;
    Q_EMIT zoomChanged(m_zoom);
}

void PageView::followScale()
{
    if (!hasDocument() || m_laidOutFor == dpr()) {
        return;
    }
    // Scroll bars still count the pixels of the other screen.
    const int width = qRound(viewport()->width() * m_laidOutFor);
    const int spare = std::max(0, width - m_layout.contentSize().width()) / 2;
    const PagePoint anchor =
        m_layout.pointAt({width / 2 - spare + horizontalScrollBar()->value(), verticalScrollBar()->value()});
    m_previousScale = m_layout.scale();
    relayoutAround(anchor);
}

void PageView::updateScrollBars()
{
    const QSize view = viewportPixels();
    const QSize content = m_layout.contentSize();
    const int line = static_cast<int>(kLineStep * dpr());
    horizontalScrollBar()->setRange(0, std::max(0, content.width() - view.width()));
    horizontalScrollBar()->setPageStep(view.width());
    horizontalScrollBar()->setSingleStep(line);
    verticalScrollBar()->setRange(0, std::max(0, content.height() - view.height()));
    verticalScrollBar()->setPageStep(std::max(line, view.height() - 2 * line));
    verticalScrollBar()->setSingleStep(line);
}

void PageView::scrollTo(const PagePoint& point, const QPointF& viewportPoint)
{
    if (point.page < 0) {
        return;
    }
    const QPointF place = m_layout.position(point) - viewportPoint * dpr();
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(place.x())));
    verticalScrollBar()->setValue(static_cast<int>(std::lround(place.y())));
}

void PageView::goToPage(int page, double y)
{
    if (!hasDocument()) {
        return;
    }
    page = std::clamp(page, 0, pageCount() - 1);
    const double top = turnedRect(QRectF(0, y, 1, 0), quarterTurns()).top();
    const QPoint content = m_layout.position({page, QPointF(0, top)}).toPoint();
    m_keepsCurrent = true;
    verticalScrollBar()->setValue(content.y() - static_cast<int>(std::lround(tokens::kPageGap * dpr())));
    m_keepsCurrent = false;
    setCurrentPage(page);
}

void PageView::showRect(int page, const QRectF& rect)
{
    const QRectF turned = turnedRect(rect, quarterTurns());
    const QPointF from = m_layout.position({page, turned.topLeft()});
    const QPointF to = m_layout.position({page, turned.bottomRight()});
    const QSize view = viewportPixels();
    const auto bring = [](QScrollBar* bar, double start, double end, int room) {
        if (start < bar->value() + room * 0.05 || end > bar->value() + room * 0.95) {
            bar->setValue(static_cast<int>(std::lround((start + end - room) / 2)));
        }
    };
    bring(horizontalScrollBar(), from.x(), to.x(), view.width());
    bring(verticalScrollBar(), from.y(), to.y(), view.height());
}

void PageView::rotate(int quarterTurns)
{
    const int page = m_currentPage;
    m_layout.setQuarterTurns(m_layout.quarterTurns() + quarterTurns);
    m_previousScale = 0;
    m_zoom = fittingZoom();
    relayout();
    goToPage(page);
    Q_EMIT zoomChanged(m_zoom);
}

void PageView::setCurrentPage(int page)
{
    if (page == m_currentPage) {
        return;
    }
    m_currentPage = page;
    describePage();
    m_selection.keepNear(page, kTextsKept);
    m_links.removeIf([page](const auto& entry) { return std::abs(entry.key() - page) > kTextsKept; });
    Q_EMIT currentPageChanged(page);
}

void PageView::describePage()
{
    if (hasDocument()) {
        setAccessibleDescription(tr("Page %1 of %2").arg(m_currentPage + 1).arg(pageCount()));
    }
}

void PageView::setAsPaper(bool asPaper)
{
    m_asPaper = asPaper;
    viewport()->update();
}

void PageView::updateCurrentPage()
{
    if (!m_keepsCurrent && hasDocument()) {
        setCurrentPage(pagePointAt(viewportCentre()).page);
    }
}

void PageView::takeSizes(int first, const QList<QSizeF>& sizes)
{
    const PagePoint anchor = pagePointAt({viewportCentre().x(), 0});
    if (!m_layout.setSizes(first, sizes)) {
        return;
    }
    relayoutAround(anchor);
}

void PageView::takeText(int page, const SharedWords& words, const Links& links)
{
    m_selection.setWords(page, words);
    m_links.insert(page, links);
    viewport()->update();
}

void PageView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (!hasDocument()) {
        return;
    }
    const PagePoint anchor = m_layout.pointAt(QPoint(viewportPixels().width() / 2, 0) - contentOrigin());
    relayoutAround(anchor);
}

void PageView::scrollContentsBy(int, int)
{
    updateCurrentPage();
    m_requestTimer.start();
    viewport()->update();
}

void PageView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        setLayerColours();
        viewport()->update();
    } else if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Pages"));
        describePage();
    }
}

void PageView::copySelection()
{
    if (m_selection.isEmpty()) {
        return;
    }
    if (m_selection.isKnown()) {
        m_worker.stopGathering();
        putOnClipboard(selectedText());
    } else {
        m_worker.gatherText(m_selection.span());
    }
}

void PageView::stopCopying()
{
    m_worker.stopGathering();
}

void PageView::putOnClipboard(const QString& text)
{
    if (!text.isEmpty()) {
        QGuiApplication::clipboard()->setText(text);
    }
    Q_EMIT copied(!text.isEmpty());
}

void PageView::selectAll()
{
    if (hasDocument()) {
        m_selection.selectPages(0, pageCount() - 1);
        showSelection();
    }
}

void PageView::selectAllOnPage()
{
    m_selection.selectPages(m_currentPage, m_currentPage);
    showSelection();
}

void PageView::clearSelection()
{
    m_selection.clear();
    showSelection();
}

void PageView::setLayerColours()
{
    m_selection.setColour(coloursOf(palette()).accent);
    const Colours onPaper = tokens::light(); // laid over paper, in either theme
    m_blocks.setColours(onPaper.accent, onPaper.surface);
}

void PageView::showBlock()
{
    viewport()->update();
    if (const auto place = m_blocks.current()) {
        const QList<PageBlock> blocks = m_blocks.blocksOn(place->page);
        showRect(place->page, blocks[place->block].rect);
    }
}

bool PageView::focusNextPrevChild(bool next)
{
    if (hasFocus() && hasDocument() && m_blocks.step(next, m_currentPage)) {
        return true;
    }
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void PageView::showSelection()
{
    viewport()->update();
    Q_EMIT selectionChanged(hasSelection());
}

} // namespace lectern::ui
