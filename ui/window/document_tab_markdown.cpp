// SPDX-License-Identifier: GPL-3.0-or-later
// The right side of a document's tab: converting it, and saving what came of it.
#include "ui/conversion/document_session.h"
#include "ui/conversion/doubtful_layer.h"
#include "ui/conversion/writing_layer.h"
#include "ui/editor/source_editor.h"
#include "ui/pages/block_walk.h"
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_view.h"
#include "ui/window/document_tab.h"
#include "ui/window/page_trouble.h"
#include "ui/window/two_sides.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>

#include <numeric>

namespace lectern::ui {

using namespace Qt::StringLiterals;

void DocumentTab::buildMarkdownSide()
{
    m_session = std::make_unique<DocumentSession>(
        path(), m_worker.id(), *m_services.worker, m_services.openSource, m_services.draftKeeper);
    m_session->prepare();
    m_writing = std::make_unique<WritingLayer>(m_session->markdown());
    m_view->addLayer(m_writing.get());
    MarkdownDocument& markdown = m_session->markdown();
    auto* preview = new PreviewView(
        markdown, *m_services.preview, [this](const QString& name) { return m_session->figures().picture(name); });
    const auto showFonts = [this, preview] { preview->setFonts(m_services.settings.previewFonts()); };
    const auto showMotion = [this, preview] { preview->setReducedMotion(m_services.settings.reducesMotion()); };
    showFonts();
    showMotion();
    connect(&m_services.settings, &Settings::changed, preview, [showFonts, showMotion](Setting setting) {
        if (setting == Setting::PreviewFonts) {
            showFonts();
        } else if (setting == Setting::Motion) {
            showMotion();
        }
    });
    m_pane = new MarkdownPane(markdown, preview, new SourceEditor(markdown));
    m_pane->setMinimumWidth(240);
    m_sessionStrip = new MessageStrip;
    connect(m_sessionStrip, &MessageStrip::accepted, this, [this] {
        if (m_sessionAction) {
            m_sessionAction();
        }
    });
    connect(m_pane, &MarkdownPane::convertRequested, this, &DocumentTab::convertAll);
    connect(preview, &PreviewView::linkActivated, this,
        [this](const QUrl& url) { follow({.page = -1, .uri = url.toString(QUrl::FullyEncoded).toStdString()}); });
    connect(&markdown, &MarkdownDocument::writingChanged, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_view, &PageView::currentPageChanged, this,
        [this](int page) { m_services.worker->setVisiblePage(m_worker.id(), page); });
    m_view->blocks().setProvider([this](int page) {
        QList<PageBlock> blocks;
        MarkdownDocument& document = m_session->markdown();
        for (int i = 0; page < document.pageCount() && i < document.blockCount(page); ++i) {
            const document::Block& block = document.block({page, i});
            if (!block.boxes.empty()) {
                blocks << PageBlock{rectF(document::bounds(block.boxes)), blockKindName(block.label),
                    blockRole(block.label), QString::fromStdString(block.text)};
            }
        }
        return blocks;
    });
    connect(&markdown, &MarkdownDocument::pageChanged, this, [this](int page) { m_view->blocks().refresh(page); });
    buildTrouble();
    tellOfSession();
}

void DocumentTab::tellOfSession()
{
    connect(&m_session->conversion(), &DocumentConversion::changed, this, &DocumentTab::conversionChanged);
    connect(&m_session->conversion(), &DocumentConversion::finished, this, [this] {
        // Pages that failed say it themselves.
        if (const auto& error = m_session->conversion().error(); error && !m_trouble->hasFailures()) {
            tell(tr("It could not be converted: %1").arg(QString::fromStdString(error->message)), tr("Try again"),
                [this] { convertAll(); });
        }
    });
    connect(m_session.get(), &DocumentSession::restored, this, [this](const QDateTime& when) {
        tell(tr("Edits of %1 that were not saved are back.")
                 .arg(QLocale().toString(when.toLocalTime(), QLocale::ShortFormat)),
            tr("Discard them"), [this] {
                m_session->discardEdits();
                m_session->begin(m_document.pageCount, m_lastPassword);
            });
    });
    connect(m_session.get(), &DocumentSession::saved, this, [this](const QString& file) {
        tell(tr("Saved as %1").arg(file), tr("Show in folder"),
            [this, file] { m_services.openOutside(QUrl::fromLocalFile(QFileInfo(file).path())); });
    });
    const auto failed = [this](const QString& reason) {
        tell(tr("It could not be saved: %1").arg(reason), tr("Save as…"), [this] { saveAs(); });
    };
    connect(m_session.get(), &DocumentSession::saveFailed, this, failed);
    connect(m_session.get(), &DocumentSession::draftFailed, this, failed);
}

void DocumentTab::tell(const QString& text, const QString& action, std::function<void()> run)
{
    m_sessionAction = std::move(run);
    m_sessionStrip->show(text, action, tr("Hide"));
}

void DocumentTab::convertAll()
{
    std::vector<int> pages(static_cast<size_t>(m_document.pageCount));
    std::iota(pages.begin(), pages.end(), 0);
    convert(pages);
}

void DocumentTab::convert(
    const std::vector<int>& pages, const std::optional<recognition::ReaderRequest>& own, const QString& prompt)
{
    ReadingSettings reading = m_services.settings.reading();
    const auto reader = recognition::chooseReader(own.value_or(readerRequest()), m_services.places);
    if (!reader) {
        tell(QString::fromStdString(reader.error().message), tr("Reading settings…"),
            [this] { Q_EMIT settingsRequested(); });
        return;
    }
    if (!prompt.isEmpty()) {
        reading.prompt = prompt;
    }
    m_session->markdown().setFurniture(reading.keepsFurniture ? document::Furniture::Keep : document::Furniture::Drop);
    m_services.worker->setVisiblePage(m_worker.id(), m_view->currentPage());
    if (m_sides->isNarrow()) {
        m_sides->setShown(DocumentSide::Markdown, true); // where the text will stand
    }
    m_session->convert(pages, {*reader, reading.readOptions(), reading.loadOptions()});
}

void DocumentTab::printMarkdown()
{
    auto printer = std::make_shared<std::unique_ptr<QPrinter>>(
        std::make_unique<QPrinter>(QPrinter::HighResolution)); // the dialog's slot has to be copyable
    (*printer)->setDocName(QFileInfo(path()).completeBaseName());
    auto* dialog = new QPrintDialog(printer->get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, qOverload<>(&QDialog::accepted), this, [this, printer] { printMarkdown(std::move(*printer)); },
        Qt::QueuedConnection);
    dialog->open();
}

void DocumentTab::printMarkdown(std::unique_ptr<QPrinter> printer)
{
    tell(tr("Printing the Markdown…"), {}, {});
    QPrinter* target = printer.get();
    m_pane->preview().print(
        target, [tab = QPointer<DocumentTab>(this), kept = std::shared_ptr<QPrinter>(std::move(printer))](bool good) {
            if (tab && good) {
                tab->tell(tr("The Markdown has been printed."), {}, {});
            } else if (tab) {
                tab->tell(tr("The Markdown could not be printed."), tr("Try again"), [tab] { tab->printMarkdown(); });
            }
        });
}

QFileDialog* DocumentTab::save()
{
    if (m_session->savedAs().isEmpty()) {
        return saveAs();
    }
    m_session->save(m_session->savedAs(), SaveFormat::Markdown);
    return nullptr;
}

QFileDialog* DocumentTab::saveAs(SaveFormat format)
{
    const QStringList filters{tr("Markdown (*.md)"), tr("Web page (*.html)"), tr("JSON (*.json)")};
    const QFileInfo suggested(m_session->suggestedFile(format));
    auto* dialog = new QFileDialog(this, tr("Save the Markdown"), suggested.path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->selectNameFilter(filters[static_cast<int>(format)]);
    dialog->selectFile(suggested.fileName());
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(u".html"_s) ? u"html"_s
                : filter.contains(u".json"_s)                ? u"json"_s
                                                             : u"md"_s);
    });
    dialog->setDefaultSuffix(suggested.suffix());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const QString ending = QFileInfo(file).suffix().toLower();
        m_session->save(file,
            ending == u"html"_s       ? SaveFormat::Html
                : ending == u"json"_s ? SaveFormat::Json
                                      : SaveFormat::Markdown);
    });
    dialog->open();
    return dialog;
}

} // namespace lectern::ui
