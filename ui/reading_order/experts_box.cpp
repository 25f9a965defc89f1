// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/experts_box.h"

#include "ui/reading_order/expert_chart.h"
#include "ui/reading_order/expert_marks.h"
#include "ui/theme/tokens.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 288; // pixels
constexpr int kSwatch = 16;

QString percent(double share)
{
    return QLocale().toString(share * 100, 'f', 0) + u" %"_s;
}

} // namespace

ExpertsBox::ExpertsBox(QWidget* parent)
    : QWidget(parent)
    , m_layer(new QComboBox)
    , m_expert(new QComboBox)
    , m_chart(new ExpertChart)
    , m_figures(new QLabel)
    , m_legend(new QWidget)
    , m_legendLines(new QGridLayout(m_legend))
    , m_copy(new QToolButton)
{
    setObjectName(u"expertsBox"_s);
    setFixedWidth(kWidth);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(tokens::kSpace3, tokens::kSpace2, tokens::kSpace3, tokens::kSpace2);
    rows->setSpacing(tokens::kSpace2);
    m_layer->setObjectName(u"expertLayer"_s);
    m_expert->setObjectName(u"expertChoice"_s);
    m_figures->setObjectName(u"expertFigures"_s);
    m_figures->setWordWrap(true);
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setObjectName(u"copyExperts"_s);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_legend->setObjectName(u"expertLegend"_s);
    m_legendLines->setContentsMargins(0, 0, 0, 0);
    m_legendLines->setVerticalSpacing(tokens::kSpace1);
    m_legendLines->setColumnStretch(1, 1);
    for (QWidget* widget : {static_cast<QWidget*>(m_layer), static_cast<QWidget*>(m_chart),
             static_cast<QWidget*>(m_expert), m_legend, static_cast<QWidget*>(m_figures)}) {
        rows->addWidget(widget);
    }
    rows->addWidget(m_copy, 0, Qt::AlignLeft);
    rows->addStretch(1);
    connect(m_layer, &QComboBox::activated, this, &ExpertsBox::showState);
    connect(m_expert, &QComboBox::activated, this, &ExpertsBox::showState);
    connect(m_chart, &ExpertChart::expertChosen, this, [this](int expert) {
        m_expert->setCurrentIndex(expert == this->expert() ? 0 : expert + 1); // again: back to all of them
        showState();
    });
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    fillChoices();
    showState();
}

const model::ExpertTrace* ExpertsBox::trace() const
{
    const bool has =
        m_study && m_study->reading && m_study->reading->experts && !m_study->reading->experts->layers.empty();
    return has ? m_study->reading->experts.get() : nullptr;
}

int ExpertsBox::layerIndex() const
{
    return std::max(0, m_layer->currentIndex());
}

int ExpertsBox::expert() const
{
    return m_expert->currentIndex() - 1;
}

void ExpertsBox::setStudy(std::shared_ptr<const recognition::PageStudy> study)
{
    m_study = std::move(study);
    fillChoices();
    showState();
}

void ExpertsBox::setBusy(bool busy)
{
    if (busy != m_isBusy) {
        m_isBusy = busy;
        showState();
    }
}

