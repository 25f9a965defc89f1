// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/document_conversion.h"
#include "ui/conversion/document_figures.h"
#include "ui/conversion/draft_keeper.h"
#include "ui/conversion/markdown_document.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace lectern::ui {

enum class SaveFormat
{
    Markdown, // NAME.md and the figures that it shows, in NAME_images beside it
    Html, // one file with everything in it
    Json, // the blocks with their places on the pages
};

// Everything behind the right side of one open document: its text, its conversions, its figures, and what is on disk.
class DocumentSession : public QObject
{
    Q_OBJECT

public:
    // worker outlives the session. id: the document's number for the worker.
    DocumentSession(QString path, recognition::DocumentId id, recognition::ConversionWorker& worker, SourceOpener open,
        std::shared_ptr<DraftKeeper> drafts, QObject* parent = nullptr);
    ~DocumentSession() override;

    // Looks for what a crash left unsaved; prepared() tells that it is known. Before begin().
    void prepare();
    bool isPrepared() const { return m_isPrepared; }
    // The document has been opened. Brings back what was found, and says so.
    void begin(int pageCount, const QString& password);

    const QString& path() const { return m_path; }
    MarkdownDocument& markdown() { return m_markdown; }
    DocumentConversion& conversion() { return m_conversion; }
    const DocumentFigures& figures() const { return m_figures; }

    void convert(const std::vector<int>& pages, const ConversionOptions& options);

    // Once more: figureFailed() was told of it.
    void cutFigures(int page);

    // Where save() writes without asking: where it was saved last; empty: nowhere yet.
    const QString& savedAs() const { return m_savedAs; }
    // A place to offer: beside the document, with the format's ending.
    QString suggestedFile(SaveFormat format) const;
    // In the background, a file at a time; ends with saved() or saveFailed().
    void save(const QString& file, SaveFormat format);

    // There are edits that are not saved as Markdown.
    bool isModified() const { return m_markdown.isModified(); }
    // The person does not want them kept; later ones are.
    void discardEdits();
    // What stands unsaved is kept over a crash from now on; otherwise that is done a moment after every edit.
    void keepDraft();

Q_SIGNALS:
    void prepared();
    void restored(const QDateTime& when);
    void saved(const QString& file, lectern::ui::SaveFormat format);
    void saveFailed(const QString& reason);
    void draftFailed(const QString& reason);
    void figureFailed(int page, const QString& reason); // 0-based

private:
    void scheduleDraft();
    void showDrawnFigures(int page);

    const QString m_path;
    const std::shared_ptr<DraftKeeper> m_drafts;
    std::optional<Draft> m_found; // until begin() has taken it
    bool m_isPrepared = false;
    MarkdownDocument m_markdown;
    DocumentConversion m_conversion;
    DocumentFigures m_figures;
    QTimer m_draftTimer;
    double m_dpi = 144; // of the figures
    std::set<std::string> m_drawn; // names of drawn figures that are cut out
    std::set<std::string> m_drawing; // that are being cut out
    QString m_savedAs;
};

} // namespace lectern::ui
