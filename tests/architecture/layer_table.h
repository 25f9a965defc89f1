// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QSet>
#include <QString>

namespace lectern::test {

struct Layer
{
    QSet<QString> uses; // core folders
    QSet<QString> external; // families of third-party headers
};

// cmake/layers.json, by core folder.
using LayerTable = QMap<QString, Layer>;

LayerTable parseLayerTable(const QByteArray& json);

} // namespace lectern::test
