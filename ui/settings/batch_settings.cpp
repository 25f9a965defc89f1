// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/batch_settings.h"

#include <QDir>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

BatchSettings BatchSettings::read(const QSettings& store)
{
    BatchSettings settings;
    const QString folder = store.value(u"batch/folder"_s).toString();
    settings.folder = QDir::isAbsolutePath(folder) ? folder : QString();
    settings.replaces = store.value(u"batch/replaces"_s, settings.replaces).toBool();
    bool isNumber = false;
    const int width = store.value(u"batch/width"_s).toString().toInt(&isNumber);
    settings.width = isNumber ? std::clamp(width, kSmallestWidth, kLargestWidth) : settings.width;
    settings.unfinished = store.value(u"batch/unfinished"_s).toStringList();
    return settings;
}

void BatchSettings::write(QSettings& store) const
{
    store.setValue(u"batch/folder"_s, folder);
    store.setValue(u"batch/replaces"_s, replaces);
    store.setValue(u"batch/width"_s, width);
    store.setValue(u"batch/unfinished"_s, unfinished);
}

} // namespace lectern::ui
