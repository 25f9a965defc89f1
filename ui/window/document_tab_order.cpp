// SPDX-License-Identifier: GPL-3.0-or-later
// The reading order in a document's tab: blocks on the page, in the list and in the Markdown are one and the same.
#include "exports/export_file.h"
#include "exports/order_export.h"
#include "ui/conversion/document_session.h"
#include "ui/editor/source_editor.h"
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_view.h"
#include "ui/reading_order/interventions.h"
#include "ui/reading_order/order_panel.h"
#include "ui/reading_order/order_side.h"
#include "ui/window/document_tab.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QtConcurrentRun>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

struct OrderExport
{
    std::shared_ptr<const recognition::PageStudy> study;
    QString file;
    QString password;
    SourceOpener open;
    double dpi = 144;
    exports::ExportTarget target;
    exports::RunInfo run;
};

// On a thread of the pool: the page's picture again, and the four files.
Result<void> writeOrder(const OrderExport& task)
{
    const auto source =
        task.open(QFile::encodeName(task.file).toStdString(), {.password = task.password.toStdString()});
    if (!source) {
        return std::unexpected(source.error());
    }
    pages::RenderOptions render;
    render.dpi = task.dpi;
    const auto picture = (*source)->render(task.study->page, render, {});
    if (!picture) {
        return std::unexpected(picture.error());
    }
    const auto written = exports::exportOrder(*task.study, *picture, task.target, task.run);
    if (!written) {
        return std::unexpected(written.error());
    }
    const auto csv = exports::writeExport(
        task.target.file("_p" + std::to_string(task.study->page + 1) + ".order.csv"), exports::orderCsv(*task.study));
    return csv ? Result<void>() : std::unexpected(csv.error());
}

} // namespace

void DocumentTab::buildOrderSide()
{
    m_order = std::make_unique<OrderSide>(m_session->markdown(), *m_view, *m_services.worker, m_worker.id(),
        [this](int page) { return studyRequest(page); });
    new Interventions(
        *m_order, *m_view, *m_services.worker, m_worker.id(), [this](int page) { return studyRequest(page); },
        m_order.get());
    m_sidebar->addWidget(&m_order->panel());
    connect(m_order.get(), &OrderSide::failed, this, [this](const QString& reason) {
        tell(tr("The order could not be looked at: %1").arg(reason), tr("Try again"),
            [this] { m_order->lookAtOrder(); });
    });
    connect(m_order.get(), &OrderSide::exportRequested, this, &DocumentTab::exportOrder);
    connect(&m_session->markdown(), &MarkdownDocument::readAgain, this, [this](int page) {
        tell(tr("Page %1 has been read again. Your corrections were kept.").arg(page + 1), tr("Use the new text"),
            [this, page] { m_session->markdown().revertPage(page); });
    });
    connect(m_order.get(), &OrderSide::toolsChanged, this, &DocumentTab::conversionChanged);
    connect(m_order.get(), &OrderSide::refused, this, [this](int page) {
        const bool isUnread = m_session->markdown().pageState(page) == PageState::Unread;
        tell(isUnread ? tr("Page %1 has no blocks yet: convert it first.").arg(page + 1)
                      : tr("Page %1 is being read: its blocks can be changed afterwards.").arg(page + 1),
            isUnread ? tr("Convert this page") : QString(), [this, page] { convert({page}); });
    });
    for (PageTool* tool :
        {static_cast<PageTool*>(&m_order->boxEditor()), static_cast<PageTool*>(&m_order->clickOrder())}) {
        connect(tool, &PageTool::blockChosen, this, &DocumentTab::showBesideThePages);
    }
    buildAreaReading();
    linkBlocks();
}

void DocumentTab::linkBlocks()
{
    PreviewView& preview = m_pane->preview();
    connect(&m_order->panel(), &OrderPanel::blockChosen, this, &DocumentTab::showBlock);
    connect(&preview, &PreviewView::blockActivated, this, &DocumentTab::showBlock);
    connect(&preview, &PreviewView::blockHovered, this,
        [this](BlockId id) { m_order->hover(id.isValid() ? std::optional(id) : std::nullopt); });
    auto* source = qobject_cast<SourceEditor*>(m_pane->source());
    connect(source, &SourceEditor::cursorBlockChanged, this, [this](BlockId id) {
        if (id.isValid() && m_pane->side() == MarkdownPane::Side::Source) {
            m_order->mark(id);
            m_order->panel().setCurrent(id);
        }
    });
    // What is selected in the source shows where it came from.
    connect(&source->view(), &QPlainTextEdit::selectionChanged, this, [this, source] {
        const QString words = source->view().textCursor().selectedText();
        const BlockId id = m_session->markdown().blockAt(source->view().textCursor().selectionStart());
        if (!words.trimmed().isEmpty() && id.isValid()) {
            m_order->markWords(id, words);
        }
    });
    m_view->viewport()->installEventFilter(this);
}

