// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/label_menu.h"

#include "document/labels.h"
#include "ui/pages/block_walk.h"

#include <QAction>
#include <QMenu>

namespace lectern::ui {

void fillLabelMenu(QMenu& menu, std::string_view current, const std::function<void(const std::string&)>& chosen)
{
    using namespace document::label;
    for (const std::string_view label : {kTitle, kSubTitle, kText, kList, kTable, kImage, kImageCaption, kEquation,
             kCode, kFootnote, kHeader, kFooter, kPageNumber}) {
        QAction* action = menu.addAction(blockKindName(label));
        action->setCheckable(!current.empty());
        action->setChecked(current == label);
        action->setData(QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size())));
        QObject::connect(action, &QAction::triggered, &menu, [chosen, label = std::string(label)] { chosen(label); });
    }
}

} // namespace lectern::ui
