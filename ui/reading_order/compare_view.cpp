// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/compare_view.h"

#include "ui/reading_order/experts_box.h"
#include "ui/reading_order/export_strip.h"
#include "ui/theme/tokens.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kThreshold = 10; // percent of the page's width

QString number(std::optional<double> tau)
{
    return tau ? QLocale().toString(std::round(*tau * 100) / 100 + 0.0, 'f', 2) : u"–"_s; // no minus before a zero
}

QString percent(double pageWidths)
{
    return QLocale().toString(pageWidths * 100, 'f', 1) + u" %"_s;
}

} // namespace

CompareView::CompareView(const QString& file, const QString& password, CompareServices services, QWidget* parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_fileA(file, m_services.open)
    , m_fileB(file, m_services.open)
    , m_studies(m_services.worker, m_fileA.id(), m_services.request)
    , m_viewA(new PageView(m_fileA, m_services.cache))
    , m_viewB(new PageView(m_fileB, m_services.cache))
    , m_choiceA(new CompareChoice(u"A"_s, m_services.models))
    , m_choiceB(new CompareChoice(u"B"_s, m_services.models))
    , m_expertsBox(new ExpertsBox)
    , m_export(new ExportStrip(m_services.worker, m_fileB.id()))
    , m_modes(new QButtonGroup(this))
    , m_swap(new QToolButton)
    , m_exportButton(new QToolButton)
    , m_close(new QToolButton)
    , m_figuresRow(new QWidget)
    , m_figures(new QLabel)
    , m_thresholdText(new QLabel)
    , m_threshold(new QDoubleSpinBox)
    , m_moved(new QLabel)
    , m_trouble(new QLabel)
{
    setObjectName(u"compareView"_s);
    m_viewA->addLayer(&m_flowA);
    m_viewA->addLayer(&m_difference);
    m_viewA->addLayer(&m_expertsLayer);
    m_viewB->addLayer(&m_flowB);
    m_trouble->setObjectName(u"compareTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace3, tokens::kSpace1);
    m_trouble->hide();
    auto* choices = new QHBoxLayout;
    choices->setSpacing(1);
    choices->addWidget(m_choiceA, 1);
    choices->addWidget(m_choiceB, 1);
    auto* pages = new QHBoxLayout;
    pages->setSpacing(1);
    pages->addWidget(m_viewA, 1);
    pages->addWidget(m_viewB, 1);
    pages->addWidget(m_expertsBox);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(buildBar());
    rows->addLayout(choices);
    rows->addWidget(m_trouble);
    rows->addWidget(m_export);
    rows->addLayout(pages, 1);
    rows->addWidget(buildFigures());
    connectParts();
    synchronise();
    showTexts();
    setMode(Mode::SideBySide);
    m_fileA.open(password);
    m_fileB.open(password);
}

CompareView::~CompareView()
{
    m_studies.stop();
    delete m_viewA; // they use what is destroyed before the widgets are
    delete m_viewB;
    m_services.cache.removeDocument(m_fileA.id());
    m_services.cache.removeDocument(m_fileB.id());
}

QWidget* CompareView::buildBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace3, tokens::kSpace1);
    row->setSpacing(tokens::kSpace1);
    for (const Mode mode : {Mode::SideBySide, Mode::Difference, Mode::Experts}) {
        auto* button = new QToolButton;
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setObjectName(u"compareMode%1"_s.arg(static_cast<int>(mode)));
        m_modes->addButton(button, static_cast<int>(mode));
        row->addWidget(button);
    }
    row->addStretch(1);
    m_swap->setObjectName(u"compareSwap"_s);
    m_exportButton->setObjectName(u"exportRaw"_s);
    m_exportButton->setPopupMode(QToolButton::InstantPopup);
    m_exportButton->setProperty("menu", true);
    m_exportButton->setMenu(new QMenu(m_exportButton));
    m_close->setObjectName(u"compareClose"_s);
    for (QToolButton* button : {m_swap, m_exportButton, m_close}) {
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    }
    return bar;
}

