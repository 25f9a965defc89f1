// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing two orders of a page in a document's tab: it takes the place of the pages and the Markdown.
#include "ui/reading_order/compare_view.h"
#include "ui/reading_order/order_side.h"
#include "ui/settings/weights_check.h"
#include "ui/window/document_tab.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLayout>
#include <QSplitter>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

void DocumentTab::compareOrders()
{
    if (!m_order || m_state != State::Open) {
        return;
    }
    if (m_compare != nullptr) {
        closeComparison();
        return;
    }
    m_compare = new CompareView(path(), m_lastPassword,
        {*m_services.worker, m_cache, m_services.openSource, [this](int page) { return studyRequest(page); },
            [this] { return comparableModels(); }});
    connect(m_compare, &CompareView::closeRequested, this, &DocumentTab::closeComparison, Qt::QueuedConnection);
    connect(m_compare, &CompareView::folderWanted, this, [this](CompareView::Side side) { chooseCompared(side); });
    connect(m_compare, &CompareView::showRequested, this,
        [this](const QString& file) { m_services.openOutside(QUrl::fromLocalFile(QFileInfo(file).path())); });
    // The window's own actions reach the pages behind it: it goes along.
    PageView* a = &m_compare->view(CompareView::Side::A);
    connect(m_view, &PageView::currentPageChanged, a, [a](int page) { a->goToPage(page); });
    connect(m_view, &PageView::zoomChanged, a, [this, a, mode = m_view->zoomMode()](double zoom) mutable {
        if (m_view->zoomMode() == ZoomMode::Custom) {
            a->setZoom(zoom);
        } else if (m_view->zoomMode() != mode) { // else it was fitted again, and nobody has asked for it
            a->setZoomMode(m_view->zoomMode());
        }
        mode = m_view->zoomMode();
    });
    m_splitter->hide();
    layout()->addWidget(m_compare);
    m_compare->begin(m_view->currentPage(), {m_order->layersBar().flowLayer(), m_order->layersBar().flowHead()});
    m_compare->show();
    a->setFocus();
}

void DocumentTab::closeComparison()
{
    if (m_compare == nullptr) {
        return;
    }
    const int page = m_compare->view(CompareView::Side::A).currentPage();
    delete m_compare;
    m_compare = nullptr;
    m_splitter->show();
    if (page >= 0 && page != m_view->currentPage()) {
        m_view->goToPage(page);
    }
    m_view->setFocus();
}

// Those that are installed, the one for demonstration, and the document's own.
QList<recognition::ReaderChoice> DocumentTab::comparableModels() const
{
    QList<recognition::ReaderChoice> models;
    const auto add = [&models](const Result<recognition::ReaderChoice>& choice) {
        const bool isKnown = choice && std::ranges::any_of(models, [&](const recognition::ReaderChoice& model) {
            return model.modelFolder == choice->modelFolder;
        });
        if (choice && choice->kind == recognition::ReaderChoice::Kind::Model && !isKnown) {
            models << *choice;
        }
    };
    if (const auto own = studyRequest(0)) {
        add(own->reader);
    }
    for (const recognition::InstalledModel& model : recognition::installedModels(m_services.places)) {
        add(recognition::chooseReader({"model", model.name}, m_services.places));
    }
    add(recognition::chooseReader({"model", "nano"}, m_services.places));
    return models;
}

// Checked before it is asked of the worker: every tensor is looked for. The worker looks at the memory, once the model
// that is loaded has gone.
void DocumentTab::chooseCompared(CompareView::Side side)
{
    auto* dialog = new QFileDialog(m_compare, tr("Choose the folder with the weights"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_compare, [this, side](const QString& folder) {
        auto* check = new WeightsCheck(m_compare);
        connect(check, &WeightsCheck::finished, m_compare, [this, side, check](const WeightsReport& report) {
            check->deleteLater();
            if (!report.isComplete()) {
                m_compare->complain(tr("%1 cannot be loaded: %2").arg(report.folder, report.problems.join(u' ')));
                return;
            }
            recognition::ReaderChoice choice;
            choice.kind = recognition::ReaderChoice::Kind::Model;
            choice.modelFolder = report.folder.toStdString();
            choice.modelName = QFileInfo(report.folder).fileName().toStdString();
            m_compare->setModel(side, choice);
        });
        m_compare->complain(tr("Checking %1…").arg(folder));
        check->start(folder, m_services.settings.reading().loadOptions());
    });
    dialog->open();
}

} // namespace lectern::ui
