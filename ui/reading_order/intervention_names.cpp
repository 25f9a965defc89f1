// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/intervention_names.h"

#include <QFileInfo>

namespace lectern::ui {

using namespace Qt::StringLiterals;

QString InterventionNames::kind(order::Intervention::Kind kind)
{
    using Kind = order::Intervention::Kind;
    switch (kind) {
    case Kind::None:
        return tr("No change", "of the flow queries");
    case Kind::Zero:
        return tr("Set to zero");
    case Kind::SwapHalves:
        return tr("Swap the halves");
    case Kind::Reverse:
        return tr("Backwards");
    case Kind::Shuffle:
        return tr("Shuffle");
    case Kind::Raster:
        return tr("Put into rows");
    case Kind::Geometric:
        return tr("Put into geometric order");
    case Kind::Donor:
        return tr("Take those of another page");
    case Kind::GlobalOnly:
        return tr("Leave out the crops");
    case Kind::CropsOnly:
        return tr("Leave out the global view");
    }
    return {};
}

QString InterventionNames::text(const std::string& name)
{
    const auto made = order::parseIntervention(name);
    if (!made) {
        return QString::fromStdString(name);
    }
    QString text = kind(made->kind);
    if (made->kind == order::Intervention::Kind::Shuffle) {
        text += u" "_s + tr("(seed %1)").arg(made->seed);
    } else if (made->kind == order::Intervention::Kind::Donor) {
        const QString donor = QString::fromStdString(made->donor);
        const qsizetype mark = donor.lastIndexOf(u'#');
        text += u" "_s + tr("(%1, page %2)").arg(QFileInfo(donor.left(mark)).fileName(), donor.mid(mark + 1));
    }
    if (made->range) {
        text += tr(", queries %1–%2").arg(made->range->first).arg(made->range->second);
    } else if (!made->regions.empty()) {
        text += tr(", queries in a region");
    }
    return text;
}

} // namespace lectern::ui
