// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker_values.h"
#include "ui/settings/reading_settings.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace lectern::ui {

// What a report of a fault needs to say, in English whatever the window's language is: for who reads it. No text of a
// document, no names and no paths.
struct DiagnosticsState
{
    std::optional<recognition::ModelStatus> model; // nothing: nothing is converted here
    ReadingSettings reading;
    QString theme;
    QString language; // of the window
    int documents = 0; // open
    int jobs = 0; // of the worker
    bool isPaused = false;
    QStringList problems; // the last ones, oldest first
};

QString diagnostics(const DiagnosticsState& state);

} // namespace lectern::ui
