// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace lectern::test {

// Source files by their path from the repository's root ("core/base/error.h") and their text.
using SourceTree = QMap<QString, QString>;

// Our own C++ and CMake files: .h, .cpp and CMakeLists.txt of core, app, ui, tests and resources.
SourceTree readSourceTree(const QString& root);

struct Include
{
    QString path;
    bool quoted = false; // "…" as against <…>
    int line = 0; // from 1
};
QList<Include> includesOf(const QString& text);

} // namespace lectern::test
