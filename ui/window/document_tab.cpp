// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/document_tab.h"

#include "ui/theme/translated.h"

#include "ui/conversion/document_session.h"
#include "ui/conversion/doubtful_layer.h"
#include "ui/conversion/writing_layer.h"
#include "ui/preview/markdown_pane.h"
#include "ui/reading_order/order_panel.h"
#include "ui/reading_order/order_side.h"
#include "ui/window/area_reading.h"
#include "ui/window/page_trouble.h"
#include "ui/window/two_sides.h"

#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNarrowestSidebar = 120; // pixels

QWidget* centred(QWidget* card)
{
    auto* page = new QWidget;
    auto* rows = new QVBoxLayout(page);
    rows->addStretch(1);
    rows->addWidget(card, 0, Qt::AlignHCenter);
    rows->addStretch(2);
    return page;
}

QLabel* hint(QString (*text)())
{
    auto* label = new QLabel;
    translated(label, [label, text] { label->setText(text()); });
    label->setProperty("quiet", true);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setMargin(tokens::kSpace4);
    return label;
}

} // namespace

DocumentTab::DocumentTab(const QString& path, WindowServices& services, TileCache& cache, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_cache(cache)
    , m_worker(path, services.openSource)
    , m_search(m_worker)
    , m_thumbnails(m_worker)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_sidebar(new QStackedWidget)
    , m_content(new QStackedWidget)
{
    buildSidebar();
    buildContent();
    auto* main = new QWidget;
    auto* rows = new QVBoxLayout(main);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_strip);
    rows->addWidget(m_printStrip);
    rows->addWidget(m_copyStrip);
    if (m_services.worker != nullptr) {
        buildMarkdownSide();
        buildOrderSide();
        rows->addWidget(m_sessionStrip);
    }
    rows->addWidget(m_content, 1);
    if (m_order) {
        rows->addWidget(&m_order->bars());
    }
    m_splitter->addWidget(m_sidebar);
    if (m_pane != nullptr) {
        m_sides = new TwoSides(main, m_pane);
        m_sides->setShare(services.settings.pagesShare());
        connect(
            m_sides, &TwoSides::shareChanged, this, [this](double share) { m_services.settings.setPagesShare(share); });
        connect(m_sides, &TwoSides::shownChanged, this, &DocumentTab::conversionChanged);
        m_splitter->addWidget(m_sides);
    } else {
        m_splitter->addWidget(main);
    }
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({services.settings.sidebarWidth(), 2000});
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_splitter);

    connect(m_splitter, &QSplitter::splitterMoved, this, [this](int width, int) { Q_EMIT sidebarResized(width); });
    connect(&m_worker, &DocumentWorker::opened, this, &DocumentTab::takeDocument);
    connect(&m_worker, &DocumentWorker::openFailed, this, &DocumentTab::takeFailure);
    connect(&m_worker, &DocumentWorker::outlineReady, this, &DocumentTab::takeOutline);
    showSidebar(SidebarPanel::Hidden);
    open();
}

DocumentTab::~DocumentTab()
{
    m_view->viewport()->removeEventFilter(this); // it is told of things while the view goes
    delete m_compare;
    m_trouble.reset(); // its strips lie in the view
    delete m_splitter; // its widgets use what is destroyed after this
    m_cache.removeDocument(m_worker.id());
}

void DocumentTab::buildSidebar()
{
    m_sidebar->setMinimumWidth(kNarrowestSidebar);
    m_thumbnailPanel = new ThumbnailPanel(m_thumbnails);
    m_thumbnails.setDevicePixelRatio(devicePixelRatioF());
    m_outlineTree = new QTreeView;
    m_outlineTree->setObjectName(u"outline"_s);
    translated(m_outlineTree, [this] { m_outlineTree->setAccessibleName(tr("Outline")); });
    m_outlineTree->setModel(&m_outline);
    m_outlineTree->setHeaderHidden(true);
    m_outlineTree->header()->setStretchLastSection(false);
    m_outlineTree->header()->setSectionResizeMode(OutlineModel::Title, QHeaderView::Stretch);
    m_outlineTree->header()->setSectionResizeMode(OutlineModel::Page, QHeaderView::ResizeToContents);
    m_outlineTree->setIndentation(tokens::kSpace4);
    m_outlinePanel = new QStackedWidget;
    m_outlinePanel->addWidget(hint([] { return tr("This document has no outline."); }));
    m_outlinePanel->addWidget(m_outlineTree);
    m_sidebar->addWidget(m_thumbnailPanel);
    m_sidebar->addWidget(m_outlinePanel);
    const auto goTo = [this](const QModelIndex& index) { follow(m_outline.target(index)); };
    connect(m_outlineTree, &QTreeView::clicked, this, goTo);
    connect(m_outlineTree, &QTreeView::activated, this, goTo);
}

