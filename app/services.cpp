// SPDX-License-Identifier: GPL-3.0-or-later
#include "services.h"

#include "recognition/builtin_reader.h"
#include "recognition/model_reader.h"

#include <utility>

namespace lectern::app {

Result<OpenedReader> openReader(const recognition::ReaderChoice& choice, const model::LoadOptions& load,
    const Cancel& cancel, const model::LoadProgress& progress)
{
    OpenedReader opened;
    opened.run.program = LECTERN_VERSION;
    if (choice.kind == recognition::ReaderChoice::Kind::BuiltIn) {
        opened.reader = std::make_unique<recognition::BuiltinReader>();
        return opened;
    }
    auto model = model::Model::load(choice.modelFolder, load, cancel, progress);
    if (!model)
        return std::unexpected(model.error());
    opened.run.checkpoint = (*model)->checkpointHash();
    opened.run.precision = model::precisionName((*model)->precision());
    opened.run.device = (*model)->deviceName();
    opened.deviceReason = (*model)->deviceReason();
    opened.reader = std::make_unique<recognition::ModelReader>(std::move(*model), choice.modelName);
    return opened;
}

} // namespace lectern::app
