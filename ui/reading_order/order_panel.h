// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reading_order/order_model.h"

#include <QWidget>

#include <functional>
#include <utility>

class QAction;
class QLabel;
class QListView;
class QMenu;
class QSortFilterProxyModel;
class QVBoxLayout;

namespace lectern::ui {

// The blocks of the page that is shown, in reading order, with what to check on top. Blocks are dragged, or moved with
// Alt and the arrow keys; everything else that can be put right is in the menu of a row. All of it can be undone.
class OrderPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kNarrowest = 240; // pixels: a few words of each block

    // document must outlive the panel.
    explicit OrderPanel(MarkdownDocument& document, QWidget* parent = nullptr);

    void setPage(int page); // 0-based; -1: none
    void setCurrent(BlockId id); // selects its row, and tells nobody
    BlockId current() const; // invalid: none
    // Below the list, as the window's owner wants it: what the model's order measures.
    void addBelow(QWidget* widget);

    // More lines for the menu of a block.
    void setMenuLines(std::function<void(QMenu& menu, BlockId id)> lines) { m_menuLines = std::move(lines); }

    OrderModel& model() { return *m_model; }
    QListView& list() { return *m_list; }
    QListView& checks() { return *m_checks; }
    // The menu of a block, here or on the page; empty where there is no such block.
    // splits: more ways to split it, beside those that there are.
    QMenu* menuFor(BlockId id, const std::function<void(QMenu& menu)>& splits = {});

Q_SIGNALS:
    void blockChosen(lectern::ui::BlockId id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildActions();
    void retranslate();
    void showState();
    void takeMove(int from, int to);
    void moveCurrent(int by);
    void split(BlockId id);
    void fillLabels(QMenu& menu, BlockId id);
    void fillCopy(QMenu& menu, BlockId id);

    MarkdownDocument& m_document;
    std::function<void(QMenu&, BlockId)> m_menuLines;
    OrderModel* m_model;
    QSortFilterProxyModel* m_doubtful;
    QVBoxLayout* m_rows = nullptr;
    QLabel* m_title;
    QLabel* m_checksTitle;
    QLabel* m_empty;
    QListView* m_checks;
    QListView* m_list;
    QAction* m_up = nullptr;
    QAction* m_down = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_copy = nullptr;
    bool m_isTelling = true;
};

} // namespace lectern::ui
