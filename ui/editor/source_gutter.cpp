// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/source_gutter.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPencil = 10; // pixels wide and high
constexpr int kBar = 3;

void drawPencil(QPainter& painter, const QPointF& at, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.translate(at);
    const QPointF shaft[] = {{7, 0}, {10, 3}, {4, 9}, {1, 6}};
    const QPointF point[] = {{0.6, 7}, {3, 9.4}, {0, 10}};
    painter.drawPolygon(shaft, 4);
    painter.drawPolygon(point, 3);
    painter.restore();
}

} // namespace

SourceView::Gutter::Gutter(SourceView& view)
    : QWidget(&view)
    , m_view(view)
{
    setObjectName(u"sourceGutter"_s);
    setAccessibleName(SourceView::tr("Pages of the source"));
}

bool SourceView::Gutter::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int position = m_view.cursorForPosition(QPoint(0, help->pos().y())).position();
        const TextMatch written = m_view.source().writing();
        const int page = m_view.source().pageAt(position);
        QString text = page < 0 ? QString() : SourceView::tr("Page %1").arg(page + 1);
        if (written.position >= 0 && position >= written.position && position <= written.position + written.length) {
            text = SourceView::tr("Page %1: this block is being written").arg(page + 1);
        }
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

int SourceView::gutterWidth() const
{
    const int last = m_source.pageAt(m_source.text->characterCount() - 1) + 1;
    const int digits = std::max<int>(3, QString::number(last).size());
    return tokens::kSpace1 + kPencil + digits * fontMetrics().horizontalAdvance(u'9') + tokens::kSpace2 + kBar;
}

void SourceView::paintGutter(QPaintEvent* event)
{
    const Colours colours = coloursOf(palette());
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), colours.window);
    const int right = m_gutter->width() - 1;
    painter.setPen(colours.line);
    painter.drawLine(right, event->rect().top(), right, event->rect().bottom());
    const TextMatch written = m_source.writing();
    QFont font = this->font();
    painter.setFont(font);
    QTextBlock block = firstVisibleBlock();
    int before = block.position() > 0 ? m_source.pageAt(block.position() - 1) : -1;
    for (; block.isValid(); block = block.next()) {
        const QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
        if (rect.top() > event->rect().bottom()) {
            break;
        }
        const int top = qRound(rect.top());
        const int page = m_source.pageAt(block.position());
        if (page >= 0 && page != before) {
            painter.setPen(colours.line);
            painter.drawLine(0, top, right, top);
            painter.setPen(colours.quiet);
            painter.drawText(QRect(0, top, right - tokens::kSpace2 - kBar, fontMetrics().lineSpacing()),
                Qt::AlignRight | Qt::AlignVCenter, QString::number(page + 1));
        }
        before = page;
        if (written.position >= 0 && block.position() >= written.position
            && block.position() <= written.position + written.length) {
            painter.fillRect(QRectF(right - kBar, rect.top(), kBar, rect.height()), colours.accent);
            if (block.position() == written.position) {
                drawPencil(painter, QPointF(tokens::kSpace1, top + (fontMetrics().lineSpacing() - kPencil) / 2.0),
                    colours.accent);
            }
        }
    }
}

} // namespace lectern::ui
