// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of a document's pages: of the block under the pointer, and of the page.
#include "ui/conversion/document_session.h"
#include "ui/reading_order/box_placement.h"
#include "ui/reading_order/order_panel.h"
#include "ui/reading_order/order_side.h"
#include "ui/window/area_reading.h"
#include "ui/window/document_tab.h"
#include "ui/window/page_trouble.h"

#include <QMenu>

namespace lectern::ui {

using namespace Qt::StringLiterals;

void DocumentTab::buildAreaReading()
{
    m_areas = std::make_unique<AreaReading>(*m_session, *m_trouble, *m_view,
        AreaReading::Context{m_services.settings, m_services.places,
            [this](int page, const auto& reader, const QString& prompt) { convert({page}, reader, prompt); },
            [this](const QString& text) { tell(text, {}, {}); }});
    m_order->blockDrag().setPictures([this](const QString& name) { return m_session->figures().picture(name); });
    m_order->panel().setMenuLines([this](QMenu& menu, BlockId id) {
        m_areas->addTo(menu, id);
        m_areas->addTo(menu, id.page);
    });
    m_order->boxEditor().setMenuLines(
        [this](QMenu& menu, int page, const document::Rect& region) { m_areas->addTo(menu, page, region); });
}

bool DocumentTab::showMenu(const QPoint& position, const QPoint& globalPosition)
{
    const PagePoint point = m_view->pagePointAt(position);
    if (point.page < 0 || !QRectF(0, 0, 1, 1).contains(point.at)) {
        return false;
    }
    MarkdownDocument& markdown = m_session->markdown();
    const QPointF at = unturnedPoint(point.at, m_view->quarterTurns());
    const BlockId id = m_order->blockAt(point.page, at);
    QMenu* menu = nullptr;
    if (id.isValid()) {
        m_order->panel().setCurrent(id);
        m_order->mark(id);
        m_order->boxEditor().select(id);
        const SharedWords words = m_view->words(id.page);
        const auto place = splitAtLine(markdown.blockMarkdown(id), words.get(), markdown.block(id).boxes, at);
        menu = m_order->panel().menuFor(id, [this, id, place](QMenu& lines) {
            QAction* split = lines.addAction(tr("Split above this line"));
            split->setEnabled(place && m_session->markdown().isCorrectable(id.page));
            connect(split, &QAction::triggered, this,
                [this, id, place] { m_session->markdown().splitBlock(id, place->position, place->height); });
        });
    }
    if (menu == nullptr) {
        menu = new QMenu(m_view);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        QAction* copy = menu->addAction(tr("Copy"));
        copy->setEnabled(m_view->hasSelection());
        connect(copy, &QAction::triggered, m_view, [this] { m_view->copySelection(); });
        QAction* boxes = menu->addAction(tr("Edit boxes"));
        boxes->setCheckable(true);
        boxes->setChecked(m_order->boxEditor().isActive());
        connect(boxes, &QAction::triggered, &m_order->boxEditor(), &PageTool::setActive);
        menu->addSeparator();
        m_areas->addTo(*menu, point.page);
    }
    menu->setObjectName(u"pageMenu"_s);
    menu->popup(globalPosition);
    return true;
}

} // namespace lectern::ui
