// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/worker_thread.h"

#include "pages/qt_image.h"
#include "ui/pages/page_thumbnail.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern::ui {

namespace {

constexpr int kSizesAtOnce = 64; // pages measured before other work is looked for
constexpr int kSearchReport = 16; // pages between two reports of progress

QImage forScreen(const image::Image& picture)
{
    return pages::asQImage(picture).convertToFormat(QImage::Format_RGB32);
}

} // namespace

WorkerThread::WorkerThread(std::filesystem::path path, SourceOpener opener)
    : m_path(std::move(path))
    , m_opener(std::move(opener))
    , m_thread([this] { run(); })
{ }

void WorkerThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_stop.request();
        m_render.request();
    }
    m_wake.notify_all();
    m_thread.join();
}

void WorkerThread::open(std::string password)
{
    const std::lock_guard lock(m_mutex);
    m_password = std::move(password);
    m_wake.notify_all();
}

void WorkerThread::requestTiles(const QList<TileKey>& tiles)
{
    const std::lock_guard lock(m_mutex);
    m_tiles = tiles;
    if (m_runningTile) {
        if (tiles.contains(*m_runningTile)) {
            m_tiles.removeAll(*m_runningTile);
        } else {
            m_render.request();
        }
    }
    m_wake.notify_all();
}

void WorkerThread::requestThumbnails(const QList<int>& pages, int side)
{
    const std::lock_guard lock(m_mutex);
    m_thumbnails = pages;
    if (m_runningThumbnail) {
        m_thumbnails.removeAll(*m_runningThumbnail);
    }
    m_thumbnailSide = side;
    m_wake.notify_all();
}

void WorkerThread::requestText(int page)
{
    const std::lock_guard lock(m_mutex);
    if (!m_texts.contains(page)) {
        m_texts.append(page);
    }
    m_wake.notify_all();
}

void WorkerThread::requestOutline()
{
    const std::lock_guard lock(m_mutex);
    m_outline = true;
    m_wake.notify_all();
}

void WorkerThread::search(const QString& text, int from)
{
    const std::lock_guard lock(m_mutex);
    ++m_searchId;
    m_search.reset();
    if (!text.isEmpty()) {
        m_search = Search{m_searchId, text, from, 0, false};
    }
    m_wake.notify_all();
}

quint64 WorkerThread::currentSearch() const
{
    const std::lock_guard lock(m_mutex);
    return m_searchId;
}

void WorkerThread::gatherText(const std::optional<TextSpan>& span)
{
    const std::lock_guard lock(m_mutex);
    ++m_gatherId;
    m_gathering.reset();
    if (span) {
        m_gathering = Gathering{m_gatherId, *span, span->firstPage, {}};
    }
    m_wake.notify_all();
}

quint64 WorkerThread::currentGathering() const
{
    const std::lock_guard lock(m_mutex);
    return m_gatherId;
}

void WorkerThread::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        const Task task = takeTask();
        if (!task) {
            m_wake.wait(lock);
            continue;
        }
        lock.unlock();
        task();
        lock.lock();
        m_runningTile.reset();
        m_runningThumbnail.reset();
    }
}

WorkerThread::Task WorkerThread::takeTask()
{
    if (m_password) {
        return [this, password = *std::exchange(m_password, std::nullopt)] { doOpen(password); };
    }
    if (m_pageCount == 0) {
        return {};
    }
    if (Task task = takePageTask()) {
        return task;
    }
    if (std::exchange(m_outline, false)) {
        return [this] { doOutline(); };
    }
    if (m_nextSize < m_pageCount) {
        const int first = std::exchange(m_nextSize, m_nextSize + kSizesAtOnce);
        return [this, first] { doSizes(first); };
    }
    if (m_gathering) {
        return [this] { doGatherPage(); };
    }
    if (m_search) {
        return [this, search = *m_search] { doSearchPage(search); };
    }
    return {};
}

WorkerThread::Task WorkerThread::takePageTask()
{
    if (!m_tiles.isEmpty()) {
        const TileKey key = m_tiles.takeFirst();
        m_runningTile = key;
        m_render = {};
        return [this, key, cancel = m_render.token()] { doTile(key, cancel); };
    }
    if (!m_texts.isEmpty()) {
        return [this, page = m_texts.takeFirst()] { doText(page); };
    }
    if (!m_thumbnails.isEmpty()) {
        const int page = m_thumbnails.takeFirst();
        m_runningThumbnail = page;
        m_render = {};
        return [this, page, side = m_thumbnailSide, cancel = m_render.token()] { doThumbnail(page, side, cancel); };
    }
    return {};
}

