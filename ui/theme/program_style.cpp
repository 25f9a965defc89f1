// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/program_style.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QMenu>

#include <utility>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(QStyle::StandardPixmap which)
{
    static const std::pair<QStyle::StandardPixmap, QString> names[] = {
        {QStyle::SP_MessageBoxInformation, u"help-about"_s}, {QStyle::SP_MessageBoxWarning, u"status-warning"_s},
        {QStyle::SP_MessageBoxCritical, u"status-error"_s}, {QStyle::SP_MessageBoxQuestion, u"help-question"_s},
        {QStyle::SP_LineEditClearButton, u"window-close"_s}, {QStyle::SP_TitleBarCloseButton, u"window-close"_s},
        {QStyle::SP_DockWidgetCloseButton, u"window-close"_s}, {QStyle::SP_DialogCloseButton, u"window-close"_s},
        {QStyle::SP_ToolBarHorizontalExtensionButton, u"more"_s},
        {QStyle::SP_ToolBarVerticalExtensionButton, u"go-down"_s}, {QStyle::SP_ArrowBack, u"go-previous"_s},
        {QStyle::SP_ArrowForward, u"go-next"_s}, {QStyle::SP_ArrowLeft, u"go-previous"_s},
        {QStyle::SP_ArrowRight, u"go-next"_s}, {QStyle::SP_ArrowUp, u"go-up"_s}, {QStyle::SP_ArrowDown, u"go-down"_s},
        {QStyle::SP_FileDialogBack, u"go-previous"_s}, {QStyle::SP_FileDialogToParent, u"go-up"_s},
        {QStyle::SP_FileDialogNewFolder, u"folder-new"_s}, {QStyle::SP_FileDialogListView, u"view-list-icons"_s},
        {QStyle::SP_FileDialogDetailedView, u"view-list-tree"_s}, {QStyle::SP_DirIcon, u"folder-open"_s},
        {QStyle::SP_DirClosedIcon, u"folder-open"_s}, {QStyle::SP_DirOpenIcon, u"document-open"_s},
        {QStyle::SP_FileIcon, u"document"_s}};
    for (const auto& [standard, name] : names) {
        if (standard == which) {
            return name;
        }
    }
    return {};
}

} // namespace

ProgramStyle::ProgramStyle()
    : QProxyStyle(u"Fusion"_s)
{ }

QIcon ProgramStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    const QString name = nameOf(which);
    return name.isEmpty() ? QProxyStyle::standardIcon(which, option, widget) : icon(name);
}

int ProgramStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
}

// A menu that Qt makes for a text field has its icons from the desktop's theme, if it finds any there.
void ProgramStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (const auto* menu = qobject_cast<QMenu*>(widget)) {
        static const QStringList own = iconNames();
        for (QAction* action : menu->actions()) {
            const QString name = action->icon().name(); // empty: no icon, or one that is drawn for this action alone
            if (!name.isEmpty()) {
                action->setIcon(own.contains(name) ? icon(name) : QIcon());
            }
        }
    }
}

} // namespace lectern::ui
