// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/expert_chart.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

QString percent(double share)
{
    return QLocale().toString(share * 100, 'f', 1) + u" %"_s;
}

} // namespace

ExpertChart::ExpertChart(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"expertChart"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describeAll();
}

QSize ExpertChart::sizeHint() const
{
    return {220, 132};
}

void ExpertChart::show(const order::ExpertLoad& load, int chosen)
{
    m_load = load;
    m_chosen = chosen;
    describeAll();
    update();
}

void ExpertChart::clear()
{
    show({}, -1);
}

int ExpertChart::expertAt(double x) const
{
    const int expert = static_cast<int>(x * experts() / std::max(1, width()));
    return expert >= 0 && expert < experts() ? expert : -1;
}

QString ExpertChart::describe(int expert) const
{
    const auto at = static_cast<size_t>(expert);
    return tr("Expert %1: %2 visual tokens (%3 of their load), %4 text tokens (%5)")
        .arg(expert)
        .arg(m_load.visual.routed[at])
        .arg(percent(m_load.visual.share(expert)))
        .arg(m_load.text.routed[at])
        .arg(percent(m_load.text.share(expert)));
}

void ExpertChart::describeAll()
{
    setAccessibleName(tr("Tokens by expert"));
    QStringList lines;
    for (int expert = 0; expert < experts(); ++expert) {
        lines << describe(expert);
    }
    setAccessibleDescription(lines.join(u"; "));
}

void ExpertChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours colours = coloursOf(palette());
    if (experts() == 0) {
        return;
    }
    double most = 0;
    for (int expert = 0; expert < experts(); ++expert) {
        most = std::max({most, m_load.visual.share(expert), m_load.text.share(expert)});
    }
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    const qreal label = QFontMetricsF(small).height();
    const qreal middle = height() / 2.0;
    const qreal room = middle - label - 2;
    const qreal step = static_cast<qreal>(width()) / experts();
    const qreal bar = std::clamp(step - (step > 6 ? 3 : 1), 1.0, 24.0);
    for (int expert = 0; expert < experts(); ++expert) {
        const qreal x = step * (expert + 0.5) - bar / 2;
        const bool isChosen = expert == m_chosen;
        const qreal up = most > 0 ? room * m_load.visual.share(expert) / most : 0;
        const qreal down = most > 0 ? room * m_load.text.share(expert) / most : 0;
        painter.fillRect(QRectF(x, middle - up, bar, up), isChosen ? colours.accent : colours.control);
        QColor text = isChosen ? colours.accent : colours.quiet;
        painter.fillRect(QRectF(x, middle + 1, bar, down), QBrush(text, Qt::BDiagPattern));
        painter.setPen(text);
        painter.drawRect(QRectF(x + 0.5, middle + 0.5, bar - 1, std::max(0.0, down)));
    }
    painter.setPen(colours.text);
    painter.drawLine(QPointF(0, middle), QPointF(width(), middle));
    painter.setPen(colours.quiet);
    painter.drawText(QRectF(0, 0, width(), label), Qt::AlignLeft, tr("visual tokens"));
    painter.drawText(QRectF(0, height() - label, width(), label), Qt::AlignLeft, tr("text tokens"));
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ExpertChart::mousePressEvent(QMouseEvent* event)
{
    if (const int expert = expertAt(event->position().x()); expert >= 0 && event->button() == Qt::LeftButton) {
        Q_EMIT expertChosen(expert);
    }
}

void ExpertChart::keyPressEvent(QKeyEvent* event)
{
    const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (by == 0 || experts() == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    Q_EMIT expertChosen(std::clamp(m_chosen + by, 0, experts() - 1));
}

bool ExpertChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int expert = expertAt(help->pos().x());
        QToolTip::showText(help->globalPos(), expert >= 0 ? describe(expert) : QString(), this);
        return true;
    }
    if (event->type() == QEvent::LanguageChange) {
        describeAll();
    }
    return QWidget::event(event);
}

} // namespace lectern::ui
