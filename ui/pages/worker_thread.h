// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/document_worker.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace lectern::ui {

// The work of a DocumentWorker: what is wanted, guarded by one mutex, and the thread that does it, the most urgent
// first. The request functions return at once. Answers are the virtual functions below, called on that thread.
class WorkerThread
{
public:
    WorkerThread(std::filesystem::path path, SourceOpener opener);
    virtual ~WorkerThread() = default;
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    void open(std::string password);
    void requestTiles(const QList<TileKey>& tiles);
    void requestThumbnails(const QList<int>& pages, int side);
    void requestText(int page);
    void requestOutline();
    void search(const QString& text, int from); // an empty text ends the one that runs
    quint64 currentSearch() const;
    void gatherText(const std::optional<TextSpan>& span); // ends the one that runs
    quint64 currentGathering() const;

protected:
    // To be called by the destructor of the derived class, whose functions the thread calls until this returns.
    void stop();

    virtual void opened(const OpenedDocument& document) = 0;
    virtual void openFailed(const Error& error) = 0;
    virtual void sizesKnown(int first, const QList<QSizeF>& sizes) = 0;
    virtual void tileReady(const TileKey& key, const QImage& picture) = 0;
    virtual void thumbnailReady(int page, const QImage& picture) = 0;
    virtual void pageFailed(int page, const QString& message) = 0;
    virtual void textReady(int page, const SharedWords& words, const Links& links) = 0;
    virtual void outlineReady(const Outline& outline) = 0;
    virtual void searchFound(quint64 search, const QList<SearchHit>& hits) = 0;
    virtual void searchProgress(quint64 search, int pages) = 0;
    virtual void searchFinished(quint64 search, bool hasText) = 0;
    virtual void gatherProgress(quint64 gathering, int pages, int of) = 0;
    virtual void textGathered(quint64 gathering, const QString& text) = 0;

private:
    struct Search
    {
        quint64 id = 0;
        QString text;
        int from = 0;
        int done = 0; // pages
        bool hasText = false;
    };
    struct Gathering
    {
        quint64 id = 0;
        TextSpan span;
        int page = 0; // the next one
        QString text;
    };
    using Task = std::function<void()>;

    void run();
    Task takeTask(); // the mutex held; empty: nothing to do
    Task takePageTask();

    void doOpen(const std::string& password);
    void doTile(const TileKey& key, const Cancel& cancel);
    void doThumbnail(int page, int side, const Cancel& cancel);
    void doText(int page);
    void doOutline();
    void doSizes(int first);
    void doSearchPage(Search search);
    void doGatherPage();

    const std::filesystem::path m_path;
    const SourceOpener m_opener;
    std::unique_ptr<pages::PageSource> m_source; // the thread's alone

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    CancelSource m_stop; // of everything
    std::optional<std::string> m_password; // set: to be opened with it
    int m_pageCount = 0; // 0: not open
    QList<TileKey> m_tiles;
    std::optional<TileKey> m_runningTile;
    QList<int> m_thumbnails;
    int m_thumbnailSide = 0;
    std::optional<int> m_runningThumbnail;
    CancelSource m_render; // of the tile or thumbnail that runs
    QList<int> m_texts;
    bool m_outline = false;
    int m_nextSize = 0;
    std::optional<Search> m_search;
    quint64 m_searchId = 0;
    std::optional<Gathering> m_gathering;
    quint64 m_gatherId = 0;

    std::thread m_thread; // last: it uses all of the above
};

} // namespace lectern::ui
