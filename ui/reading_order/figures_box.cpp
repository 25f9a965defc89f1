// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/figures_box.h"

#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

QString number(std::optional<double> value)
{
    return value ? QLocale().toString(*value, 'f', 2) : u"–"_s;
}

} // namespace

LayerChart::LayerChart(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LayerChart::sizeHint() const
{
    return {160, 64};
}

void LayerChart::show(std::vector<order::LayerFigure> layers, int shown)
{
    m_layers = std::move(layers);
    m_shown = shown;
    QStringList values;
    for (const order::LayerFigure& layer : m_layers) {
        values << tr("layer %1: %2").arg(layer.layer).arg(number(layer.tauRaster));
    }
    setAccessibleName(tr("Kendall's τ by layer"));
    setAccessibleDescription(values.join(u", "_s));
    setToolTip(tr("Kendall's τ against the rows of the page, by layer of the encoder") + u'\n' + values.join(u'\n'));
    update();
}

// Bars from the middle line up to 1 and down to -1.
void LayerChart::paintEvent(QPaintEvent*)
{
    if (m_layers.empty()) {
        return;
    }
    QPainter painter(this);
    const Colours colours = coloursOf(palette());
    const qreal middle = height() / 2.0;
    const qreal step = static_cast<qreal>(width()) / static_cast<qreal>(m_layers.size());
    const qreal bar = std::clamp(step - 2, 1.0, 18.0);
    for (size_t i = 0; i < m_layers.size(); ++i) {
        const qreal x = step * (static_cast<qreal>(i) + 0.5) - bar / 2;
        const double tau = m_layers[i].tauRaster.value_or(0);
        const qreal length = (middle - 2) * std::abs(tau);
        const bool isShown = m_layers[i].layer == m_shown;
        painter.fillRect(QRectF(x, tau >= 0 ? middle - length : middle, bar, std::max(1.0, length)),
            isShown ? colours.accent : colours.control);
    }
    painter.setPen(colours.line);
    painter.drawLine(QPointF(0, middle), QPointF(width(), middle));
}

FiguresBox::FiguresBox(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_figures(new QLabel)
    , m_chart(new LayerChart)
    , m_look(new QPushButton)
    , m_copy(new QToolButton)
    , m_export(new QToolButton)
{
    setObjectName(u"orderFigures"_s);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, tokens::kSpace2, 0, 0);
    rows->setSpacing(tokens::kSpace2);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_figures->setObjectName(u"orderFiguresText"_s);
    m_figures->setWordWrap(true);
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_look->setObjectName(u"lookAtOrder"_s);
    m_copy->setObjectName(u"copyFigures"_s);
    m_export->setObjectName(u"exportFigures"_s);
    rows->addWidget(m_title);
    rows->addWidget(m_figures);
    rows->addWidget(m_chart);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(tokens::kSpace1);
    rows->addWidget(m_look);
    for (QToolButton* button : {m_copy, m_export}) {
        button->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    rows->addLayout(buttons);
    connect(m_look, &QPushButton::clicked, this, &FiguresBox::lookRequested);
    connect(m_export, &QToolButton::clicked, this, &FiguresBox::exportRequested);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    showState();
}

void FiguresBox::setStudy(std::shared_ptr<const recognition::PageStudy> study)
{
    m_study = std::move(study);
    showState();
}

void FiguresBox::setBusy(bool busy)
{
    m_isBusy = busy;
    showState();
}

QString FiguresBox::text() const
{
    if (!m_study) {
        return {};
    }
    const order::OrderFigures& figures = m_study->figures;
    const order::FlowOrder& order = m_study->trace.order;
    QStringList lines;
    lines << (order.head == order::kMeanHead ? tr("Layer %1, all heads").arg(order.layer)
                                             : tr("Layer %1, head %2").arg(order.layer).arg(order.head));
    const auto line = [&lines](const QString& name, const order::OrderFigure& figure) {
        lines << name + u": τ "_s + number(figure.tau) + tr(", edit distance %1").arg(number(figure.editDistance));
    };
    line(tr("Against rows"), figures.raster);
    line(tr("Against geometry"), figures.geometric);
    line(tr("Against what was written"), figures.decoded);
    lines << tr("Strongest cell: %1 of a query's attention")
                 .arg(QLocale().toString(figures.meanTop * 100, 'f', 0) + u" %"_s);
    lines << tr("Entropy: %1 nats").arg(number(figures.meanEntropy));
    return lines.join(u'\n');
}

void FiguresBox::showState()
{
    m_title->setText(tr("How the model sorts the page"));
    m_figures->setText(m_study
            ? text()
            : tr("The model's own order, from its encoder alone: it takes about a second and nothing "
                 "has to be converted for it."));
    m_figures->setProperty("quiet", !m_study);
    m_chart->setVisible(m_study != nullptr);
    if (m_study) {
        m_chart->show(m_study->trace.layers, m_study->trace.order.layer);
    }
    m_look->setText(m_isBusy ? tr("Looking…") : m_study ? tr("Look again") : tr("Look at the order"));
    m_look->setEnabled(!m_isBusy);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the figures as text"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Write the order as JSON, CSV, SVG and PNG"));
    m_copy->setVisible(m_study != nullptr);
    m_export->setVisible(m_study != nullptr);
}

void FiguresBox::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

} // namespace lectern::ui
