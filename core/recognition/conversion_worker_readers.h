// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker_values.h"

#include <functional>
#include <optional>

namespace lectern::recognition {

// The reader that was chosen, ready to read, with what its results are made with; loads its checkpoint if it has one.
// Whether the memory suffices is the caller's question (memory_check.h).
Result<LoadedReader> openReader(const ReaderChoice& choice, const model::LoadOptions& load, const Cancel& cancel,
    const model::LoadProgress& progress);

// The readers that are ready: the built-in one and at most one model. Used by the worker's thread only.
class WorkerReaders
{
public:
    using Told = std::function<void(const ModelStatus& status)>;

    // told hears of every change of the model, also from within ready().
    WorkerReaders(const WorkerServices& services, Told told);

    // The reader that was chosen, made or loaded where it is not there yet. Another model, or the same one on another
    // device or in another precision, takes the place of the loaded one, which is gone before the new one is loaded.
    Result<LoadedReader*> ready(const ReaderChoice& choice, const model::LoadOptions& load, const Cancel& cancel);

    void unloadModel();

private:
    struct Model
    {
        LoadedReader loaded;
        std::filesystem::path folder;
        std::string device; // as asked for
        model::Precision precision = model::Precision::Auto; // as asked for
    };

    Result<LoadedReader*> loadModel(const ReaderChoice& choice, const model::LoadOptions& load, const Cancel& cancel);

    const WorkerServices& m_services;
    const Told m_told;
    std::optional<LoadedReader> m_builtIn;
    std::optional<Model> m_model;
};

} // namespace lectern::recognition