void DocumentTab::showBlock(BlockId id)
{
    if (!id.isValid() || id.page >= m_session->markdown().pageCount()) {
        return;
    }
    if (id.page != m_view->currentPage()) {
        m_view->goToPage(id.page);
    }
    for (const OrderedBlock& block : m_order->orderLayer().order(id.page)) {
        if (block.block == id.block && !block.bounds.isNull()) {
            m_view->showRect(id.page, block.bounds);
        }
    }
    if (m_order->boxEditor().selected() != id) {
        m_order->boxEditor().select(id);
    }
    showBesideThePages(id);
}

void DocumentTab::showBesideThePages(BlockId id)
{
    m_order->panel().setCurrent(id);
    m_order->mark(id);
    if (m_pane->side() == MarkdownPane::Side::Preview) {
        m_pane->preview().showBlock(id);
    } else {
        qobject_cast<SourceEditor*>(m_pane->source())->showBlock(id);
    }
}

bool DocumentTab::eventFilter(QObject* watched, QEvent* event)
{
    if (m_order == nullptr || watched != m_view->viewport()) {
        return QWidget::eventFilter(watched, event);
    }
    const auto blockUnder = [this](const QPointF& position) {
        const PagePoint point = m_view->pagePointAt(position);
        return point.page >= 0 ? m_order->blockAt(point.page, unturnedPoint(point.at, m_view->quarterTurns()))
                               : BlockId();
    };
    if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const BlockId id = mouse->buttons() == Qt::NoButton ? blockUnder(mouse->position()) : BlockId();
        const bool isAnother = m_order->hover(id.isValid() ? std::optional(id) : std::nullopt);
        if (isAnother && id.isValid() && m_pane->side() == MarkdownPane::Side::Preview) {
            m_pane->preview().markBlock(id);
        }
    } else if (event->type() == QEvent::Leave) {
        m_order->hover({});
    } else if (event->type() == QEvent::MouseButtonRelease && !m_view->hasSelection()) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton) {
            showBlock(blockUnder(mouse->position()));
        }
    } else if (event->type() == QEvent::ContextMenu) {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        if (showMenu(menu->pos(), menu->globalPos())) {
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

// The document's own reader where that is a model; else the one that is installed, else the one for demonstration.
Result<recognition::PageStudyRequest> DocumentTab::studyRequest(int page) const
{
    const ReadingSettings reading = m_services.settings.reading();
    auto reader = recognition::chooseReader(readerRequest(), m_services.places);
    if (!reader || reader->kind != recognition::ReaderChoice::Kind::Model) {
        const auto installed = recognition::installedModels(m_services.places);
        reader = recognition::chooseReader(
            {"model", installed.empty() ? std::string("nano") : installed.front().name}, m_services.places);
    }
    if (!reader) {
        return std::unexpected(reader.error());
    }
    recognition::PageStudyRequest request;
    request.document = m_worker.id();
    request.page = page;
    request.job.input = QFile::encodeName(path()).toStdString();
    request.job.open.password = m_lastPassword.toStdString();
    request.reader = *reader;
    request.load = reading.loadOptions();
    request.study.read = reading.readOptions();
    return request;
}

void DocumentTab::exportOrder(const std::shared_ptr<const recognition::PageStudy>& study)
{
    if (!study) {
        return;
    }
    auto* dialog = new QFileDialog(this, tr("Export the order to a folder"), QFileInfo(path()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, study](const QString& folder) {
        const recognition::ReaderInfo& info = m_services.worker->model().info;
        const ReadingSettings reading = m_services.settings.reading();
        OrderExport task{study, path(), m_lastPassword, m_services.openSource, reading.readOptions().dpi,
            {QFile::encodeName(folder).toStdString(), QFileInfo(path()).completeBaseName().toStdString()},
            {QCoreApplication::applicationVersion().toStdString(), info.checkpoint, reading.readOptions().prompt,
                info.precision, info.device}};
        auto* watcher = new QFutureWatcher<Result<void>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, folder, study] {
            watcher->deleteLater();
            if (const Result<void> done = watcher->result(); !done) {
                tell(tr("The order could not be written: %1").arg(QString::fromStdString(done.error().message)),
                    tr("Try again"), [this, study] { exportOrder(study); });
            } else {
                tell(tr("The order of page %1 is in %2").arg(study->page + 1).arg(folder), tr("Show in folder"),
                    [this, folder] { m_services.openOutside(QUrl::fromLocalFile(folder)); });
            }
        });
        watcher->setFuture(QtConcurrent::run(writeOrder, std::move(task)));
    });
    dialog->open();
}

} // namespace lectern::ui