QWidget* CompareView::buildFigures()
{
    auto* row = new QHBoxLayout(m_figuresRow);
    row->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace3, tokens::kSpace1);
    row->setSpacing(tokens::kSpace2);
    m_figures->setObjectName(u"compareFigures"_s);
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_threshold->setObjectName(u"compareThreshold"_s);
    m_threshold->setRange(0, 200);
    m_threshold->setDecimals(0);
    m_threshold->setSingleStep(5);
    m_threshold->setValue(kThreshold);
    m_threshold->setSuffix(u" %"_s);
    m_moved->setObjectName(u"compareMoved"_s);
    row->addWidget(m_figures, 1);
    for (QWidget* widget :
        {static_cast<QWidget*>(m_thresholdText), static_cast<QWidget*>(m_threshold), static_cast<QWidget*>(m_moved)}) {
        row->addWidget(widget);
    }
    return m_figuresRow;
}

void CompareView::connectParts()
{
    for (auto [file, view] : {std::pair(&m_fileA, m_viewA), std::pair(&m_fileB, m_viewB)}) {
        connect(file, &DocumentWorker::opened, this, [this, view = view](const OpenedDocument& document) {
            m_isFollowing = true; // A says how large
            view->setDocument(document);
            if (view == m_viewB) {
                view->setZoom(m_viewA->zoom());
            }
            view->goToPage(m_page);
            m_isFollowing = false;
            if (view == m_viewA) {
                view->setZoomMode(ZoomMode::FitPage);
            }
        });
        connect(file, &DocumentWorker::openFailed, this,
            [this](const Error& error) { complain(QString::fromStdString(error.message)); });
    }
    connect(m_viewA, &PageView::currentPageChanged, this, [this](int page) {
        if (page >= 0 && page != m_page) {
            m_page = page;
            ask();
        }
    });
    connect(m_modes, &QButtonGroup::idClicked, this, [this](int id) { setMode(static_cast<Mode>(id)); });
    connect(m_swap, &QToolButton::clicked, this, &CompareView::swap);
    connect(m_close, &QToolButton::clicked, this, &CompareView::closeRequested);
    for (CompareChoice* choice : {m_choiceA, m_choiceB}) {
        connect(choice, &CompareChoice::changed, this, &CompareView::ask);
        const Side side = choice == m_choiceA ? Side::A : Side::B;
        connect(choice, &CompareChoice::folderWanted, this, [this, side] { Q_EMIT folderWanted(side); });
    }
    connect(&m_studies, &CompareStudies::changed, this, &CompareView::showAnswers);
    connect(&m_studies, &CompareStudies::failed, this, &CompareView::complain);
    connect(m_threshold, &QDoubleSpinBox::valueChanged, this, &CompareView::showComparison);
    connect(m_expertsBox, &ExpertsBox::changed, this, [this] {
        m_expertsLayer.show(m_mode == Mode::Experts ? m_page : -1, m_expertsBox->marks());
        m_viewA->viewport()->update();
    });
    connect(m_export, &ExportStrip::showRequested, this, &CompareView::showRequested);
}

// Both stand at the same place of the page in the same size, whichever is moved.
void CompareView::synchronise()
{
    const auto follow = [this](PageView* from, PageView* to) {
        const auto copy = [this, from, to] {
            if (m_isFollowing || !from->hasDocument() || !to->hasDocument() || from->isHidden()) {
                return;
            }
            m_isFollowing = true;
            if (to->zoom() != from->zoom()) {
                to->setZoom(from->zoom());
            }
            to->horizontalScrollBar()->setValue(from->horizontalScrollBar()->value());
            to->verticalScrollBar()->setValue(from->verticalScrollBar()->value());
            m_isFollowing = false;
        };
        connect(from, &PageView::zoomChanged, this, copy);
        connect(from->horizontalScrollBar(), &QScrollBar::valueChanged, this, copy);
        connect(from->verticalScrollBar(), &QScrollBar::valueChanged, this, copy);
    };
    follow(m_viewA, m_viewB);
    follow(m_viewB, m_viewA);
}

