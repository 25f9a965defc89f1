// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reading_order/page_tool.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QMenu;

namespace lectern::ui {

// Boxes drawn, moved and resized on the pages. A drag on an empty place draws one (with Ctrl also over a block), and a
// menu asks what it is; the box that is chosen has eight handles. What is begun is seen at once and becomes one step
// that can be undone when the button, or the key, is released.
//
// Keys: arrows move by a point (a pixel of a picture), with Shift they move the right and the lower edge, with Ctrl by
// ten; Delete removes the block; Tab goes to the next box of the page; Escape gives up what is begun, else ends it.
class BoxEditor : public PageTool
{
    Q_OBJECT

public:
    using PageTool::PageTool;

    static constexpr double kSmallest = 4; // points, or pixels of a picture: no box becomes narrower or lower

    void select(std::optional<BlockId> id, int box = 0);
    std::optional<BlockId> selected() const { return m_selected; }

    // What the selected block's box, or the new one, looks like while it is dragged; page-relative, of the file.
    struct Preview
    {
        int page = -1;
        int block = -1; // -1: a new one
        int box = 0;
        QRectF rect;
    };
    const std::optional<Preview>& preview() const { return m_preview; }

    // Lines for the menu of a new box, below the labels.
    using MenuLines = std::function<void(QMenu& menu, int page, const document::Rect& box)>;
    void setMenuLines(MenuLines lines) { m_menuLines = std::move(lines); }

    void paint(QPainter& painter, const LayerPage& page) override;

Q_SIGNALS:
    void previewChanged();

protected:
    void begin() override;
    void end() override;
    bool press(const QMouseEvent& event) override;
    bool move(const QMouseEvent& event) override;
    bool release(const QMouseEvent& event) override;
    bool key(const QKeyEvent& event) override;
    bool keyRelease(const QKeyEvent& event) override;
    bool wantsKey(const QKeyEvent& event) const override;

private:
    enum Grip // edges that go with the pointer
    {
        None = 0,
        Left = 1,
        Top = 2,
        Right = 4,
        Bottom = 8,
        All = 15,
    };

    void takeChange(int page);
    QRectF selectedBox() const; // page-relative, of the file
    int gripAt(const QPointF& position) const;
    QSizeF smallest(int page) const; // relative to the page as it is shown
    QRectF dragged(int page, const QRectF& start, int grip, QPointF by) const; // all as shown
    void showCursor(const QPointF& position);
    void setPreview(std::optional<Preview> preview);
    void apply();
    void askLabel(const QPoint& globalPosition);
    void insert(const Preview& drawn, const std::string& label);
    bool step(bool forwards);
    void nudge(const QKeyEvent& event);

    std::optional<BlockId> m_selected;
    int m_box = 0; // which of its boxes
    std::optional<Preview> m_preview;
    MenuLines m_menuLines;

    int m_grip = None; // while the button is down on the selected box
    bool m_isDrawing = false;
    bool m_isDragging = false; // far enough from where it was pressed
    bool m_isNudging = false; // a key is held
    int m_page = -1;
    QPointF m_pressed; // on the viewport
    QPointF m_pressedAt; // on the page, as shown
    QRectF m_start; // the box then, as shown
    std::vector<document::Rect> m_startBoxes; // the block's
    bool m_isApplying = false;
};

} // namespace lectern::ui
