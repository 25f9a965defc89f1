// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/why_disabled.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QWidget>

namespace lectern::ui {

namespace {

const QString kName = QStringLiteral("whyDisabled");

// Shows the tool tip of a disabled control with the reason below it.
class ReasonTip : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        auto* widget = static_cast<QWidget*>(watched);
        if (event->type() != QEvent::ToolTip || widget->isEnabled()) {
            return false;
        }
        const QString why = widget->accessibleDescription();
        const QString usual = widget->toolTip();
        QToolTip::showText(
            static_cast<QHelpEvent*>(event)->globalPos(), usual.isEmpty() ? why : usual + u'\n' + why, widget);
        return true;
    }
};

} // namespace

void setEnabledOr(QWidget& widget, bool enabled, const QString& why)
{
    if (widget.findChild<QObject*>(kName, Qt::FindDirectChildrenOnly) == nullptr) {
        auto* tip = new ReasonTip(&widget);
        tip->setObjectName(kName);
        widget.installEventFilter(tip);
    }
    widget.setEnabled(enabled);
    widget.setAccessibleDescription(enabled ? QString() : why);
}

} // namespace lectern::ui
