// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/batch_delegate.h"

#include "ui/queue/batch_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QPainter>

#include <utility>

namespace lectern::ui {

namespace {

using tokens::kSpace1;
using tokens::kSpace2;
using tokens::kSpace3;

constexpr int kSign = 18; // pixels
constexpr int kSignWidth = kSign + kSpace1;
constexpr int kBarHeight = 4;

// What a row of a width holds, line by line.
struct RowLayout
{
    QRect sign;
    QRect name;
    QRect state;
    QRect folder;
    QRect bar; // empty: none
    QRect trouble; // empty: none
    int height = 0;
};

QFont nameFont(const QStyleOptionViewItem& option)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    return font;
}

// line: the height of one, pixels. Only a running file has a bar.
RowLayout layOut(const QFontMetrics& metrics, int line, int width, bool hasBar, const QString& trouble)
{
    const int left = kSpace2 + kSignWidth;
    const int inner = width - left - kSpace3;
    RowLayout row;
    int y = kSpace2;
    row.sign = QRect(kSpace2, y + (line - kSign) / 2, kSign, kSign);
    row.name = QRect(left, y, inner, line);
    y += line + 2;
    row.folder = QRect(left, y, inner, line);
    y += line + 2;
    row.state = QRect(left, y, inner, line);
    y += line;
    if (hasBar) {
        y += kSpace1;
        row.bar = QRect(left, y, inner, kBarHeight);
        y += kBarHeight;
    }
    if (!trouble.isEmpty()) {
        y += 2;
        const QRect bounds = metrics.boundingRect(QRect(0, 0, inner, 10000), Qt::TextWordWrap, trouble);
        row.trouble = QRect(left, y, inner, bounds.height());
        y += bounds.height();
    }
    row.height = y + kSpace2 + 1;
    return row;
}

void paintBar(QPainter& painter, const QRect& bar, double share, const Colours& colours)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.line);
    painter.drawRoundedRect(bar, kBarHeight / 2.0, kBarHeight / 2.0);
    QRect done = bar;
    done.setWidth(std::max(kBarHeight, qRound(bar.width() * share)));
    painter.setBrush(colours.accent);
    painter.drawRoundedRect(done, kBarHeight / 2.0, kBarHeight / 2.0);
}

// Every state has a shape of its own; the colour only helps to find it.
QColor Colours::*colourOf(const QString& sign)
{
    using namespace Qt::StringLiterals;
    static const std::pair<QString, QColor Colours::*> colours[] = {{u"status-done"_s, &Colours::done},
        {u"status-warning"_s, &Colours::caution}, {u"status-locked"_s, &Colours::caution},
        {u"status-error"_s, &Colours::error}, {u"status-running"_s, &Colours::accent}};
    for (const auto& [name, colour] : colours) {
        if (name == sign) {
            return colour;
        }
    }
    return &Colours::quiet;
}

} // namespace

void BatchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours colours = coloursOf(option.palette);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    const QString trouble = index.data(BatchModel::TroubleRole).toString();
    const QVariant progress = index.data(BatchModel::ProgressRole);
    const RowLayout row =
        layOut(QFontMetrics(option.font), lineHeight(option), option.rect.width(), progress.isValid(), trouble);
    painter->save();
    painter->setClipRect(option.rect); // its height may be that of a moment ago
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(option.rect.topLeft());
    const QRect all(0, 0, option.rect.width(), option.rect.height());
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(hasFocus ? QPen(colours.accent, 2) : Qt::NoPen);
        painter->setBrush(isCurrent ? colours.surface : colours.hover);
        painter->drawRoundedRect(all.adjusted(2, 2, -2, -3), tokens::kRadius, tokens::kRadius);
    }
    const QFontMetrics metrics(option.font);
    const QString sign = index.data(BatchModel::IconRole).toString();
    icon(sign, colourOf(sign)).paint(painter, row.sign);
    painter->setFont(nameFont(option));
    painter->setPen(colours.text);
    painter->drawText(row.name, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(nameFont(option))
            .elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, row.name.width()));
    painter->setFont(option.font);
    painter->drawText(row.state, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(index.data(BatchModel::StateTextRole).toString(), Qt::ElideRight, row.state.width()));
    painter->setPen(colours.quiet);
    painter->drawText(row.folder, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(index.data(BatchModel::FolderRole).toString(), Qt::ElideMiddle, row.folder.width()));
    painter->setPen(colours.text);
    painter->drawText(row.trouble, Qt::TextWordWrap, trouble);
    if (!row.bar.isEmpty()) {
        paintBar(*painter, row.bar, progress.toDouble(), colours);
    }
    painter->setRenderHint(QPainter::Antialiasing, false); // one pixel, not two grey ones
    painter->setPen(colours.line);
    painter->drawLine(all.bottomLeft() + QPoint(kSpace2, 0), all.bottomRight() - QPoint(kSpace2, 0));
    painter->restore();
}

QSize BatchDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // The option's own rectangle says nothing of the width while the view lays out.
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : option.rect.width();
    const int line = lineHeight(option);
    const auto state = static_cast<recognition::BatchState>(index.data(BatchModel::StateRole).toInt());
    if (state != recognition::BatchState::Running && state != recognition::BatchState::Failed) {
        return {width, m_plainHeight}; // nearly all of them: a list may have ten thousand
    }
    const QString trouble = index.data(BatchModel::TroubleRole).toString();
    const bool isRunning = state == recognition::BatchState::Running;
    return {width, layOut(QFontMetrics(option.font), line, width, isRunning, trouble).height};
}

int BatchDelegate::lineHeight(const QStyleOptionViewItem& option) const
{
    if (m_lineHeight == 0 || m_font != option.font) {
        m_font = option.font;
        const QFontMetrics metrics(option.font);
        m_lineHeight = std::max(metrics.height(), QFontMetrics(nameFont(option)).height());
        m_plainHeight = layOut(metrics, m_lineHeight, 0, false, {}).height;
    }
    return m_lineHeight;
}

} // namespace lectern::ui
