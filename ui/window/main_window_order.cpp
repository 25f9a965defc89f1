// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the two sides and of the reading order.
#include "ui/reading_order/order_side.h"
#include "ui/window/document_tab.h"
#include "ui/window/main_window.h"
#include "ui/window/two_sides.h"

#include <QAction>

namespace lectern::ui {

void MainWindow::connectOrder()
{
    const auto on = [this](ActionId id, auto run) {
        connect(m_actions.get(id), &QAction::triggered, this, [this, run](bool checked) {
            if (DocumentTab* tab = currentTab(); tab != nullptr && tab->order() != nullptr) {
                run(*tab, checked);
            }
        });
    };
    connect(
        m_actions.get(ActionId::ShowOrder), &QAction::triggered, this, [this] { toggleSidebar(SidebarPanel::Order); });
    on(ActionId::ShowBlocks, [](DocumentTab& tab, bool shown) {
        LayersBar& bar = tab.order()->layersBar();
        OverlayLayers layers = bar.layers();
        layers.setFlag(OverlayLayer::Blocks, shown);
        bar.setLayers(layers);
    });
    on(ActionId::ShowPageSide, [](DocumentTab& tab, bool shown) { tab.sides()->setShown(DocumentSide::Pages, shown); });
    on(ActionId::ShowMarkdownSide,
        [](DocumentTab& tab, bool shown) { tab.sides()->setShown(DocumentSide::Markdown, shown); });
    on(ActionId::EditBoxes, [](DocumentTab& tab, bool active) { tab.order()->boxEditor().setActive(active); });
    on(ActionId::NumberBlocks, [](DocumentTab& tab, bool active) { tab.order()->clickOrder().setActive(active); });
    on(ActionId::CompareOrders, [](DocumentTab& tab, bool) { tab.compareOrders(); });
    on(ActionId::LookAtOrder, [](DocumentTab& tab, bool) { tab.order()->lookAtOrder(); });
}

void MainWindow::showOrderState()
{
    DocumentTab* tab = currentTab();
    const bool canConvert = tab != nullptr && tab->order() != nullptr;
    for (const ActionId id : {ActionId::ShowOrder, ActionId::ShowBlocks, ActionId::LookAtOrder, ActionId::CompareOrders,
             ActionId::EditBoxes, ActionId::NumberBlocks, ActionId::ShowPageSide, ActionId::ShowMarkdownSide}) {
        m_actions.get(id)->setVisible(m_services.worker != nullptr);
    }
    for (const auto& [id, side] : {std::pair(ActionId::ShowPageSide, DocumentSide::Pages),
             std::pair(ActionId::ShowMarkdownSide, DocumentSide::Markdown)}) {
        m_actions.get(id)->setChecked(canConvert && tab->sides()->isShown(side));
    }
    m_actions.get(ActionId::EditBoxes)->setChecked(canConvert && tab->order()->boxEditor().isActive());
    m_actions.get(ActionId::NumberBlocks)->setChecked(canConvert && tab->order()->clickOrder().isActive());
    m_actions.get(ActionId::ShowBlocks)
        ->setChecked(canConvert && tab->order()->layersBar().layers().testFlag(OverlayLayer::Blocks));
}

} // namespace lectern::ui
