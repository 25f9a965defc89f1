// SPDX-License-Identifier: GPL-3.0-or-later
#include "services.h"

#include "recognition/conversion_worker_readers.h"

#include <utility>

namespace lectern::app {

Result<OpenedReader> openReader(const recognition::ReaderChoice& choice, const model::LoadOptions& load,
    const Cancel& cancel, const model::LoadProgress& progress)
{
    auto loaded = recognition::openReader(choice, load, cancel, progress);
    if (!loaded)
        return std::unexpected(loaded.error());
    const recognition::ReaderInfo& info = loaded->info;
    OpenedReader opened;
    opened.run.program = LECTERN_VERSION;
    opened.run.checkpoint = info.checkpoint;
    opened.run.precision = info.precision;
    opened.run.device = info.device;
    opened.deviceReason = info.deviceReason;
    opened.reader = std::move(loaded->reader);
    return opened;
}

} // namespace lectern::app