void ExpertsBox::fillChoices()
{
    const int layer = layerIndex();
    const int expert = std::max(0, m_expert->currentIndex());
    m_layer->setAccessibleName(tr("Layer of the decoder"));
    m_expert->setAccessibleName(tr("Expert"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the figures of all layers as text"));
    m_layer->clear();
    m_expert->clear();
    if (trace() == nullptr) {
        return;
    }
    for (const model::LayerExperts& one : trace()->layers) {
        m_layer->addItem(tr("Layer %1", "of the decoder").arg(one.layer));
    }
    m_expert->addItem(tr("Strongest expert of each token"));
    for (int i = 0; i < trace()->experts; ++i) {
        m_expert->addItem(tr("Expert %1").arg(i));
    }
    m_layer->setCurrentIndex(std::min(layer, m_layer->count() - 1));
    m_expert->setCurrentIndex(std::min(expert, m_expert->count() - 1));
}

void ExpertsBox::showState()
{
    const bool has = trace() != nullptr;
    for (QWidget* widget : {static_cast<QWidget*>(m_layer), static_cast<QWidget*>(m_chart),
             static_cast<QWidget*>(m_expert), m_legend, static_cast<QWidget*>(m_copy)}) {
        widget->setVisible(has);
    }
    m_figures->setProperty("quiet", !has);
    if (!has) {
        m_figures->setText(m_isBusy ? tr("The page is being read…")
                : m_study           ? tr("This model's decoder has no experts.")
                                    : tr("Not read yet."));
        Q_EMIT changed();
        return;
    }
    const order::ExpertLoad load = order::expertLoad(*trace(), layerIndex());
    std::vector<int> strongest(static_cast<size_t>(trace()->experts));
    for (int token = 0; token + 1 < trace()->imageCount; ++token) { // the separator has no place
        ++strongest[static_cast<size_t>(order::topExpert(*trace(), layerIndex(), token))];
    }
    m_ranking.resize(strongest.size());
    std::iota(m_ranking.begin(), m_ranking.end(), 0);
    std::ranges::stable_sort(
        m_ranking, std::greater(), [&](int expert) { return strongest[static_cast<size_t>(expert)]; });
    m_chart->show(load, expert());
    m_figures->setText(lineOf(tr("Visual tokens"), load.visual) + u'\n' + lineOf(tr("Text tokens"), load.text)
        + u"\n\n"_s
        + tr("A mark stands where the token's query looks on average; the token itself is more than that place."));
    showLegend(load);
    Q_EMIT changed();
}

QString ExpertsBox::lineOf(const QString& name, const order::ExpertShare& share) const
{
    const auto busiest = std::ranges::max_element(share.routed);
    const int expert = static_cast<int>(busiest - share.routed.begin());
    return tr("%1: %2, the busiest is expert %3 with %4 of the load; entropy %5 of at most %6 nats")
        .arg(name)
        .arg(share.positions)
        .arg(expert)
        .arg(percent(share.share(expert)))
        .arg(QLocale().toString(share.entropy, 'f', 2))
        .arg(QLocale().toString(std::log(static_cast<double>(share.routed.size())), 'f', 2));
}

QString ExpertsBox::text() const
{
    if (trace() == nullptr) {
        return {};
    }
    QStringList lines;
    lines << tr("%1 experts, %2 for each token").arg(trace()->experts).arg(trace()->perToken);
    for (int i = 0; i < static_cast<int>(trace()->layers.size()); ++i) {
        const order::ExpertLoad load = order::expertLoad(*trace(), i);
        lines << tr("Layer %1", "of the decoder").arg(trace()->layers[static_cast<size_t>(i)].layer);
        lines << lineOf(tr("Visual tokens"), load.visual) << lineOf(tr("Text tokens"), load.text);
    }
    return lines.join(u'\n');
}

std::vector<ExpertsLayer::Mark> ExpertsBox::marks() const
{
    if (trace() == nullptr) {
        return {};
    }
    const order::FlowOrder& order = m_study->trace.order;
    if (expert() < 0) {
        return ExpertsLayer::strongest(order, *trace(), layerIndex(), m_ranking);
    }
    const auto rank = std::ranges::find(m_ranking, expert()) - m_ranking.begin();
    return ExpertsLayer::ofExpert(
        order, *trace(), layerIndex(), expert(), static_cast<int>(std::min<std::ptrdiff_t>(rank, kExpertMarks - 1)));
}

void ExpertsBox::addLegendLine(int mark, const QString& text)
{
    QPixmap picture(QSize(kSwatch, kSwatch) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(tokens::light().paper); // as it is over the page
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintExpertMark(painter, {kSwatch / 2.0, kSwatch / 2.0}, kSwatch / 2.0 - 2, mark);
    auto* swatch = new QLabel;
    swatch->setPixmap(picture);
    const int row = m_legendLines->rowCount();
    m_legendLines->addWidget(swatch, row, 0);
    m_legendLines->addWidget(new QLabel(text), row, 1);
}

void ExpertsBox::showLegend(const order::ExpertLoad& load)
{
    while (QLayoutItem* item = m_legendLines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto line = [&](int mark, int expert) {
        addLegendLine(mark, tr("Expert %1, %2 of the visual load").arg(expert).arg(percent(load.visual.share(expert))));
    };
    if (expert() >= 0) {
        const auto rank = std::ranges::find(m_ranking, expert()) - m_ranking.begin();
        line(static_cast<int>(std::min<std::ptrdiff_t>(rank, kExpertMarks - 1)), expert());
        addLegendLine(kExpertMarks, tr("Tokens that go to other experts"));
        return;
    }
    const int shown = std::min(kExpertMarks, static_cast<int>(m_ranking.size()));
    for (int mark = 0; mark < shown; ++mark) {
        line(mark, m_ranking[static_cast<size_t>(mark)]);
    }
    if (shown < static_cast<int>(m_ranking.size())) {
        addLegendLine(kExpertMarks, tr("Other experts"));
    }
}

void ExpertsBox::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        const QSignalBlocker blocker(this);
        fillChoices();
        showState();
    }
}

} // namespace lectern::ui
