// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/conversion_worker_readers.h"

#include "recognition/builtin_reader.h"
#include "recognition/memory_check.h"
#include "recognition/model_reader.h"

#include <exception>
#include <new>
#include <utility>

namespace lectern::recognition {

namespace {

// What a library throws is an error of this reader, not the end of the program.
Result<LoadedReader> openSafely(const WorkerServices& services, const ReaderChoice& choice,
    const model::LoadOptions& load, const Cancel& cancel, const model::LoadProgress& progress)
{
    try {
        return services.openReader(choice, load, cancel, progress);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "there is not enough memory for the model");
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, error.what());
    }
}

} // namespace

Result<LoadedReader> openReader(const ReaderChoice& choice, const model::LoadOptions& load, const Cancel& cancel,
    const model::LoadProgress& progress)
{
    LoadedReader loaded;
    if (choice.kind == ReaderChoice::Kind::BuiltIn) {
        loaded.reader = std::make_unique<BuiltinReader>();
        loaded.info.name = loaded.reader->name();
        return loaded;
    }
    auto model = model::Model::load(choice.modelFolder, load, cancel, progress);
    if (!model)
        return std::unexpected(model.error());
    loaded.info.checkpoint = (*model)->checkpointHash();
    loaded.info.precision = model::precisionName((*model)->precision());
    loaded.info.device = (*model)->deviceName();
    loaded.info.deviceReason = (*model)->deviceReason();
    loaded.info.model = choice.modelName;
    loaded.info.folder = choice.modelFolder;
    loaded.reader = std::make_unique<ModelReader>(std::move(*model), choice.modelName);
    loaded.info.name = loaded.reader->name();
    return loaded;
}

WorkerServices systemServices()
{
    WorkerServices services;
    services.openReader = [](const ReaderChoice& choice, const model::LoadOptions& load, const Cancel& cancel,
                              const model::LoadProgress& progress) -> Result<LoadedReader> {
        if (choice.kind == ReaderChoice::Kind::Model) {
            if (const auto fits = checkMemoryForModel(choice.modelFolder, load); !fits)
                return std::unexpected(fits.error());
        }
        return openReader(choice, load, cancel, progress);
    };
    services.openSource = [](const ConversionJob& job) { return pages::PageSource::open(job.input, job.open); };
    return services;
}

WorkerReaders::WorkerReaders(const WorkerServices& services, Told told)
    : m_services(services)
    , m_told(std::move(told))
{ }

Result<LoadedReader*> WorkerReaders::ready(
    const ReaderChoice& choice, const model::LoadOptions& load, const Cancel& cancel)
{
    if (choice.kind == ReaderChoice::Kind::Model) {
        const bool isLoaded = m_model && m_model->folder == choice.modelFolder && m_model->device == load.device
            && m_model->precision == load.precision;
        return isLoaded ? &m_model->loaded : loadModel(choice, load, cancel);
    }
    if (!m_builtIn) {
        auto opened = openSafely(m_services, choice, load, cancel, {});
        if (!opened)
            return std::unexpected(opened.error());
        m_builtIn = std::move(*opened);
    }
    return &*m_builtIn;
}

Result<LoadedReader*> WorkerReaders::loadModel(
    const ReaderChoice& choice, const model::LoadOptions& load, const Cancel& cancel)
{
    m_model.reset();
    ModelStatus status;
    status.state = ModelState::Loading;
    status.info.name = "model";
    status.info.model = choice.modelName;
    status.info.folder = choice.modelFolder;
    m_told(status);
    auto opened = openSafely(m_services, choice, load, cancel, [&](double share) {
        status.share = share;
        m_told(status);
    });
    if (!opened) {
        const bool wasCancelled = opened.error().code == ErrorCode::Cancelled;
        status.state = wasCancelled ? ModelState::Unloaded : ModelState::Failed;
        if (!wasCancelled)
            status.error = opened.error();
        m_told(status);
        return std::unexpected(opened.error());
    }
    m_model = Model{std::move(*opened), choice.modelFolder, load.device, load.precision};
    status.state = ModelState::Loaded;
    status.share = 1;
    status.info = m_model->loaded.info;
    m_told(status);
    return &m_model->loaded;
}

void WorkerReaders::unloadModel()
{
    if (!std::exchange(m_model, std::nullopt))
        return;
    m_told({});
}

} // namespace lectern::recognition
