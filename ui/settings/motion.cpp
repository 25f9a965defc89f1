// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/motion.h"

#include <QSettings>
#include <QStandardPaths>

namespace lectern::ui {

using namespace Qt::StringLiterals;

bool desktopReducesMotion(const QString& configFolder)
{
    for (const QString& file : {u"/gtk-3.0/settings.ini"_s, u"/gtk-4.0/settings.ini"_s}) {
        const QSettings gtk(configFolder + file, QSettings::IniFormat);
        const QString enabled = gtk.value(u"Settings/gtk-enable-animations"_s).toString().trimmed().toLower();
        if (enabled == u"false" || enabled == u"0") {
            return true;
        }
    }
    const QSettings kde(configFolder + u"/kdeglobals"_s, QSettings::IniFormat);
    bool isNumber = false;
    const double factor = kde.value(u"KDE/AnimationDurationFactor"_s).toString().toDouble(&isNumber);
    return isNumber && factor == 0;
}

bool desktopReducesMotion()
{
    return desktopReducesMotion(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
}

} // namespace lectern::ui
