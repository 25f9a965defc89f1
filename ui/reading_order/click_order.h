// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reading_order/page_tool.h"

#include <vector>

namespace lectern::ui {

// The order of a page's blocks set by clicking them one after the other: those that were clicked come first, the rest
// keeps its order behind them. Backspace takes the last click back, Enter or ending the tool puts the order into the
// document as one step, Escape leaves it as it was. A click on another page ends the one before.
class ClickOrder : public PageTool
{
    Q_OBJECT

public:
    using PageTool::PageTool;

    int page() const { return m_page; } // -1: nothing was clicked
    const std::vector<int>& clicked() const { return m_clicked; } // blocks of page()
    // All blocks of page() as they would stand.
    std::vector<int> order() const;
    void cancel();

    void paint(QPainter& painter, const LayerPage& page) override;

Q_SIGNALS:
    void orderChanged(); // order()

protected:
    void begin() override;
    void end() override;
    bool press(const QMouseEvent& event) override;
    bool move(const QMouseEvent& event) override;
    bool release(const QMouseEvent& event) override;
    bool key(const QKeyEvent& event) override;
    bool wantsKey(const QKeyEvent& event) const override;

private:
    void apply();
    void forget();

    int m_page = -1;
    std::vector<int> m_clicked;
    bool m_isApplying = false;
};

} // namespace lectern::ui
