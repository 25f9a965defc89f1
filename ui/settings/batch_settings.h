// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>
#include <QStringList>

namespace lectern::ui {

// What is remembered of the batch from one window to the next.
struct BatchSettings
{
    static constexpr int kSmallestWidth = 320; // pixels
    static constexpr int kLargestWidth = 800;

    QString folder; // for the results, absolute; nothing: beside each file
    bool replaces = false; // results of earlier runs
    int width = 360; // of the panel, pixels
    QStringList unfinished; // files that were not read yet when the window was closed

    static BatchSettings read(const QSettings& store);
    void write(QSettings& store) const;
};

} // namespace lectern::ui
