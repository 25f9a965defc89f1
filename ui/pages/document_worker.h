// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "pages/page_source.h"
#include "ui/pages/page_text.h"
#include "ui/pages/tile_cache.h"

#include <QImage>
#include <QList>
#include <QObject>
#include <QSizeF>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace lectern::ui {

// How a file becomes pages: PageSource::open, or what a test puts in its place. Called on the worker's thread.
using SourceOpener = std::function<Result<std::unique_ptr<pages::PageSource>>(
    const std::filesystem::path& path, const pages::OpenOptions& options)>;

struct OpenedDocument
{
    int pageCount = 0;
    bool isPdf = false;
    QSizeF firstPage; // points, or pixels of a picture
    pages::Properties properties;
};

// A run of text that may go over pages: from one word to another, both included.
struct TextSpan
{
    int firstPage = 0; // 0-based, as the words
    int firstWord = 0;
    int lastPage = 0;
    int lastWord = 0; // may be beyond the page's last
};

using Outline = std::vector<pages::OutlineEntry>;
using Links = std::vector<pages::PageLink>;

// One document's thread. It alone touches the document's PageSource; the window asks and goes on, answers come as
// signals on the window's thread. Asking again for tiles or thumbnails replaces what was asked for before: what is no
// longer wanted is dropped, or aborted where it is being rendered. Order: opening, tiles, words and links, thumbnails,
// outline, sizes of pages, text to be copied, search. Destruction aborts the work at hand and waits for that.
class DocumentWorker : public QObject
{
    Q_OBJECT

public:
    DocumentWorker(QString path, SourceOpener opener, QObject* parent = nullptr);
    ~DocumentWorker() override;

    const QString& path() const { return m_path; }
    quint64 id() const { return m_id; } // unlike any other document's of this program's run

    void open(const QString& password = {});
    void requestTiles(const QList<TileKey>& tiles); // most urgent first
    void requestThumbnails(const QList<int>& pages, int side); // most urgent first; side: of a square, device pixels
    void requestText(int page); // words and links, once
    void requestOutline();
    // Ends a search that runs. Pages come from `from` to the end and then from the start.
    void search(const QString& text, int from);
    void stopSearch();
    // The text of many pages, read a page at a time; ends one that runs.
    void gatherText(const TextSpan& span);
    void stopGathering();

Q_SIGNALS:
    void opened(const lectern::ui::OpenedDocument& document);
    void openFailed(const lectern::Error& error);
    void sizesKnown(int first, const QList<QSizeF>& sizes);
    void tileReady(const lectern::ui::TileKey& key, const QImage& picture);
    void thumbnailReady(int page, const QImage& picture);
    void pageFailed(int page, const QString& message);
    void textReady(int page, const lectern::ui::SharedWords& words, const lectern::ui::Links& links);
    void outlineReady(const lectern::ui::Outline& outline);
    void searchFound(const QList<lectern::ui::SearchHit>& hits);
    void searchProgress(int pagesSearched);
    void searchFinished(bool hasText); // false: no page had a word
    void gatherProgress(int pages, int of);
    void textGathered(const QString& text);

private:
    class Thread;
    const QString m_path;
    const quint64 m_id;
    std::unique_ptr<Thread> m_thread;
};

} // namespace lectern::ui