void CompareView::begin(int page, const order::OrderQuestion& shown)
{
    m_page = page;
    const auto request = m_services.request(page);
    if (!request) {
        complain(QString::fromStdString(request.error().message));
        return;
    }
    m_choiceA->setValue({request->reader, shown, 0, 0});
    m_choiceB->setValue({request->reader, {}, 0, 0});
    m_isFresh = true;
    if (m_viewA->hasDocument()) {
        m_viewA->goToPage(page);
    }
    ask();
}

void CompareView::setMode(Mode mode)
{
    m_mode = mode;
    m_modes->button(static_cast<int>(mode))->setChecked(true);
    m_viewB->setVisible(mode == Mode::SideBySide);
    m_choiceB->setVisible(mode != Mode::Experts);
    m_swap->setVisible(mode != Mode::Experts);
    m_figuresRow->setVisible(mode != Mode::Experts);
    m_expertsBox->setVisible(mode == Mode::Experts);
    ask();
}

void CompareView::swap()
{
    const CompareChoice::Value a = m_choiceA->value();
    m_choiceA->setValue(m_choiceB->value());
    m_choiceB->setValue(a);
    ask();
}

void CompareView::setModel(Side side, const recognition::ReaderChoice& model)
{
    choice(side).setValue({model, {}, 0, 0}); // it may have fewer layers
    ask();
}

void CompareView::complain(const QString& reason)
{
    m_trouble->setText(reason);
    m_trouble->setVisible(!reason.isEmpty());
}

StudyWish CompareView::wish(Side side, bool routing) const
{
    const CompareChoice::Value& value = (side == Side::A ? m_choiceA : m_choiceB)->value();
    return {value.model, value.question, m_page, routing};
}

void CompareView::ask()
{
    if (m_page < 0 || m_choiceA->value().model.modelFolder.empty()) {
        return;
    }
    complain({});
    std::vector<StudyWish> wishes{wish(Side::A, m_mode == Mode::Experts)};
    if (m_mode != Mode::Experts && !m_isFresh) {
        wishes.push_back(wish(Side::B));
    }
    m_studies.want(std::move(wishes));
}

void CompareView::chooseLayers(const order::OrderTrace& trace)
{
    m_isFresh = false;
    const int last = static_cast<int>(trace.layers.size()) - 1;
    CompareChoice::Value a = m_choiceA->value();
    if (a.question.layer == -1) {
        a.question.layer = std::ranges::max_element(trace.layers, {}, &order::LayerFigure::meanTop)->layer;
        m_choiceA->setValue(a);
    }
    CompareChoice::Value b = m_choiceB->value();
    b.question.layer = a.question.layer == last ? std::max(0, last - 1) : last;
    m_choiceB->setValue(b);
    ask();
}

void CompareView::showAnswers()
{
    if (const auto first = m_isFresh ? m_studies.find(wish(Side::A)) : nullptr; first && !first->trace.layers.empty()) {
        chooseLayers(first->trace); // and here again
        return;
    }
    const auto take = [this](Side side, FlowLayer& layer, bool isWanted) {
        CompareChoice& choice = this->choice(side);
        const auto study = m_studies.find(wish(side));
        choice.setNote(study || !isWanted ? QString() : m_studies.isBusy() ? tr("Looking…") : QString());
        if (!study) {
            layer.clear();
            return study;
        }
        CompareChoice::Value value = choice.value();
        const order::OrderQuestion shown{study->trace.order.layer, study->trace.order.head};
        const int layers = static_cast<int>(study->trace.layers.size());
        if (value.layers != layers || !(value.question == shown)) {
            choice.setValue({value.model, shown, layers, study->trace.heads});
        }
        layer.show(m_page, study->trace.order, study->trace.geometry.aspect);
        return study;
    };
    const bool isExperts = m_mode == Mode::Experts;
    const auto a = take(Side::A, m_flowA, true);
    const auto b = take(Side::B, m_flowB, !isExperts);
    if (m_mode != Mode::SideBySide) {
        m_flowA.clear(); // the page is for what this mode draws
    }
    m_comparison.reset();
    if (a && b) {
        m_comparison = order::compareOrders(a->trace.order, b->trace.order, a->trace.geometry.aspect);
    }
    const auto routed = isExperts ? m_studies.find(wish(Side::A, true)) : nullptr;
    m_expertsBox->setStudy(routed);
    m_expertsBox->setBusy(isExperts && !routed && m_studies.isBusy());
    showComparison();
}