void DocumentTab::buildContent()
{
    m_view = new PageView(m_worker, m_cache);
    m_view->addLayer(&m_search);
    m_view->setPlaceholders([this](int page) { return m_thumbnails.picture(page); });
    const Colours colours = tokens::light(); // laid over paper, in either theme
    m_search.setColours(colours.found, colours.foundCurrent);
    m_password = new PasswordCard(QFileInfo(path()).fileName());
    m_failure = new FailureCard;
    m_strip = new MessageStrip;
    m_printStrip = new MessageStrip;
    followCopying();
    connect(m_printStrip, &MessageStrip::accepted, this, [this] { m_printer ? endPrinting() : print(); });
    m_opening = hint([] { return tr("Opening…"); });
    m_passwordPage = centred(m_password);
    m_failurePage = centred(m_failure);
    for (QWidget* page :
        {static_cast<QWidget*>(m_opening), m_passwordPage, m_failurePage, static_cast<QWidget*>(m_view)}) {
        m_content->addWidget(page);
    }
    connect(m_password, &PasswordCard::entered, this, [this](const QString& password) {
        m_triedPassword = true;
        open(password);
    });
    connect(m_failure, &FailureCard::retryRequested, this, [this] { open(); });
    connect(m_failure, &FailureCard::closeRequested, this, &DocumentTab::closeRequested);
    connect(m_thumbnailPanel, &ThumbnailPanel::pageChosen, m_view, [this](int page) { m_view->goToPage(page); });
    connect(m_view, &PageView::currentPageChanged, m_thumbnailPanel, &ThumbnailPanel::setCurrentPage);
    connect(m_view, &PageView::linkActivated, this, &DocumentTab::follow);
    connect(&m_search, &DocumentSearch::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(&m_search, &DocumentSearch::currentChanged, m_view,
        [this](const SearchHit& hit) { m_view->showRect(hit.page, hit.boxes.value(0)); });
    connect(m_strip, &MessageStrip::accepted, this, [this] { m_services.openOutside(m_asked); });
    const auto followTheme = [this] {
        m_view->setAsPaper(m_services.settings.pagesAsPaper());
        m_thumbnailPanel->setAsPaper(m_services.settings.pagesAsPaper());
    };
    connect(&m_services.settings, &Settings::changed, this, followTheme);
    followTheme();
}

void DocumentTab::open(const QString& password)
{
    if (m_state != State::NeedsPassword) {
        setState(State::Opening, m_opening);
    }
    m_lastPassword = password;
    m_worker.open(password);
}

void DocumentTab::takeDocument(const OpenedDocument& document)
{
    if (m_session && !m_session->isPrepared()) { // it is a matter of a moment
        connect(
            m_session.get(), &DocumentSession::prepared, this, [this, document] { takeDocument(document); },
            Qt::SingleShotConnection);
        return;
    }
    m_document = document;
    setState(State::Open, m_view);
    m_thumbnails.setPageCount(document.pageCount);
    if (m_session) {
        m_session->begin(document.pageCount, m_lastPassword);
    }
    m_view->setDocument(document);
    m_view->goToPage(m_firstPage);
    m_thumbnailPanel->setCurrentPage(m_view->currentPage());
    m_worker.requestOutline();
    m_view->setFocus();
    Q_EMIT stateChanged();
}

void DocumentTab::takeFailure(const Error& error)
{
    if (error.code == ErrorCode::Encrypted) {
        setState(State::NeedsPassword, m_passwordPage);
        m_password->ask(m_triedPassword);
    } else {
        m_failure->setReason(QString::fromStdString(error.message));
        setState(State::Failed, m_failurePage);
    }
    Q_EMIT stateChanged();
}

void DocumentTab::takeOutline(const Outline& outline)
{
    m_outline.setOutline(outline);
    m_outlinePanel->setCurrentIndex(outline.empty() ? 0 : 1);
    for (int row = 0; row < m_outline.rowCount(); ++row) {
        const QModelIndex index = m_outline.index(row, 0);
        m_outlineTree->setExpanded(index, m_outline.isOpen(index) || m_outline.rowCount() == 1);
    }
}

void DocumentTab::setState(State state, QWidget* shown)
{
    m_state = state;
    m_content->setCurrentWidget(shown);
    if (m_sides != nullptr) {
        m_sides->setHasMarkdown(state == State::Open || state == State::Opening);
    }
    m_sidebar->setVisible(m_panel != SidebarPanel::Hidden && state == State::Open);
}

void DocumentTab::showSidebar(SidebarPanel panel)
{
    m_panel = panel;
    if (panel == SidebarPanel::Pages) {
        m_sidebar->setCurrentWidget(m_thumbnailPanel);
    } else if (panel == SidebarPanel::Contents) {
        m_sidebar->setCurrentWidget(m_outlinePanel);
    } else if (panel == SidebarPanel::Order && m_order) {
        m_sidebar->setCurrentWidget(&m_order->panel());
    }
    m_sidebar->setMinimumWidth(panel == SidebarPanel::Order ? OrderPanel::kNarrowest : kNarrowestSidebar);
    m_sidebar->setVisible(panel != SidebarPanel::Hidden && m_state == State::Open);
}

QList<QWidget*> DocumentTab::panes() const
{
    QList<QWidget*> panes;
    if (m_compare != nullptr) {
        return {&m_compare->view(CompareView::Side::A)};
    }
    if (m_sidebar->isVisible()) {
        panes << (m_panel == SidebarPanel::Pages            ? static_cast<QWidget*>(m_thumbnailPanel)
                : m_panel == SidebarPanel::Order && m_order ? static_cast<QWidget*>(&m_order->panel().list())
                                                            : m_outlineTree);
    }
    if (m_state == State::Open) {
        if (m_sides == nullptr || m_sides->isShown(DocumentSide::Pages)) {
            panes << m_view;
        }
        if (m_sides != nullptr && m_sides->isShown(DocumentSide::Markdown)) {
            panes += m_pane->panes();
        }
    }
    return panes;
}

// Addresses come from the document: they are shown and asked about, and only those of the web and of mail are opened.
void DocumentTab::follow(const pages::Target& target)
{
    if (target.page >= 0) {
        m_view->goToPage(target.page, target.y);
        return;
    }
    const QUrl url(QString::fromStdString(target.uri), QUrl::StrictMode);
    const QStringList allowed = {u"http"_s, u"https"_s, u"mailto"_s};
    if (url.isValid() && allowed.contains(url.scheme().toLower())) {
        m_asked = url;
        m_strip->show(tr("This link leads out of the document: %1").arg(QString::fromLatin1(url.toEncoded())),
            tr("Open link"), tr("Not now"));
    }
}

void DocumentTab::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ParentChange || event->type() == QEvent::PaletteChange) {
        m_thumbnails.setDevicePixelRatio(devicePixelRatioF());
    }
}

