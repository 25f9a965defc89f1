// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/order_side.h"

#include "grounding/token_timeline.h"
#include "ui/reading_order/figures_box.h"
#include "ui/reading_order/order_panel.h"
#include "ui/reading_order/time_bar.h"

#include <QVBoxLayout>

#include <algorithm>
#include <ranges>
#include <utility>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kStudies = 24; // pages whose order is kept; about 1 MB each for the published model

// Area in common by area of both.
double likeness(const document::Rect& a, const document::Rect& b)
{
    const double common = a.intersected(b).isEmpty() ? 0 : a.intersected(b).area();
    const double both = a.area() + b.area() - common;
    return both > 0 ? common / both : 0;
}

// The layer whose queries look at one place most: where the order stands out.
int sharpestLayer(const order::OrderTrace& trace)
{
    const auto sharpest = std::ranges::max_element(trace.layers, {}, &order::LayerFigure::meanTop);
    return sharpest != trace.layers.end() ? sharpest->layer : -1;
}

std::vector<double> attentionOf(const recognition::ReadingTrace& reading, const std::vector<int>& tokens)
{
    std::vector<double> weights(static_cast<size_t>(reading.attention.columns()));
    for (const int token : tokens) {
        if (token < reading.attention.rows()) {
            const std::vector<double> row = reading.attention.row(token);
            std::ranges::transform(weights, row, weights.begin(), std::plus());
        }
    }
    return weights;
}

} // namespace

OrderSide::OrderSide(MarkdownDocument& markdown, PageView& view, recognition::ConversionWorker& worker,
    recognition::DocumentId document, RequestMaker request, QObject* parent)
    : QObject(parent)
    , m_markdown(markdown)
    , m_view(&view)
    , m_worker(worker)
    , m_document(document)
    , m_request(std::move(request))
    , m_orderLayer(markdown)
    , m_boxEditor(nullptr)
    , m_clickOrder(nullptr)
    , m_panel(new OrderPanel(markdown))
    , m_figures(new FiguresBox)
    , m_bars(new QWidget)
    , m_layersBar(new LayersBar)
    , m_timeBar(new TimeBar)
{
    m_panel->addBelow(m_figures);
    m_bars->setObjectName(u"orderBars"_s);
    auto* rows = new QVBoxLayout(m_bars);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_layersBar);
    rows->addWidget(m_timeBar);
    m_bars->hide();
    m_timeBar->hide();
    view.addLayer(&m_heatLayer);
    view.addLayer(&m_orderLayer);
    view.addLayer(&m_flowLayer);
    buildTools();
    connectParts();
    showPage(view.currentPage());
}

OrderSide::~OrderSide()
{
    m_worker.cancelStudies(m_document);
    m_worker.followOrder(m_document, {});
}

void OrderSide::connectParts()
{
    connect(m_view, &PageView::currentPageChanged, this, &OrderSide::showPage);
    connect(&m_markdown, &MarkdownDocument::pageChanged, this, [this](int page) {
        m_orderLayer.forget(page);
        if (page == m_page) {
            m_bars->setVisible(m_markdown.blockCount(page) > 0 || study(page));
        }
        repaint();
    });
    connect(m_layersBar, &LayersBar::layersChanged, this, [this] {
        showLayers();
        follow();
        askWhereNeeded();
    });
    connect(m_layersBar, &LayersBar::flowChanged, this, [this] {
        m_choseLayer = true;
        follow();
        ask(m_layersBar->layers().testFlag(OverlayLayer::Heat));
    });
    connect(m_figures, &FiguresBox::lookRequested, this, &OrderSide::lookAtOrder);
    connect(m_figures, &FiguresBox::exportRequested, this, [this] { Q_EMIT exportRequested(study(m_page)); });
    connect(m_timeBar, &TimeBar::positionChanged, this, &OrderSide::showMoment);
    connect(&m_worker, &recognition::ConversionWorker::pageStudied, this, &OrderSide::takeAnswer);
}

std::shared_ptr<const recognition::PageStudy> OrderSide::study(int page) const
{
    const auto found = m_studies.find(page);
    return found != m_studies.end() ? found->second : nullptr;
}

