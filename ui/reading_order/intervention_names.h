// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/interventions.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace lectern::ui {

// What changes of the flow queries are called in the window; the command line's names are in order/interventions.h.
class InterventionNames
{
    Q_DECLARE_TR_FUNCTIONS(InterventionNames)

public:
    static QString kind(order::Intervention::Kind kind); // "Swap the halves"
    // "Swap the halves, queries 0–127"; a name that is none is given as it is.
    static QString text(const std::string& name);
};

} // namespace lectern::ui
