// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the reading order.
#include "ui/reading_order/order_side.h"
#include "ui/window/document_tab.h"
#include "ui/window/main_window.h"

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
    on(ActionId::LookAtOrder, [](DocumentTab& tab, bool) { tab.order()->lookAtOrder(); });
}

void MainWindow::showOrderState()
{
    DocumentTab* tab = currentTab();
    const bool canConvert = tab != nullptr && tab->order() != nullptr;
    for (const ActionId id : {ActionId::ShowOrder, ActionId::ShowBlocks, ActionId::LookAtOrder}) {
        m_actions.get(id)->setVisible(m_services.worker != nullptr);
    }
    m_actions.get(ActionId::ShowBlocks)
        ->setChecked(canConvert && tab->order()->layersBar().layers().testFlag(OverlayLayer::Blocks));
}

} // namespace lectern::ui
