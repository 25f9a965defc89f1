// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accessibility/text_part_accessible.h"

#include <QCoreApplication>
#include <QWidget>

#include <algorithm>

namespace lectern::ui {

TextPartAccessible::TextPartAccessible(PageView& view, int page, int part)
    : m_view(&view)
    , m_page(page)
    , m_part(part)
{ }

bool TextPartAccessible::isValid() const
{
    return m_view && m_page < m_view->pageCount() && m_part < partsOf(*m_view, m_page).size();
}

QWindow* TextPartAccessible::window() const
{
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

QAccessibleInterface* TextPartAccessible::parent() const
{
    QAccessibleInterface* view = m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    return view != nullptr ? view->child(m_page) : nullptr;
}

PageBlock TextPartAccessible::block() const
{
    return m_view ? partsOf(*m_view, m_page).value(m_part) : PageBlock();
}

QString TextPartAccessible::text(QAccessible::Text kind) const
{
    if (!m_view) {
        return {};
    }
    const QList<PageBlock> parts = partsOf(*m_view, m_page);
    const PageBlock part = parts.value(m_part);
    switch (kind) {
    case QAccessible::Name:
        return QCoreApplication::translate("Blocks", "%1, %2 of %3", "a block and its place: Table, 3 of 12")
            .arg(part.kind)
            .arg(m_part + 1)
            .arg(parts.size());
    case QAccessible::Value:
    case QAccessible::Description:
        return part.text;
    default:
        return {};
    }
}

QRect TextPartAccessible::rect() const
{
    return m_view ? onScreen(*m_view, m_page, block().rect) : QRect();
}

QAccessible::Role TextPartAccessible::role() const
{
    return block().role;
}

QAccessible::State TextPartAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const bool isBlock = !m_view->blocks().blocksOn(m_page).isEmpty();
    state.readOnly = true;
    state.multiLine = true;
    state.focusable = isBlock;
    state.focused = isBlock && m_view->hasFocus() && m_view->blocks().current() == BlockPlace{m_page, m_part};
    const QWidget* viewport = m_view->viewport();
    state.invisible = !m_view->isVisible();
    state.offscreen = !QRect(viewport->mapToGlobal(QPoint()), viewport->size()).intersects(rect());
    return state;
}

void* TextPartAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface*>(this) : nullptr;
}

QString TextPartAccessible::text(int start, int end) const
{
    const QString all = block().text;
    const auto last = end < 0 ? all.size() : static_cast<qsizetype>(end);
    return all.mid(start, std::max<qsizetype>(0, last - start));
}

int TextPartAccessible::characterCount() const
{
    return static_cast<int>(block().text.size());
}

void TextPartAccessible::scrollToSubstring(int, int)
{
    if (m_view) {
        m_view->showRect(m_page, block().rect);
    }
}

QString TextPartAccessible::attributes(int, int* start, int* end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

QList<PageBlock> partsOf(const PageView& view, int page)
{
    QList<PageBlock> parts = view.blocks().blocksOn(page);
    if (const SharedWords words = view.words(page); parts.isEmpty() && words) {
        for (int word = 0; word < static_cast<int>(words->size());) {
            const WordRange line = lineAround(*words, word);
            PageBlock part;
            part.kind = QCoreApplication::translate("Blocks", "Line", "of text on a page");
            part.role = QAccessible::StaticText;
            part.text = textOf(*words, line);
            for (int i = line.first; i <= line.last; ++i) {
                part.rect |= boxOf((*words)[static_cast<size_t>(i)]);
            }
            parts.append(part);
            word = std::max(line.last, word) + 1;
        }
    }
    return parts;
}

QRect onScreen(const PageView& view, int page, const QRectF& rect)
{
    const LayerPage place{page, view.pageRect(page), view.quarterTurns(), 1};
    return place.map(rect).toAlignedRect().translated(view.viewport()->mapToGlobal(QPoint()));
}

} // namespace lectern::ui