void OrderSide::showPage(int page)
{
    m_page = page;
    m_panel->setPage(page);
    m_bars->setVisible(page >= 0 && page < m_markdown.pageCount() && (m_markdown.blockCount(page) > 0 || study(page)));
    m_orderLayer.setReplay({});
    showStudy();
    askWhereNeeded();
}

void OrderSide::showLayers()
{
    const OverlayLayers layers = m_layersBar->layers();
    OrderLayer::Parts parts;
    parts.setFlag(OrderLayer::Blocks, layers.testFlag(OverlayLayer::Blocks));
    parts.setFlag(OrderLayer::Raster, layers.testFlag(OverlayLayer::Raster));
    parts.setFlag(OrderLayer::Geometric, layers.testFlag(OverlayLayer::Geometric));
    m_orderLayer.setParts(parts);
    showStudy();
}

void OrderSide::showStudy()
{
    const auto study = this->study(m_page);
    m_figures->setStudy(study);
    const OverlayLayers layers = m_layersBar->layers();
    if (study && layers.testFlag(OverlayLayer::Flow)) {
        m_flowLayer.show(m_page, study->trace.order, study->trace.geometry.aspect);
    } else {
        m_flowLayer.clear();
    }
    const bool hasReading = study && study->reading;
    m_timeBar->setTimeline(
        hasReading ? std::make_shared<const grounding::TokenTimeline>(study->reading->pieces) : nullptr);
    m_timeBar->setVisible(hasReading);
    showHeat();
    Q_EMIT studyShown();
}

void OrderSide::lookAtOrder()
{
    m_layersBar->setLayers(m_layersBar->layers() | OverlayLayer::Flow);
    ask(m_layersBar->layers().testFlag(OverlayLayer::Heat));
}

// What is switched on and has not been looked at yet on this page.
void OrderSide::askWhereNeeded()
{
    const OverlayLayers layers = m_layersBar->layers();
    const auto study = this->study(m_page);
    const bool wantsHeat = layers.testFlag(OverlayLayer::Heat);
    if ((layers.testFlag(OverlayLayer::Flow) && !study) || (wantsHeat && (!study || !study->reading))) {
        ask(wantsHeat);
    }
}

void OrderSide::ask(bool reading)
{
    const order::OrderQuestion question{m_layersBar->flowLayer(), m_layersBar->flowHead()};
    if (m_page < 0
        || (m_asked && m_asked->page == m_page && m_asked->question == question && m_asked->reading >= reading)) {
        return;
    }
    auto request = m_request(m_page);
    if (!request) {
        Q_EMIT failed(QString::fromStdString(request.error().message));
        return;
    }
    request->page = m_page;
    request->document = m_document;
    request->study.question = question;
    request->study.reading = reading;
    m_asked = Asked{m_page, question, reading};
    m_layersBar->setBusy(true);
    m_figures->setBusy(true);
    m_worker.study(std::move(*request));
}

// While the causal flow is shown, a page that is being converted shows it before its first word.
void OrderSide::follow()
{
    if (m_layersBar->layers().testFlag(OverlayLayer::Flow)) {
        m_worker.followOrder(m_document, order::OrderQuestion{m_layersBar->flowLayer(), m_layersBar->flowHead()});
    } else {
        m_worker.followOrder(m_document, {});
    }
}

void OrderSide::takeAnswer(const recognition::StudyAnswer& answer)
{
    if (answer.document != m_document || !answer.request.interventions.empty()) {
        return;
    }
    if (!answer.live && m_asked && answer.page == m_asked->page) {
        m_asked.reset();
        m_layersBar->setBusy(false);
        m_figures->setBusy(false);
    }
    if (!answer.study) {
        if (answer.error && answer.error->code != ErrorCode::Cancelled) {
            Q_EMIT failed(QString::fromStdString(answer.error->message));
        }
        return;
    }
    const auto known = study(answer.page);
    if (answer.live && known && known->reading) {
        return; // it says more
    }
    if (m_studies.size() >= kStudies && !known) {
        m_studies.erase(m_studies.begin()->first == m_page ? std::prev(m_studies.end()) : m_studies.begin());
    }
    m_studies[answer.page] = answer.study;
    m_layersBar->setAttention(static_cast<int>(answer.study->trace.layers.size()), answer.study->trace.heads);
    m_layersBar->setFlow(answer.study->trace.order.layer, answer.study->trace.order.head);
    // Nobody has chosen a layer: the one where the order stands out most.
    const int sharpest = sharpestLayer(answer.study->trace);
    if (!std::exchange(m_choseLayer, true) && sharpest != answer.study->trace.order.layer) {
        m_layersBar->setFlow(sharpest, m_layersBar->flowHead());
        follow();
        ask(answer.request.reading);
    }
    if (answer.page == m_page) {
        m_bars->show();
        showStudy();
    }
}

