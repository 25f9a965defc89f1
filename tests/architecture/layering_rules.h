// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "architecture/layer_table.h"
#include "architecture/source_tree.h"

#include <QByteArray>
#include <QStringList>

namespace lectern::test {

// Each rule gives one sentence for each breach, beginning with "file:line:" or "file:", and nothing for a clean tree.

// The table itself: only folders that have a row are used, and never in a circle.
QStringList tableBreaches(const LayerTable& table);

// #include "folder/file.h": a core folder includes itself and what its row allows; core never includes ui or app.
QStringList folderBreaches(const SourceTree& tree, const LayerTable& table);

// #include <…> of Qt, libtorch, Poppler, PCRE2, Tesseract, WebEngine, nlohmann-json: only where each is allowed.
QStringList externalBreaches(const SourceTree& tree, const LayerTable& table);

// A header that another folder of core, app or ui includes must not reach a libtorch header, directly or through
// others.
QStringList torchExposures(const SourceTree& tree);

// Libraries named in core/*/CMakeLists.txt: the same families as for headers.
QStringList linkBreaches(const SourceTree& tree, const LayerTable& table);

// compile_commands.json: a folder without Qt (libtorch, Poppler) is compiled without its include directories, so that
// including one of its headers cannot compile. sourceRoot: what the paths in the file begin with.
QStringList compileFlagBreaches(const QByteArray& compileCommands, const QString& sourceRoot, const LayerTable& table);

// SPDX line first, #pragma once in headers, snake_case names, at most kLongestFile lines.
inline constexpr int kLongFile = 500; // lines from which a file is worth a look
inline constexpr int kLongestFile = 600; // lines
QStringList fileFormBreaches(const SourceTree& tree);
QStringList longFiles(const SourceTree& tree);

} // namespace lectern::test