void DocumentTab::print()
{
    auto printer = std::make_shared<std::unique_ptr<QPrinter>>(
        std::make_unique<QPrinter>(QPrinter::HighResolution)); // the dialog's slot has to be copyable
    (*printer)->setDocName(QFileInfo(path()).fileName());
    (*printer)->setFromTo(1, m_document.pageCount);
    auto* dialog = new QPrintDialog(printer->get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMinMax(1, m_document.pageCount);
    connect(
        dialog, qOverload<>(&QDialog::accepted), this, [this, printer] { startPrinting(std::move(*printer)); },
        Qt::QueuedConnection);
    dialog->open();
}

void DocumentTab::startPrinting(std::unique_ptr<QPrinter> printer)
{
    endPrinting(); // one at a time
    m_printer = std::make_unique<PagePrinter>(path(), m_lastPassword, m_services.openSource, std::move(printer));
    connect(m_printer.get(), &PagePrinter::progress, this, [this](int printed, int pages) {
        if (!m_printStrip->isHidden()) {
            m_printStrip->show(tr("Printing: page %1 of %2 is done").arg(printed).arg(pages), tr("Stop"), tr("Hide"));
        }
    });
    connect(m_printer.get(), &PagePrinter::finished, this, &DocumentTab::endPrinting);
    connect(m_printer.get(), &PagePrinter::failed, this, [this](const QString& reason) {
        endPrinting();
        m_printStrip->show(tr("Printing failed: %1").arg(reason), tr("Try again"), tr("Hide"));
    });
    m_printStrip->show(tr("Printing…"), tr("Stop"), tr("Hide"));
    m_printer->start();
}

// Stops it where it still runs. The thread ends between two strips of a page, so that this is not waited for.
void DocumentTab::endPrinting()
{
    m_printStrip->hide();
    if (m_printer) {
        disconnect(m_printer.get(), nullptr, this, nullptr);
        m_printer->stop();
        m_printer.release()->deleteLater();
    }
}

} // namespace lectern::ui
