// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/block_walk.h"

#include "document/labels.h"

#include <QCoreApplication>
#include <QPainter>

#include <utility>

namespace lectern::ui {

namespace {

constexpr double kRing = 2; // logical pixels
constexpr double kCasing = 4.5; // under it, so that it is seen on any page

struct Kind
{
    std::string_view label;
    const char* name;
    QAccessible::Role role;
};

constexpr Kind kKinds[] = {
    {document::label::kTitle, QT_TRANSLATE_NOOP("Blocks", "Title"), QAccessible::Heading},
    {document::label::kSubTitle, QT_TRANSLATE_NOOP("Blocks", "Subtitle"), QAccessible::Heading},
    {document::label::kList, QT_TRANSLATE_NOOP("Blocks", "List"), QAccessible::List},
    {document::label::kTable, QT_TRANSLATE_NOOP("Blocks", "Table"), QAccessible::Table},
    {document::label::kTableCaption, QT_TRANSLATE_NOOP("Blocks", "Table caption"), QAccessible::StaticText},
    {document::label::kTableFootnote, QT_TRANSLATE_NOOP("Blocks", "Table footnote"), QAccessible::Note},
    {document::label::kImage, QT_TRANSLATE_NOOP("Blocks", "Figure"), QAccessible::Graphic},
    {document::label::kFigure, QT_TRANSLATE_NOOP("Blocks", "Figure"), QAccessible::Graphic},
    {document::label::kImageCaption, QT_TRANSLATE_NOOP("Blocks", "Figure caption"), QAccessible::StaticText},
    {document::label::kEquation, QT_TRANSLATE_NOOP("Blocks", "Equation"), QAccessible::Equation},
    {document::label::kHeader, QT_TRANSLATE_NOOP("Blocks", "Page header"), QAccessible::StaticText},
    {document::label::kFooter, QT_TRANSLATE_NOOP("Blocks", "Page footer"), QAccessible::StaticText},
    {document::label::kPageNumber, QT_TRANSLATE_NOOP("Blocks", "Page number"), QAccessible::StaticText},
    {document::label::kFootnote, QT_TRANSLATE_NOOP("Blocks", "Footnote"), QAccessible::Note},
    {document::label::kReference, QT_TRANSLATE_NOOP("Blocks", "Reference"), QAccessible::Paragraph},
    {document::label::kCode, QT_TRANSLATE_NOOP("Blocks", "Code"), QAccessible::Paragraph},
};

const Kind* kindOf(std::string_view label)
{
    for (const Kind& kind : kKinds) {
        if (kind.label == label) {
            return &kind;
        }
    }
    return nullptr;
}

} // namespace

void BlockWalk::setProvider(BlockProvider provider)
{
    m_provider = std::move(provider);
    setCurrent(std::nullopt);
}

void BlockWalk::setPageCount(int count)
{
    m_pageCount = count;
    setCurrent(std::nullopt);
}

QList<PageBlock> BlockWalk::blocksOn(int page) const
{
    return m_provider && page >= 0 && page < m_pageCount ? m_provider(page) : QList<PageBlock>();
}

void BlockWalk::setCurrent(std::optional<BlockPlace> place)
{
    if (place != m_current) {
        m_current = place;
        Q_EMIT currentChanged();
    }
}

bool BlockWalk::step(bool forwards, int page)
{
    if (!m_current && !forwards) {
        return false; // before the first one there is what had the focus before
    }
    const int direction = forwards ? 1 : -1;
    BlockPlace place = m_current.value_or(BlockPlace{page, -1});
    place.block += direction;
    if (place.block >= 0 && place.block < blocksOn(place.page).size()) {
        setCurrent(place);
        return true;
    }
    for (int other = place.page + direction; other >= 0 && other < m_pageCount; other += direction) {
        if (const qsizetype count = blocksOn(other).size(); count > 0) {
            setCurrent(BlockPlace{other, forwards ? 0 : static_cast<int>(count) - 1});
            return true;
        }
    }
    setCurrent(std::nullopt);
    return false;
}

void BlockWalk::refresh(int page)
{
    if (m_current && m_current->page == page && m_current->block >= blocksOn(page).size()) {
        setCurrent(std::nullopt);
    }
    Q_EMIT blocksChanged(page);
}

void BlockWalk::setColours(const QColor& ring, const QColor& casing)
{
    m_ring = ring;
    m_casing = casing;
}

void BlockWalk::paint(QPainter& painter, const LayerPage& page)
{
    if (!m_current || m_current->page != page.page) {
        return;
    }
    const QList<PageBlock> blocks = blocksOn(page.page);
    if (m_current->block >= blocks.size()) {
        return;
    }
    const QRectF rect = page.map(blocks[m_current->block].rect)
                            .adjusted(-3, -3, 3, 3)
                            .intersected(page.target.adjusted(kCasing / 2, kCasing / 2, -kCasing / 2, -kCasing / 2));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_casing, kCasing));
    painter.drawRoundedRect(rect, 3, 3);
    painter.setPen(QPen(m_ring, kRing));
    painter.drawRoundedRect(rect, 3, 3);
}

QString blockKindName(std::string_view label)
{
    const Kind* kind = kindOf(label);
    return kind != nullptr ? QCoreApplication::translate("Blocks", kind->name)
                           : QCoreApplication::translate("Blocks", "Paragraph");
}

QAccessible::Role blockRole(std::string_view label)
{
    const Kind* kind = kindOf(label);
    return kind != nullptr ? kind->role : QAccessible::Paragraph;
}

} // namespace lectern::ui
