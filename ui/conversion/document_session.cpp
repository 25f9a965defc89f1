// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/document_session.h"

#include "ui/conversion/save_document.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <chrono>
#include <utility>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kDraftDelay = std::chrono::seconds(2); // after the last edit

} // namespace

DocumentSession::DocumentSession(QString path, recognition::DocumentId id, recognition::ConversionWorker& worker,
    SourceOpener open, std::shared_ptr<DraftKeeper> drafts, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_drafts(std::move(drafts))
    , m_conversion(worker, m_markdown, m_path, id)
    , m_figures(m_path, std::move(open))
{
    m_markdown.setSource(m_path.toStdString());
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftDelay);
    connect(&m_draftTimer, &QTimer::timeout, this, &DocumentSession::keepDraft);
    connect(m_markdown.undoStack(), &QUndoStack::indexChanged, this, &DocumentSession::scheduleDraft);
    connect(&m_conversion, &DocumentConversion::pageFinished, this, [this](const document::PageResult& page) {
        m_figures.cutOut(page, m_dpi);
        scheduleDraft(); // a draft holds the pages too
    });
    connect(&m_figures, &DocumentFigures::ready, &m_markdown, &MarkdownDocument::setPictures);
    connect(&m_figures, &DocumentFigures::failed, this, &DocumentSession::figureFailed);
    connect(&m_markdown, &MarkdownDocument::pageChanged, this, &DocumentSession::showDrawnFigures);
    connect(&m_figures, &DocumentFigures::drawnReady, this, [this](int page, const auto& boxes) {
        for (const document::Rect& box : boxes) {
            m_drawing.erase(m_figures.drawnName(page, box));
            m_drawn.insert(m_figures.drawnName(page, box));
        }
        showDrawnFigures(page);
    });
    connect(m_drafts.get(), &DraftKeeper::failed, this, [this](const QString& document, const QString& reason) {
        if (document == m_path) {
            Q_EMIT draftFailed(reason);
        }
    });
}

DocumentSession::~DocumentSession()
{
    m_markdown.undoStack()->disconnect(this); // it tells of its own end, when the timer below is gone
    if (isModified()) {
        keepDraft(); // nobody was asked: the window ended in another way than by closing
    }
}

void DocumentSession::prepare()
{
    auto* watcher = new QFutureWatcher<std::optional<Draft>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_found = watcher->result();
        m_isPrepared = true;
        Q_EMIT prepared();
    });
    watcher->setFuture(m_drafts->read(m_path));
}

void DocumentSession::begin(int pageCount, const QString& password)
{
    m_conversion.setPassword(password);
    m_figures.setPassword(password);
    m_markdown.setPageCount(pageCount);
    const std::optional<Draft> draft = std::exchange(m_found, std::nullopt);
    if (draft && static_cast<int>(draft->pages.size()) == pageCount) {
        m_markdown.restorePages(draft->pages);
        for (int page = 0; page < pageCount; ++page) {
            if (m_markdown.pageState(page) != PageState::Unread) {
                m_figures.cutOut(m_markdown.pageResult(page), m_dpi);
            }
        }
        Q_EMIT restored(draft->changed);
    }
}

void DocumentSession::convert(const std::vector<int>& pages, const ConversionOptions& options)
{
    m_dpi = options.read.dpi;
    m_conversion.start(pages, options);
}

// What a person drew, or made a figure, gets its picture as what the reader found has it. Undoing and redoing come here
// too: what has been cut out once is only named.
void DocumentSession::showDrawnFigures(int page)
{
    if (page >= m_markdown.pageCount() || !m_markdown.isCorrectable(page)) {
        return;
    }
    std::vector<std::pair<document::Rect, std::string>> known;
    std::vector<document::Rect> wanted;
    for (const auto& [box, image] : m_markdown.drawnFigures(page)) {
        const std::string name = m_figures.drawnName(page, box);
        if (m_drawn.contains(name)) {
            known.emplace_back(box, name);
        } else if (m_drawing.insert(name).second) { // also those that could not be cut out: once
            wanted.push_back(box);
        }
    }
    if (!wanted.empty()) {
        m_figures.cutDrawn(page, wanted, m_dpi);
    }
    m_markdown.setDrawnPictures(page, known);
}

void DocumentSession::cutFigures(int page)
{
    m_drawing.clear();
    showDrawnFigures(page);
    m_figures.cutOut(m_markdown.pageResult(page), m_dpi);
}

QString DocumentSession::suggestedFile(SaveFormat format) const
{
    const QFileInfo info(m_path);
    const QString ending = format == SaveFormat::Markdown ? u".md"_s
        : format == SaveFormat::Html                      ? u".html"_s
                                                          : u".json"_s;
    const QString folder = QFileInfo(info.path()).isWritable() ? info.path() : QDir::homePath();
    return folder + u'/' + info.completeBaseName() + ending;
}

void DocumentSession::save(const QString& file, SaveFormat format)
{
    SaveTask task{file, format, m_markdown.markdown(), m_markdown.document(), m_figures.folder(),
        QCoreApplication::applicationVersion(), QFileInfo(m_path).completeBaseName()};
    const int step = m_markdown.undoStack()->index();
    auto* watcher = new QFutureWatcher<Result<void>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, file, format, step] {
        watcher->deleteLater();
        const Result<void> done = watcher->result();
        if (!done) {
            Q_EMIT saveFailed(QString::fromStdString(done.error().message));
            return;
        }
        if (format == SaveFormat::Markdown) {
            m_savedAs = file;
            if (step == m_markdown.undoStack()->index()) { // what was typed meanwhile is not saved
                m_markdown.setSaved();
                m_draftTimer.stop();
                m_drafts->remove(m_path);
            }
        }
        Q_EMIT saved(file, format);
    });
    watcher->setFuture(QtConcurrent::run(saveDocument, std::move(task)));
}

void DocumentSession::discardEdits()
{
    m_draftTimer.stop();
    m_markdown.setSaved();
    m_drafts->remove(m_path);
}

void DocumentSession::scheduleDraft()
{
    if (isModified()) {
        m_draftTimer.start();
    } else if (m_draftTimer.isActive()) {
        m_draftTimer.stop();
    }
}

void DocumentSession::keepDraft()
{
    m_draftTimer.stop();
    if (!isModified()) {
        return;
    }
    m_drafts->keep({m_path, QDateTime::currentDateTimeUtc(), m_markdown.savedPages()});
}

} // namespace lectern::ui