int OrderSide::studyBlock(const recognition::PageStudy& study, BlockId id) const
{
    if (id.page != study.page || id.block >= m_markdown.blockCount(id.page) || m_markdown.block(id).boxes.empty()) {
        return -1;
    }
    const document::Rect bounds = document::bounds(m_markdown.block(id).boxes);
    int best = -1;
    double most = 0.25; // less in common is another block
    for (size_t i = 0; i < study.blocks.size(); ++i) {
        const double common = likeness(bounds, document::bounds(study.blocks[i].boxes));
        if (common > most) {
            most = common;
            best = static_cast<int>(i);
        }
    }
    return best;
}

void OrderSide::mark(std::optional<BlockId> block)
{
    m_orderLayer.setMarked(m_boxEditor->isActive() ? std::nullopt : block); // that one marks it itself
    if (block) {
        m_block = *block;
        m_words.clear();
        showHeat();
    }
    repaint();
}

bool OrderSide::hover(std::optional<BlockId> block)
{
    if (!block && m_block.page == m_page) {
        block = m_block; // back to the one that was chosen
    }
    if (block == m_orderLayer.marked()) {
        return false;
    }
    m_orderLayer.setMarked(block);
    repaint();
    return true;
}

void OrderSide::markWords(BlockId block, const QString& words)
{
    m_orderLayer.setMarked(block);
    m_block = block;
    m_words = words;
    showHeat();
}

void OrderSide::showHeat()
{
    m_heatLayer.clear();
    const auto study = this->study(m_page);
    if (study && study->reading && m_timeBar->timeline() != nullptr
        && m_layersBar->layers().testFlag(OverlayLayer::Heat) && m_block.page == m_page) {
        if (const int block = studyBlock(*study, m_block); block >= 0) {
            const QByteArray words = m_words.simplified().toUtf8();
            const std::string& text = study->blocks[static_cast<size_t>(block)].text;
            const size_t at = words.isEmpty() ? std::string::npos : text.find(words.toStdString());
            const std::vector<int> tokens = at == std::string::npos
                ? m_timeBar->timeline()->tokensOf(block)
                : m_timeBar->timeline()->tokensOf(block, at, at + static_cast<size_t>(words.size()));
            m_heatLayer.show(m_page, study->trace.geometry,
                order::traceBack(study->trace.attention, attentionOf(*study->reading, tokens)));
        }
    }
    repaint();
}

void OrderSide::showMoment(int tokens)
{
    const grounding::TokenTimeline* timeline = m_timeBar->timeline();
    const auto study = this->study(m_page);
    if (timeline == nullptr || !study || !study->reading) {
        return;
    }
    const bool isAtEnd = tokens >= timeline->tokens();
    m_orderLayer.setReplay(
        isAtEnd ? std::nullopt : std::optional(std::pair(m_page, orderOf(timeline->blocksAfter(tokens)))));
    if (isAtEnd) {
        showHeat();
    } else if (m_layersBar->layers().testFlag(OverlayLayer::Heat) && tokens > 0) {
        m_heatLayer.show(m_page, study->trace.geometry,
            order::traceBack(study->trace.attention, attentionOf(*study->reading, {tokens - 1})));
    }
    repaint();
}

BlockId OrderSide::blockAt(int page, const QPointF& point) const
{
    BlockId found;
    double smallest = 2;
    for (const OrderedBlock& block : m_orderLayer.order(page)) {
        const double size = block.bounds.width() * block.bounds.height();
        const bool holds = std::ranges::any_of(block.boxes, [&](const QRectF& box) { return box.contains(point); });
        if (holds && size < smallest) {
            smallest = size;
            found = {page, block.block};
        }
    }
    return found;
}

void OrderSide::repaint()
{
    if (m_view) {
        m_view->viewport()->update();
    }
}

} // namespace lectern::ui
