// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/layer_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lectern::test {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> strings(const QJsonValue& value)
{
    QSet<QString> set;
    for (const QJsonValue& item : value.toArray()) {
        set.insert(item.toString());
    }
    return set;
}

} // namespace

LayerTable parseLayerTable(const QByteArray& json)
{
    LayerTable table;
    const QJsonObject layers = QJsonDocument::fromJson(json).object()[u"layers"].toObject();
    for (auto it = layers.begin(); it != layers.end(); ++it) {
        const QJsonObject row = it.value().toObject();
        table.insert(it.key(), {strings(row[u"uses"]), strings(row[u"external"])});
    }
    return table;
}

} // namespace lectern::test
