// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/box_editor.h"

#include "ui/reading_order/box_placement.h"
#include "ui/reading_order/label_menu.h"
#include "ui/theme/block_style.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kHandle = 8; // logical pixels, a side
constexpr double kReach = 7; // from the middle of a handle
constexpr double kManySteps = 10; // of an arrow key with Ctrl

struct Handle
{
    int grip;
    double x; // of the box, 0…1
    double y;
};

// Corners first: they win where handles overlap on a small box.
constexpr std::array kHandles{Handle{3, 0, 0}, Handle{6, 1, 0}, Handle{12, 1, 1}, Handle{9, 0, 1}, Handle{2, 0.5, 0},
    Handle{4, 1, 0.5}, Handle{8, 0.5, 1}, Handle{1, 0, 0.5}};

QPointF placeOf(const Handle& handle, const QRectF& box)
{
    return {box.left() + handle.x * box.width(), box.top() + handle.y * box.height()};
}

Qt::CursorShape shapeOf(int grip)
{
    switch (grip) {
    case 3:
    case 12:
        return Qt::SizeFDiagCursor;
    case 6:
    case 9:
        return Qt::SizeBDiagCursor;
    case 2:
    case 8:
        return Qt::SizeVerCursor;
    case 1:
    case 4:
        return Qt::SizeHorCursor;
    case 15:
        return Qt::SizeAllCursor;
    default:
        return Qt::CrossCursor;
    }
}

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

} // namespace

void BoxEditor::select(std::optional<BlockId> id, int box)
{
    if (id && (!id->isValid() || id->page >= document().pageCount() || id->block >= document().blockCount(id->page))) {
        id.reset();
    }
    if (id == m_selected && box == m_box) {
        return;
    }
    m_selected = id;
    m_box = box;
    m_grip = None;
    m_isNudging = false;
    setPreview({});
    repaint();
}

void BoxEditor::begin()
{
    view().viewport()->setCursor(Qt::CrossCursor);
    connect(&document(), &MarkdownDocument::pageChanged, this, &BoxEditor::takeChange);
}

// What is begun is given up where its block is no longer what it was: undone, or being read again.
void BoxEditor::takeChange(int page)
{
    const bool isSelectedPage = m_selected && m_selected->page == page;
    if (isSelectedPage && m_selected->block >= document().blockCount(page)) {
        select({});
    }
    const bool isOther = isSelectedPage && m_selected && m_preview && m_preview->block >= 0 && !m_isApplying
        && document().block(*m_selected).boxes != m_startBoxes;
    if (isOther || (m_preview && m_preview->page == page && !document().isCorrectable(page))) {
        m_grip = None;
        m_isDrawing = m_isNudging = false;
        setPreview({});
    }
}

void BoxEditor::end()
{
    disconnect(&document(), nullptr, this, nullptr);
    m_grip = None;
    m_isDrawing = m_isNudging = false;
    setPreview({});
}

QRectF BoxEditor::selectedBox() const
{
    if (!m_selected) {
        return {};
    }
    const auto& boxes = document().block(*m_selected).boxes;
    return m_box < static_cast<int>(boxes.size()) ? rectF(boxes[static_cast<size_t>(m_box)]) : QRectF();
}

int BoxEditor::gripAt(const QPointF& position) const
{
    const QRectF box = selectedBox();
    if (box.isNull()) {
        return None;
    }
    const QRectF rect = onView(m_selected->page, box);
    for (const Handle& handle : kHandles) {
        const QPointF off = position - placeOf(handle, rect);
        if (std::abs(off.x()) <= kReach && std::abs(off.y()) <= kReach) {
            return handle.grip;
        }
    }
    return None;
}

QSizeF BoxEditor::smallest(int page) const
{
    const QSizeF size = view().pageLayout().pageSize(page);
    return {std::min(1.0, kSmallest / size.width()), std::min(1.0, kSmallest / size.height())};
}

QRectF BoxEditor::dragged(int page, const QRectF& start, int grip, QPointF by) const
{
    if (grip == All) {
        by.setX(std::clamp(by.x(), std::min(0.0, -start.left()), std::max(0.0, 1 - start.right())));
        by.setY(std::clamp(by.y(), std::min(0.0, -start.top()), std::max(0.0, 1 - start.bottom())));
        return start.translated(by);
    }
    const QSizeF least = smallest(page);
    QRectF box = start;
    if (grip & Left) {
        box.setLeft(std::clamp(start.left() + by.x(), 0.0, std::max(0.0, start.right() - least.width())));
    }
    if (grip & Right) {
        box.setRight(std::clamp(start.right() + by.x(), std::min(1.0, start.left() + least.width()), 1.0));
    }
    if (grip & Top) {
        box.setTop(std::clamp(start.top() + by.y(), 0.0, std::max(0.0, start.bottom() - least.height())));
    }
    if (grip & Bottom) {
        box.setBottom(std::clamp(start.bottom() + by.y(), std::min(1.0, start.top() + least.height()), 1.0));
    }
    return box;
}