void WorkerThread::doOpen(const std::string& password)
{
    auto source = m_opener(m_path, {.password = password});
    if (!source) {
        openFailed(source.error());
        return;
    }
    OpenedDocument document{(*source)->pageCount(), (*source)->isPdf(), QSizeF(595, 842), (*source)->properties()};
    // A first page that is broken does not keep the others from being read.
    if (const auto size = (*source)->pageSize(0)) {
        document.firstPage = QSizeF(size->width, size->height);
    }
    m_source = std::move(*source);
    {
        const std::lock_guard lock(m_mutex);
        m_pageCount = document.pageCount;
        m_nextSize = 0;
    }
    opened(document);
}

void WorkerThread::doTile(const TileKey& key, const Cancel& cancel)
{
    const QRect rect = key.rect();
    const pages::TileRequest request{
        key.full.width(), key.full.height(), key.quarterTurns, rect.x(), rect.y(), rect.width(), rect.height()};
    const auto picture = m_source->renderTile(key.page, request, cancel);
    if (picture) {
        tileReady(key, forScreen(*picture));
    } else if (picture.error().code != ErrorCode::Cancelled) {
        pageFailed(key.page, QString::fromStdString(picture.error().message));
    }
}

void WorkerThread::doThumbnail(int page, int side, const Cancel& cancel)
{
    const auto picture = renderThumbnail(*m_source, page, side, cancel);
    if (picture) {
        thumbnailReady(page, *picture);
    } else if (picture.error().code != ErrorCode::Cancelled) {
        pageFailed(page, QString::fromStdString(picture.error().message));
    }
}

// A page whose words cannot be read is one without words here: what is wrong with it is said where it is drawn.
void WorkerThread::doText(int page)
{
    const auto words = m_source->words(page, m_stop.token());
    const auto links = m_source->links(page);
    textReady(page, std::make_shared<const Words>(words ? *words : Words{}), links ? *links : Links{});
}

void WorkerThread::doOutline()
{
    const auto outline = m_source->outline();
    outlineReady(outline ? *outline : Outline{});
}

void WorkerThread::doSizes(int first)
{
    QList<QSizeF> sizes;
    for (int page = first; page < std::min(first + kSizesAtOnce, m_source->pageCount()); ++page) {
        const auto size = m_source->pageSize(page);
        sizes.append(size ? QSizeF(size->width, size->height) : QSizeF(595, 842));
    }
    sizesKnown(first, sizes);
}

void WorkerThread::doSearchPage(Search search)
{
    const int count = m_source->pageCount();
    const int page = (search.from + search.done) % count;
    const auto words = m_source->words(page, m_stop.token());
    if (words && !words->empty()) {
        search.hasText = true;
        if (const auto hits = findOnPage(*words, search.text, page); !hits.isEmpty()) {
            searchFound(search.id, hits);
        }
    }
    ++search.done;
    const bool finished = search.done >= count;
    {
        const std::lock_guard lock(m_mutex);
        if (search.id != m_searchId) {
            return;
        }
        m_search = finished ? std::nullopt : std::optional(search);
    }
    if (finished) {
        searchFinished(search.id, search.hasText);
    } else if (search.done % kSearchReport == 0) {
        searchProgress(search.id, search.done);
    }
}

// A page at a time, so that what is more urgent comes in between.
void WorkerThread::doGatherPage()
{
    std::optional<Gathering> work;
    {
        const std::lock_guard lock(m_mutex);
        work = std::exchange(m_gathering, std::nullopt);
    }
    if (!work) {
        return; // it was stopped a moment ago
    }
    const TextSpan& span = work->span;
    const int page = work->page++;
    if (const auto words = m_source->words(page, m_stop.token()); words && !words->empty()) {
        const int last = static_cast<int>(words->size()) - 1;
        const WordRange range{
            page == span.firstPage ? span.firstWord : 0, page == span.lastPage ? std::min(span.lastWord, last) : last};
        const QString text = textOf(*words, range);
        if (!text.isEmpty() && !work->text.isEmpty()) {
            work->text += QLatin1Char('\n');
        }
        work->text += text;
    }
    const quint64 id = work->id;
    const int done = work->page - span.firstPage;
    const int all = span.lastPage - span.firstPage + 1;
    const bool finished = done >= all;
    QString text = finished ? std::move(work->text) : QString();
    {
        const std::lock_guard lock(m_mutex);
        if (id != m_gatherId) {
            return;
        }
        m_gathering = finished ? std::nullopt : std::move(work);
    }
    if (finished) {
        textGathered(id, text);
    } else if (done % kSearchReport == 0) {
        gatherProgress(id, done, all);
    }
}

} // namespace lectern::ui
