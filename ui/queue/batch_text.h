// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/batch_queue.h"

#include <QString>

#include <filesystem>

namespace lectern::ui {

QString qtPath(const std::filesystem::path& path);
std::filesystem::path corePath(const QString& path);

// The name of the icon (ui/theme/icons.h) of the state: a shape of its own, so that colour is never the only sign.
QString batchIcon(const recognition::BatchFile& file);

// "Waiting", "Page 3 of 12 · 1–2 min left", "Done · 1 page failed".
QString batchStateText(const recognition::BatchFile& file);

// Why it failed and what to do, in whole sentences; empty where nothing did.
QString batchTrouble(const recognition::BatchFile& file);
// Why, in the engine's own words, which are English; empty where nothing failed.
QString batchDetails(const recognition::BatchFile& file);

// "about 40 s left", "1–2 min left".
QString timeLeftText(const recognition::SecondsRange& left);

// The file that a person opens: the Markdown, else the last one written; empty where there is none.
QString resultOf(const recognition::BatchFile& file);

bool isEnded(const recognition::BatchFile& file);
// The queue would read it again on retry().
bool isWorthRetry(const recognition::BatchFile& file);

} // namespace lectern::ui