void BoxEditor::setPreview(std::optional<Preview> preview)
{
    if (!preview && !m_preview) {
        return;
    }
    m_preview = std::move(preview);
    repaint();
    Q_EMIT previewChanged();
}

bool BoxEditor::press(const QMouseEvent& event)
{
    const QPointF position = event.position();
    m_page = pageAt(position);
    m_grip = gripAt(position);
    if (m_grip != None) {
        m_page = m_selected->page;
    } else if (m_page < 0) {
        return false; // beside the pages
    }
    view().setFocus(Qt::MouseFocusReason);
    if (!document().isCorrectable(m_page)) {
        m_grip = None;
        Q_EMIT refused(m_page);
        return true;
    }
    m_pressed = position;
    m_pressedAt = shownPoint(m_page, position);
    m_isDragging = false;
    const bool drawsAnyway = event.modifiers().testFlag(Qt::ControlModifier);
    if (m_grip == None && !drawsAnyway) {
        if (const auto [id, box] = boxAt(m_page, position); id.isValid()) {
            select(id, box);
            m_grip = All;
            Q_EMIT blockChosen(id);
        }
    }
    m_isDrawing = m_grip == None || drawsAnyway;
    if (m_isDrawing) {
        m_grip = None;
        select({});
    } else {
        m_start = shown(selectedBox());
        m_startBoxes = document().block(*m_selected).boxes;
    }
    return true;
}

bool BoxEditor::move(const QMouseEvent& event)
{
    if (event.buttons() == Qt::NoButton) {
        showCursor(event.position());
        return pageAt(event.position()) >= 0;
    }
    if (!m_isDrawing && m_grip == None) {
        return false;
    }
    m_isDragging =
        m_isDragging || (event.position() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_isDragging) {
        return true;
    }
    const QPointF at = shownPoint(m_page, event.position());
    if (m_isDrawing) {
        const QPointF to(std::clamp(at.x(), 0.0, 1.0), std::clamp(at.y(), 0.0, 1.0));
        setPreview(Preview{m_page, -1, 0, unshown(QRectF(m_pressedAt, to).normalized())});
    } else {
        setPreview(
            Preview{m_page, m_selected->block, m_box, unshown(dragged(m_page, m_start, m_grip, at - m_pressedAt))});
    }
    return true;
}

bool BoxEditor::release(const QMouseEvent& event)
{
    const bool wasMine = m_isDrawing || m_grip != None;
    if (m_isDrawing && m_preview) {
        const QRectF rect = shown(m_preview->rect);
        const QSizeF least = smallest(m_page);
        if (rect.width() >= least.width() && rect.height() >= least.height()) {
            askLabel(event.globalPosition().toPoint());
        } else {
            setPreview({});
        }
    } else if (m_preview) {
        apply();
    }
    m_isDrawing = false;
    m_grip = None;
    showCursor(event.position());
    return wasMine;
}

void BoxEditor::apply()
{
    if (m_preview && m_selected && m_preview->block == m_selected->block) {
        const Preview done = *m_preview;
        std::vector<document::Rect> boxes = document().block(*m_selected).boxes;
        if (done.box < static_cast<int>(boxes.size())) {
            boxes[static_cast<size_t>(done.box)] = boxOf(done.rect);
            m_preview.reset();
            const QScopedValueRollback applying(m_isApplying, true);
            document().setBoxes(*m_selected, boxes);
            Q_EMIT previewChanged();
        }
    }
    setPreview({});
}

void BoxEditor::askLabel(const QPoint& globalPosition)
{
    const Preview drawn = *m_preview;
    auto* menu = new QMenu(&view());
    menu->setObjectName(u"newBoxMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillLabelMenu(*menu, {}, [this, drawn](const std::string& label) { insert(drawn, label); });
    if (m_menuLines) {
        menu->addSeparator();
        m_menuLines(*menu, drawn.page, boxOf(drawn.rect));
    }
    connect(menu, &QMenu::aboutToHide, this, [this] { setPreview({}); });
    menu->popup(globalPosition);
}

void BoxEditor::insert(const Preview& drawn, const std::string& label)
{
    const document::Rect box = boxOf(drawn.rect);
    document::Block block;
    block.label = label;
    block.boxes = {box};
    if (const SharedWords words = view().words(drawn.page)) {
        QSizeF size = view().pageLayout().pageSize(drawn.page);
        if (view().quarterTurns() % 2 != 0) {
            size.transpose();
        }
        block.text = textInside(*words, box, size, label);
    }
    const BlockId place{drawn.page, document().readingPosition(drawn.page, box)};
    if (document().insertBlock(place, block)) {
        select(place);
        Q_EMIT blockChosen(place);
    } else {
        Q_EMIT refused(drawn.page);
    }
}

void BoxEditor::showCursor(const QPointF& position)
{
    int grip = gripAt(position);
    const int page = pageAt(position);
    if (grip == None && boxAt(page, position).first.isValid()) {
        grip = All;
    }
    if (grip == None && page < 0) {
        view().viewport()->unsetCursor();
    } else {
        view().viewport()->setCursor(shapeOf(grip));
    }
}

bool BoxEditor::wantsKey(const QKeyEvent& event) const
{
    return event.key() == Qt::Key_Escape || (m_selected && (isArrow(event.key()) || event.key() == Qt::Key_Delete));
}

bool BoxEditor::key(const QKeyEvent& event)
{
    const bool hasBox = !selectedBox().isNull();
    switch (event.key()) {
    case Qt::Key_Escape:
        if (m_isDrawing || m_grip != None || m_isNudging) {
            m_isDrawing = m_isNudging = false;
            m_grip = None;
            setPreview({});
        } else {
            setActive(false);
        }
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return step(event.key() == Qt::Key_Tab && !event.modifiers().testFlag(Qt::ShiftModifier));
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_selected && !document().isCorrectable(m_selected->page)) {
            Q_EMIT refused(m_selected->page);
        } else if (m_selected) {
            document().removeBlock(*m_selected);
            select({});
        }
        return true;
    default:
        break;
    }
    if (!isArrow(event.key()) || !hasBox || m_grip != None) {
        return false;
    }
    if (!document().isCorrectable(m_selected->page)) {
        Q_EMIT refused(m_selected->page);
        return true;
    }
    nudge(event);
    return true;
}

