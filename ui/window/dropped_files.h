// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QMimeData;

namespace lectern::ui {

// The files and folders of this machine that a drop brings, each once.
QStringList droppedPaths(const QMimeData& data);

// Whether it brings any file or folder of this machine: quick, for the moment at which it hovers.
bool bringsFiles(const QMimeData& data);

} // namespace lectern::ui
