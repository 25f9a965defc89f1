// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/reader_choice.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace lectern::recognition {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kNano = "nano";
constexpr std::string_view kPublishedName = "DeepSeek-OCR-2";

bool isThere(const fs::path& path)
{
    std::error_code code;
    return fs::exists(path, code);
}

bool isFolder(const fs::path& path)
{
    std::error_code code;
    return fs::is_directory(path, code);
}

bool isCheckpoint(const fs::path& folder)
{
    return isThere(folder / "config.json") && isThere(folder / "tokenizer.json")
        && (isThere(folder / "model.safetensors") || isThere(folder / "model.safetensors.index.json"));
}

// The last part of a folder's path, also for "dir/" and ".".
std::string folderName(const fs::path& folder)
{
    std::error_code code;
    const fs::path whole = fs::weakly_canonical(folder, code);
    const std::string name = (code ? folder : whole).filename().string();
    return name.empty() ? folder.string() : name;
}

Result<ReaderChoice> chooseNamedModel(const std::string& model, const ModelPlaces& places)
{
    auto folder = findModel(model, places);
    if (!folder)
        return std::unexpected(folder.error());
    ReaderChoice choice{ReaderChoice::Kind::Model, std::move(*folder), model, "it was asked for"};
    if (model == kNano)
        choice.why = "the small demonstration model was asked for";
    else
        choice.modelName = folderName(choice.modelFolder);
    return choice;
}

} // namespace

Environment processEnvironment()
{
    return [](const char* name) -> std::optional<std::string> {
        const char* value = std::getenv(name);
        return value && *value ? std::optional<std::string>(value) : std::nullopt;
    };
}

ModelPlaces findModelPlaces(const fs::path& program, const Environment& environment)
{
    ModelPlaces places;
    if (const auto models = environment("LECTERN_MODELS"))
        places.store = *models;
    else if (const auto data = environment("XDG_DATA_HOME"))
        places.store = fs::path(*data) / "lectern/models";
    else
        places.store = fs::path(environment("HOME").value_or("/")) / ".local/share/lectern/models";

    if (const auto resources = environment("LECTERN_RESOURCES")) {
        places.resources = *resources;
        return places;
    }
    const fs::path installed = (program.parent_path() / "../share/lectern").lexically_normal();
    const fs::path inBuildTree = (program.parent_path() / "../../../resources").lexically_normal();
    places.resources = !isFolder(installed) && isFolder(inBuildTree) ? inBuildTree : installed;
    return places;
}

ModelPlaces findModelPlaces()
{
    std::error_code code;
    return findModelPlaces(fs::read_symlink("/proc/self/exe", code), processEnvironment());
}

Result<fs::path> findModel(const std::string& model, const ModelPlaces& places)
{
    if (model == kNano) {
        const fs::path shipped = places.resources / "models" / kNano;
        if (isFolder(shipped))
            return shipped;
        return fail(ErrorCode::NotFound,
            "the nano model is not where this program keeps its resources (" + shipped.string()
                + "); set LECTERN_RESOURCES to the folder that has models/nano");
    }
    if (isFolder(model))
        return fs::path(model);
    if (model.find('/') != std::string::npos)
        return fail(ErrorCode::NotFound, "there is no model folder " + model);
    const fs::path stored = places.store / model;
    if (!model.empty() && isFolder(stored))
        return stored;
    return fail(
        ErrorCode::NotFound, "there is no model '" + model + "': neither a folder of that name nor " + stored.string());
}

std::vector<InstalledModel> installedModels(const ModelPlaces& places)
{
    std::vector<InstalledModel> models;
    std::error_code code;
    for (auto entry = fs::directory_iterator(places.store, code); !code && entry != fs::directory_iterator();
         entry.increment(code)) {
        const std::string name = entry->path().filename().string();
        if (name != kNano && isCheckpoint(entry->path()))
            models.push_back({name, entry->path()});
    }
    std::sort(models.begin(), models.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    // The published model first, whatever else lies beside it.
    std::stable_partition(models.begin(), models.end(), [](const auto& m) { return m.name == kPublishedName; });
    return models;
}

Result<ReaderChoice> chooseReader(const ReaderRequest& request, const ModelPlaces& places)
{
    if (request.reader.find("://") != std::string::npos)
        return fail(ErrorCode::Unsupported,
            "reading through a server (--reader " + request.reader
                + ") is not in this version; use auto, model or builtin");
    if (request.reader != "auto" && request.reader != "model" && request.reader != "builtin")
        return fail(ErrorCode::InvalidInput, "'" + request.reader + "' is not a reader; use auto, model or builtin");
    if (request.reader == "builtin") {
        if (!request.model.empty())
            return fail(ErrorCode::InvalidInput,
                "--reader builtin and --model " + request.model
                    + " contradict each other: the built-in reader needs no model");
        return ReaderChoice{ReaderChoice::Kind::BuiltIn, {}, {}, "it was asked for"};
    }
    if (!request.model.empty())
        return chooseNamedModel(request.model, places);
    const auto installed = installedModels(places);
    if (!installed.empty())
        return ReaderChoice{ReaderChoice::Kind::Model, installed.front().folder, installed.front().name,
            "its weights are installed in " + installed.front().folder.string()};
    if (request.reader == "model")
        return fail(ErrorCode::NotFound,
            "no model is installed in " + places.store.string()
                + "; name one with --model DIR, or use --model nano or --reader builtin");
    return ReaderChoice{ReaderChoice::Kind::BuiltIn, {}, {}, "no model is installed in " + places.store.string()};
}

} // namespace lectern::recognition
