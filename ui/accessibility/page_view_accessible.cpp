// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accessibility/page_view_accessible.h"

#include "ui/commands/key_field.h"

#include <utility>

namespace lectern::ui {

namespace {

QAccessibleInterface* childUnder(const QAccessibleInterface& parent, int from, int to, const QPoint& point)
{
    for (int i = from; i < to; ++i) {
        if (QAccessibleInterface* child = parent.child(i); child != nullptr && child->rect().contains(point)) {
            return child;
        }
    }
    return nullptr;
}

// Tells of the block that has come to have the focus, or of the view where none has.
void tellFocus(PageView& view)
{
    const auto place = view.blocks().current();
    QAccessibleInterface* iface = QAccessible::queryAccessibleInterface(&view);
    if (!view.hasFocus() || iface == nullptr) {
        return;
    }
    if (QAccessibleInterface* page = place ? iface->child(place->page) : nullptr) {
        iface = page->child(place->block);
    }
    if (iface != nullptr) {
        QAccessibleEvent event(iface, QAccessible::Focus);
        QAccessible::updateAccessibility(&event);
    }
}

void tellReordered(PageView& view, int page)
{
    QAccessibleInterface* iface = QAccessible::queryAccessibleInterface(&view);
    if (QAccessibleInterface* child = iface != nullptr ? iface->child(page) : nullptr) {
        QAccessibleEvent event(child, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&event);
    }
}

// Qt knows no role for a field that takes keys, and does not say which it has.
class KeyFieldAccessible : public QAccessibleWidget
{
public:
    explicit KeyFieldAccessible(KeyField& field)
        : QAccessibleWidget(&field, QAccessible::HotkeyField)
    { }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value
            ? static_cast<KeyField*>(widget())->keySequence().toString(QKeySequence::NativeText)
            : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    if (auto* field = qobject_cast<KeyField*>(object)) {
        return new KeyFieldAccessible(*field);
    }
    auto* view = qobject_cast<PageView*>(object);
    return view != nullptr ? new PageViewAccessible(*view) : nullptr;
}

} // namespace

AccessibleParts::~AccessibleParts()
{
    for (const QAccessible::Id id : std::as_const(m_ids)) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

PageAccessible::PageAccessible(PageView& view, int page)
    : m_view(&view)
    , m_page(page)
{ }

QWindow* PageAccessible::window() const
{
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

QAccessibleInterface* PageAccessible::parent() const
{
    return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
}

QAccessibleInterface* PageAccessible::child(int index) const
{
    if (!isValid() || index < 0 || index >= childCount()) {
        return nullptr;
    }
    return m_parts.get(index, [&] { return new TextPartAccessible(*m_view, m_page, index); });
}

QAccessibleInterface* PageAccessible::childAt(int x, int y) const
{
    return childUnder(*this, 0, childCount(), {x, y});
}

int PageAccessible::childCount() const
{
    return isValid() ? static_cast<int>(partsOf(*m_view, m_page).size()) : 0;
}

int PageAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* part = dynamic_cast<const TextPartAccessible*>(child);
    return part != nullptr && this->child(part->part()) == child ? part->part() : -1;
}

QString PageAccessible::text(QAccessible::Text kind) const
{
    return isValid() && kind == QAccessible::Name
        ? PageView::tr("Page %1 of %2").arg(m_page + 1).arg(m_view->pageCount())
        : QString();
}

QRect PageAccessible::rect() const
{
    return isValid() ? onScreen(*m_view, m_page, QRectF(0, 0, 1, 1)) : QRect();
}

QAccessible::State PageAccessible::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const QWidget* viewport = m_view->viewport();
    state.readOnly = true;
    state.invisible = !m_view->isVisible();
    state.offscreen = !QRect(viewport->mapToGlobal(QPoint()), viewport->size()).intersects(rect());
    return state;
}

PageViewAccessible::PageViewAccessible(PageView& view)
    : QAccessibleWidget(&view, QAccessible::Document)
{
    QObject::connect(&view.blocks(), &BlockWalk::currentChanged, &view, [&view] { tellFocus(view); });
    QObject::connect(
        &view.blocks(), &BlockWalk::blocksChanged, &view, [&view](int page) { tellReordered(view, page); });
}

PageView& PageViewAccessible::view() const
{
    return *static_cast<PageView*>(widget());
}

QAccessibleInterface* PageViewAccessible::child(int index) const
{
    if (index < 0 || index >= childCount()) {
        return nullptr;
    }
    if (index >= view().pageCount()) {
        return QAccessible::queryAccessibleInterface(overlays().at(index - view().pageCount()));
    }
    return m_pages.get(index, [&] { return new PageAccessible(view(), index); });
}

// Only the page that lies there is asked: there may be a thousand.
QAccessibleInterface* PageViewAccessible::childAt(int x, int y) const
{
    if (QAccessibleInterface* overlay = childUnder(*this, view().pageCount(), childCount(), {x, y})) {
        return overlay;
    }
    const int page = view().pagePointAt(view().viewport()->mapFromGlobal(QPointF(x, y))).page;
    return page >= 0 ? childUnder(*this, page, page + 1, {x, y}) : nullptr;
}

int PageViewAccessible::childCount() const
{
    return view().pageCount() + static_cast<int>(overlays().size());
}

QWidgetList PageViewAccessible::overlays() const
{
    QWidgetList shown;
    for (QWidget* widget : view().viewport()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (widget->isVisible()) {
            shown << widget;
        }
    }
    return shown;
}

int PageViewAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    if (const qsizetype overlay = overlays().indexOf(qobject_cast<QWidget*>(child->object())); overlay >= 0) {
        return view().pageCount() + static_cast<int>(overlay);
    }
    const auto* page = dynamic_cast<const PageAccessible*>(child);
    return page != nullptr && this->child(page->page()) == child ? page->page() : -1;
}

QAccessibleInterface* PageViewAccessible::focusChild() const
{
    const auto place = view().blocks().current();
    QAccessibleInterface* page = place && view().hasFocus() ? child(place->page) : nullptr;
    return page != nullptr ? page->child(place->block) : QAccessibleWidget::focusChild();
}

void installAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

} // namespace lectern::ui