void BoxEditor::nudge(const QKeyEvent& event)
{
    const QSizeF size = view().pageLayout().pageSize(m_selected->page);
    const double steps = event.modifiers().testFlag(Qt::ControlModifier) ? kManySteps : 1;
    const double x = event.key() == Qt::Key_Right ? steps : event.key() == Qt::Key_Left ? -steps : 0;
    const double y = event.key() == Qt::Key_Down ? steps : event.key() == Qt::Key_Up ? -steps : 0;
    const int grip = event.modifiers().testFlag(Qt::ShiftModifier) ? (x != 0 ? Right : Bottom) : int(All);
    const QRectF now = shown(m_preview ? m_preview->rect : selectedBox());
    const QRectF box = dragged(m_selected->page, now, grip, {x / size.width(), y / size.height()});
    if (!m_isNudging) {
        m_startBoxes = document().block(*m_selected).boxes;
    }
    m_isNudging = true;
    setPreview(Preview{m_selected->page, m_selected->block, m_box, unshown(box)});
    view().showRect(m_selected->page, unshown(box));
}

// As long as a key is held, it is one step.
bool BoxEditor::keyRelease(const QKeyEvent& event)
{
    if (!m_isNudging || event.isAutoRepeat() || !isArrow(event.key())) {
        return false;
    }
    m_isNudging = false;
    apply();
    return true;
}

bool BoxEditor::step(bool forwards)
{
    const int page = m_selected ? m_selected->page : view().currentPage();
    const int count = page >= 0 ? document().blockCount(page) : 0;
    int block = m_selected ? m_selected->block : forwards ? -1 : count;
    do {
        block += forwards ? 1 : -1;
    } while (block >= 0 && block < count && document().block({page, block}).boxes.empty());
    if (block < 0 || block >= count) {
        select({});
        return false; // the focus goes on
    }
    const BlockId id{page, block};
    select(id);
    view().showRect(page, selectedBox());
    Q_EMIT blockChosen(id);
    return true;
}

void BoxEditor::paint(QPainter& painter, const LayerPage& page)
{
    if (!isActive() || page.page >= document().pageCount()) {
        return;
    }
    const QColor accent = tokens::light().accent; // over paper, in either theme
    for (int i = 0; i < document().blockCount(page.page); ++i) {
        const document::Block& block = document().block({page.page, i});
        const bool isSelected = m_selected == BlockId{page.page, i};
        for (size_t box = 0; box < block.boxes.size(); ++box) {
            const bool isDragged =
                isSelected && m_preview && m_preview->block == i && m_preview->box == static_cast<int>(box);
            const QRectF rect = page.map(isDragged ? m_preview->rect : rectF(block.boxes[box]));
            QColor fill = isSelected ? accent : blockStyle(block.label).colour;
            painter.setPen(QPen(fill, isSelected ? 2 : 1.2));
            fill.setAlphaF(isSelected ? 0.10F : 0.04F);
            painter.setBrush(fill);
            painter.drawRect(rect);
            if (isSelected && static_cast<int>(box) == m_box) {
                painter.setPen(QPen(accent, 1.5));
                painter.setBrush(tokens::light().paper);
                for (const Handle& handle : kHandles) {
                    QRectF square(0, 0, kHandle, kHandle);
                    square.moveCenter(placeOf(handle, rect));
                    painter.drawRect(square);
                }
            }
        }
    }
    if (m_preview && m_preview->page == page.page && m_preview->block < 0) {
        QColor fill = accent;
        fill.setAlphaF(0.10F);
        painter.setPen(QPen(accent, 1.5, Qt::DashLine));
        painter.setBrush(fill);
        painter.drawRect(page.map(m_preview->rect));
    }
}

} // namespace lectern::ui