void CompareView::showComparison()
{
    const double threshold = m_threshold->value() / 100;
    m_difference.clear();
    m_difference.setThreshold(threshold);
    if (m_comparison && m_mode == Mode::Difference) {
        m_difference.show(m_page, *m_comparison);
    }
    if (m_comparison) {
        m_figures->setText(tr("Distance: mean %1, median %2, largest %3 of the page's width · Kendall's τ %4")
                               .arg(percent(m_comparison->mean), percent(m_comparison->median),
                                   percent(m_comparison->largest), number(m_comparison->tau)));
        m_moved->setText(tr("%1 of %n query(s)", nullptr, static_cast<int>(m_comparison->moves.size()))
                             .arg(m_comparison->movedBeyond(threshold)));
    } else {
        m_figures->setText(m_studies.isBusy() ? tr("Looking…") : QString());
        m_moved->clear();
    }
    m_viewA->viewport()->update();
    m_viewB->viewport()->update();
}

void CompareView::exportRaw(bool allLayers)
{
    auto request = m_services.request(m_page);
    if (!request) {
        complain(QString::fromStdString(request.error().message));
        return;
    }
    request->page = m_page;
    request->reader = m_choiceA->value().model;
    recognition::TraceExport task;
    task.read = request->study.read;
    task.allLayers = allLayers;
    task.encoderLayers = {m_choiceA->value().question.layer};
    const bool isSameModel = m_choiceB->value().model.modelFolder == request->reader.modelFolder;
    if (isSameModel && m_choiceB->value().question.layer != task.encoderLayers.front()) {
        task.encoderLayers.push_back(m_choiceB->value().question.layer);
    }
    task.decoderLayers = {-1};
    const QFileInfo file(m_fileA.path());
    auto* dialog = new QFileDialog(
        this, tr("Export the raw numbers of page %1").arg(m_page + 1), file.path(), tr("Tensors (*.safetensors)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"safetensors"_s);
    dialog->selectFile(u"%1_p%2.trace.safetensors"_s.arg(file.completeBaseName()).arg(m_page + 1));
    connect(dialog, &QFileDialog::fileSelected, this, [this, request = *request, task](const QString& path) mutable {
        task.path = path.toStdString();
        request.exported = task;
        m_export->start(std::move(request));
    });
    dialog->open();
}

void CompareView::showTexts()
{
    m_viewA->setAccessibleName(tr("Page, as A"));
    m_viewB->setAccessibleName(tr("Page, as B"));
    const auto set = [this](Mode mode, const QString& text, const QString& tip) {
        m_modes->button(static_cast<int>(mode))->setText(text);
        m_modes->button(static_cast<int>(mode))->setToolTip(tip);
    };
    set(Mode::SideBySide, tr("Side by side"), tr("The model's order twice, through two layers, heads or models"));
    set(Mode::Difference, tr("Difference"), tr("From where each query looks in A to where it looks in B"));
    set(Mode::Experts, tr("Experts"), tr("Which experts of the decoder the page's tokens are routed to, in A"));
    m_swap->setText(tr("Swap A and B"));
    m_exportButton->setText(tr("Export raw attention") + u" ▾"_s);
    m_exportButton->setToolTip(tr("Attention and routing of this page as a safetensors file"));
    QMenu* menu = m_exportButton->menu();
    menu->clear();
    connect(menu->addAction(tr("The layers that are shown…")), &QAction::triggered, this, [this] { exportRaw(false); });
    connect(menu->addAction(tr("All layers…")), &QAction::triggered, this, [this] { exportRaw(true); });
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Back to the document (Esc)"));
    m_thresholdText->setText(tr("Moved more than"));
    m_threshold->setAccessibleName(tr("Moved more than, percent of the page's width"));
    showComparison();
}

void CompareView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void CompareView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showTexts();
        showAnswers();
    }
}

} // namespace lectern::ui
