// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/document_worker.h"

#include "ui/pages/worker_thread.h"

#include <QFile>

#include <atomic>
#include <functional>

namespace lectern::ui {

namespace {

quint64 nextId()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

} // namespace

// The signals of the worker, posted to its thread. It outlives the thread that posts.
class DocumentWorker::Thread : public WorkerThread
{
public:
    Thread(DocumentWorker& worker, SourceOpener opener)
        : WorkerThread(QFile::encodeName(worker.path()).toStdString(), std::move(opener))
        , m_worker(worker)
    { }
    ~Thread() override { stop(); }

private:
    template <class Signal, class... Values> void post(Signal signal, Values... values)
    {
        QMetaObject::invokeMethod(
            &m_worker, [worker = &m_worker, signal, values...] { std::invoke(signal, worker, values...); },
            Qt::QueuedConnection);
    }
    void opened(const OpenedDocument& document) override { post(&DocumentWorker::opened, document); }
    void openFailed(const Error& error) override { post(&DocumentWorker::openFailed, error); }
    void sizesKnown(int first, const QList<QSizeF>& sizes) override { post(&DocumentWorker::sizesKnown, first, sizes); }
    void tileReady(const TileKey& key, const QImage& picture) override
    {
        post(&DocumentWorker::tileReady, key, picture);
    }
    void thumbnailReady(int page, const QImage& picture) override
    {
        post(&DocumentWorker::thumbnailReady, page, picture);
    }
    void pageFailed(int page, const QString& message) override { post(&DocumentWorker::pageFailed, page, message); }
    void textReady(int page, const SharedWords& words, const Links& links) override
    {
        post(&DocumentWorker::textReady, page, words, links);
    }
    void outlineReady(const Outline& outline) override { post(&DocumentWorker::outlineReady, outline); }

    // What an earlier search still had under way says nothing of this one.
    void searchFound(quint64 search, const QList<SearchHit>& hits) override
    {
        postOf(search, &DocumentWorker::searchFound, hits);
    }
    void searchProgress(quint64 search, int pages) override { postOf(search, &DocumentWorker::searchProgress, pages); }
    void searchFinished(quint64 search, bool hasText) override
    {
        postOf(search, &DocumentWorker::searchFinished, hasText);
    }
    template <class Signal, class Value> void postOf(quint64 search, Signal signal, Value value)
    {
        const auto emitIfCurrent = [this, worker = &m_worker, search, signal, value] {
            if (search == currentSearch()) {
                std::invoke(signal, worker, value);
            }
        };
        QMetaObject::invokeMethod(&m_worker, emitIfCurrent, Qt::QueuedConnection);
    }
    void gatherProgress(quint64 gathering, int pages, int of) override
    {
        postGathered(gathering, &DocumentWorker::gatherProgress, pages, of);
    }
    void textGathered(quint64 gathering, const QString& text) override
    {
        postGathered(gathering, &DocumentWorker::textGathered, text);
    }
    template <class Signal, class... Values> void postGathered(quint64 gathering, Signal signal, Values... values)
    {
        const auto emitIfCurrent = [this, worker = &m_worker, gathering, signal, values...] {
            if (gathering == currentGathering()) {
                std::invoke(signal, worker, values...);
            }
        };
        QMetaObject::invokeMethod(&m_worker, emitIfCurrent, Qt::QueuedConnection);
    }

    DocumentWorker& m_worker;
};

DocumentWorker::DocumentWorker(QString path, SourceOpener opener, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_id(nextId())
    , m_thread(std::make_unique<Thread>(*this, std::move(opener)))
{ }

// Signals that were posted and not yet delivered go with this object.
DocumentWorker::~DocumentWorker() = default;

void DocumentWorker::open(const QString& password)
{
    m_thread->open(password.toStdString());
}

void DocumentWorker::requestTiles(const QList<TileKey>& tiles)
{
    m_thread->requestTiles(tiles);
}

void DocumentWorker::requestThumbnails(const QList<int>& pages, int side)
{
    m_thread->requestThumbnails(pages, side);
}

void DocumentWorker::requestText(int page)
{
    m_thread->requestText(page);
}

void DocumentWorker::requestOutline()
{
    m_thread->requestOutline();
}

void DocumentWorker::search(const QString& text, int from)
{
    m_thread->search(text, from);
}

void DocumentWorker::stopSearch()
{
    m_thread->search({}, 0);
}

void DocumentWorker::gatherText(const TextSpan& span)
{
    m_thread->gatherText(span);
}

void DocumentWorker::stopGathering()
{
    m_thread->gatherText(std::nullopt);
}

} // namespace lectern::ui
