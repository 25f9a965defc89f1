// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::recognition {

// Where checkpoints may be.
struct ModelPlaces
{
    std::filesystem::path store; // a folder of checkpoint folders, filled by the person
    std::filesystem::path resources; // what the program ships: models/nano, samples
};

// Environment variables by name; nothing where one is not set.
using Environment = std::function<std::optional<std::string>(const char* name)>;
Environment processEnvironment();

// store: $LECTERN_MODELS, else $XDG_DATA_HOME/lectern/models, else ~/.local/share/lectern/models.
// resources: $LECTERN_RESOURCES, else the first of ../share/lectern and ../../../resources beside the program that is
// there (installed, and in a build tree: build/<preset>/bin).
ModelPlaces findModelPlaces(const std::filesystem::path& program, const Environment& environment);

// For the running program and its environment.
ModelPlaces findModelPlaces();

// The checkpoint folder that a person means by a folder's path, "nano" or the name of an installed model. NotFound says
// where it was looked for.
Result<std::filesystem::path> findModel(const std::string& model, const ModelPlaces& places = findModelPlaces());

struct InstalledModel
{
    std::string name; // its folder's name
    std::filesystem::path folder;
};

// Folders with a config.json, a tokenizer.json and weights, by name. The shipped nano model is not among them.
std::vector<InstalledModel> installedModels(const ModelPlaces& places);

struct ReaderRequest
{
    std::string reader = "auto"; // auto, model, builtin, a URL
    std::string model; // a folder, "nano", the name of an installed model, or nothing
};

struct ReaderChoice
{
    enum class Kind
    {
        BuiltIn,
        Model
    };
    Kind kind = Kind::BuiltIn;
    std::filesystem::path modelFolder;
    std::string modelName;
    std::string why; // one sentence for a person
};

// The rule of design.md: auto takes the model when real weights are installed or a model is named, else the built-in
// reader. InvalidInput for a request that contradicts itself, Unsupported for a server, NotFound for a model that is
// not there, with where it was looked for.
Result<ReaderChoice> chooseReader(const ReaderRequest& request, const ModelPlaces& places);

} // namespace lectern::recognition
