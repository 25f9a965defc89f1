// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/layering_rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <array>
#include <utility>

namespace lectern::test {

using namespace Qt::StringLiterals;

namespace {

// Which family a header in angle brackets belongs to; empty: the standard library, the system or nothing we know.
QString headerFamily(const QString& path)
{
    static const std::array<std::pair<QString, QRegularExpression>, 10> families = {{
        {u"webengine"_s, QRegularExpression(u"^(QtWebEngine|QWebEngine)"_s)},
        {u"qt"_s, QRegularExpression(u"^(Qt|Q[A-Z]|qt)"_s)},
        {u"torch"_s, QRegularExpression(u"^(torch|ATen|c10|caffe2)/"_s)},
        {u"poppler"_s, QRegularExpression(u"poppler"_s)},
        {u"pcre2"_s, QRegularExpression(u"^pcre2"_s)},
        {u"tesseract"_s, QRegularExpression(u"^(tesseract/|leptonica/|allheaders\\.h)"_s)},
        {u"cmark"_s, QRegularExpression(u"^cmark-gfm"_s)},
        {u"gumbo"_s, QRegularExpression(u"^gumbo\\.h"_s)},
        {u"qpdf"_s, QRegularExpression(u"^qpdf/"_s)},
        {u"json"_s, QRegularExpression(u"^nlohmann/"_s)},
    }};
    for (const auto& [family, pattern] : families) {
        if (pattern.match(path).hasMatch()) {
            return family;
        }
    }
    return {};
}

QString libraryFamily(const QString& target)
{
    if (target.startsWith(u"Qt6::WebEngine")) {
        return u"webengine"_s;
    }
    if (target.startsWith(u"Qt6::") || target == u"lectern_qt_rules") {
        return u"qt"_s;
    }
    if (target == u"lectern_torch" || target.startsWith(u"torch")) {
        return u"torch"_s;
    }
    for (const QString& family : {u"poppler"_s, u"pcre2"_s, u"tesseract"_s, u"cmark"_s, u"gumbo"_s, u"qpdf"_s}) {
        if (target.startsWith(u"PkgConfig::"_s + family.toUpper())) {
            return family;
        }
    }
    return {};
}

// "core/base/error.h" is in {"core", "base"}, "app/cli/main.cpp" in {"app", "cli"}.
struct Place
{
    QString part;
    QString folder;
};

Place placeOf(const QString& path)
{
    return {path.section(u'/', 0, 0), path.section(u'/', 1, 1)};
}

bool isCode(const QString& path)
{
    return path.endsWith(u".h") || path.endsWith(u".cpp");
}

bool isProduct(const QString& path)
{
    return path.startsWith(u"core/") || path.startsWith(u"app/") || path.startsWith(u"ui/");
}

QString at(const QString& file, int line)
{
    return u"%1:%2: "_s.arg(file).arg(line);
}

bool reaches(const QString& folder, const QString& goal, const LayerTable& table, QSet<QString>& seen)
{
    for (const QString& used : table.value(folder).uses) {
        if (used == goal) {
            return true;
        }
        if (!seen.contains(used)) {
            seen.insert(used);
            if (reaches(used, goal, table, seen)) {
                return true;
            }
        }
    }
    return false;
}

// What forbids this header here; empty where it is allowed.
QString externalProblem(const QString& file, const QString& family, const LayerTable& table)
{
    const Place place = placeOf(file);
    if (family == u"json") {
        return file.endsWith(u".cpp") ? QString() : u"nlohmann-json belongs in .cpp files"_s;
    }
    if (family == u"webengine") {
        return file.startsWith(u"ui/preview/") ? QString() : u"WebEngine belongs in ui/preview"_s;
    }
    if (place.part == u"core") {
        return table.value(place.folder).external.contains(family)
            ? QString()
            : u"core/%1 may not use %2: see cmake/layers.json"_s.arg(place.folder, family);
    }
    return family == u"qt" ? QString() : u"%1 may not use %2 directly"_s.arg(place.part, family);
}

// The chain of headers by which one reaches a libtorch header, itself first; empty: it does not.
QStringList torchChain(const QString& header, const SourceTree& tree, QSet<QString>& seen)
{
    seen.insert(header);
    for (const Include& include : includesOf(tree.value(header))) {
        if (!include.quoted && headerFamily(include.path) == u"torch") {
            return {header, include.path};
        }
        const QString next = u"core/"_s + include.path;
        if (include.quoted && tree.contains(next) && !seen.contains(next)) {
            const QStringList rest = torchChain(next, tree, seen);
            if (!rest.isEmpty()) {
                return QStringList{header} + rest;
            }
        }
    }
    return {};
}

} // namespace

QStringList tableBreaches(const LayerTable& table)
{
    QStringList breaches;
    for (auto it = table.begin(); it != table.end(); ++it) {
        for (const QString& used : it->uses) {
            if (!table.contains(used)) {
                breaches << u"layers.json: %1 uses %2, which has no row"_s.arg(it.key(), used);
            }
        }
        QSet<QString> seen;
        if (reaches(it.key(), it.key(), table, seen)) {
            breaches << u"layers.json: %1 uses itself in a circle"_s.arg(it.key());
        }
    }
    return breaches;
}

QStringList folderBreaches(const SourceTree& tree, const LayerTable& table)
{
    QStringList breaches;
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        const Place place = placeOf(it.key());
        if (!isCode(it.key()) || place.part != u"core") {
            continue;
        }
        if (!table.contains(place.folder)) {
            breaches << u"%1: core/%2 has no row in cmake/layers.json"_s.arg(it.key(), place.folder);
            continue;
        }
        for (const Include& include : includesOf(it.value())) {
            const QString target = include.path.section(u'/', 0, 0);
            if (!include.quoted || target == place.folder || include.path.endsWith(u".moc")) {
                continue;
            }
            if (!include.path.contains(u'/') || include.path.contains(u"..")) {
                breaches << at(it.key(), include.line)
                        + u"\"%1\" is not written as \"folder/file.h\""_s.arg(include.path);
            } else if (!table.value(place.folder).uses.contains(target)) {
                breaches << at(it.key(), include.line)
                        + u"core/%1 may not use %2: see cmake/layers.json"_s.arg(place.folder, target);
            }
        }
    }
    return breaches;
}

QStringList externalBreaches(const SourceTree& tree, const LayerTable& table)
{
    QStringList breaches;
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        if (!isCode(it.key()) || !isProduct(it.key())) {
            continue;
        }
        for (const Include& include : includesOf(it.value())) {
            const QString family = headerFamily(include.path);
            const bool ours = include.quoted && tree.contains(u"core/"_s + include.path);
            if (family.isEmpty() || ours) {
                continue;
            }
            if (const QString problem = externalProblem(it.key(), family, table); !problem.isEmpty()) {
                breaches << at(it.key(), include.line) + problem + u" (<%1>)"_s.arg(include.path);
            }
        }
    }
    return breaches;
}

QStringList torchExposures(const SourceTree& tree)
{
    QMap<QString, QString> publicHeaders; // and one file that includes each from another folder
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        if (!isCode(it.key()) || !isProduct(it.key())) {
            continue;
        }
        const Place place = placeOf(it.key());
        for (const Include& include : includesOf(it.value())) {
            const QString header = u"core/"_s + include.path;
            const bool outside = place.part != u"core" || place.folder != placeOf(header).folder;
            if (include.quoted && outside && tree.contains(header)) {
                publicHeaders.insert(header, it.key());
            }
        }
    }
    QStringList breaches;
    for (auto it = publicHeaders.begin(); it != publicHeaders.end(); ++it) {
        QSet<QString> seen;
        const QStringList chain = torchChain(it.key(), tree, seen);
        if (!chain.isEmpty()) {
            breaches << u"%1: includes libtorch by %2"_s.arg(it.value(), chain.join(u" -> "_s));
        }
    }
    return breaches;
}

QStringList linkBreaches(const SourceTree& tree, const LayerTable& table)
{
    static const QRegularExpression comment(u"#[^\n]*"_s);
    static const QRegularExpression separators(u"[\\s()]+"_s);
    QStringList breaches;
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        const Place place = placeOf(it.key());
        if (place.part != u"core" || !it.key().endsWith(u"/CMakeLists.txt") || !table.contains(place.folder)) {
            continue;
        }
        const QString text = QString(it.value()).remove(comment);
        for (const QString& word : text.split(separators, Qt::SkipEmptyParts)) {
            const QString family = libraryFamily(word);
            const Layer& layer = *table.find(place.folder);
            if (!family.isEmpty() && !layer.external.contains(family)) {
                breaches << u"%1: core/%2 may not link %3"_s.arg(it.key(), place.folder, word);
            }
            if (word.startsWith(u"lectern::") && !layer.uses.contains(word.mid(9))) {
                breaches << u"%1: core/%2 may not link %3"_s.arg(it.key(), place.folder, word);
            }
        }
    }
    return breaches;
}

QStringList compileFlagBreaches(const QByteArray& compileCommands, const QString& sourceRoot, const LayerTable& table)
{
    // Include directories as they stand in commands.
    static const std::array<std::pair<QString, QRegularExpression>, 3> marks = {{
        {u"qt"_s, QRegularExpression(u"(-isystem |-I)\\S*/(qt6|Qt[A-Z]\\w*)(/\\S*)?(?=\\s|$)"_s)},
        {u"torch"_s, QRegularExpression(u"(-isystem |-I)\\S*torch\\S*/include"_s)},
        {u"poppler"_s, QRegularExpression(u"(-isystem |-I)\\S*/poppler"_s)},
    }};
    QStringList breaches;
    for (const QJsonValue& entry : QJsonDocument::fromJson(compileCommands).array()) {
        const QString file = entry[u"file"_s].toString();
        if (!file.startsWith(sourceRoot + u"/core/")) {
            continue;
        }
        const QString path = file.mid(sourceRoot.size() + 1);
        const Layer layer = table.value(placeOf(path).folder);
        for (const auto& [family, mark] : marks) {
            if (!layer.external.contains(family) && mark.match(entry[u"command"_s].toString()).hasMatch()) {
                breaches << u"%1: is compiled with the include directories of %2"_s.arg(path, family);
            }
        }
    }
    return breaches;
}

QStringList fileFormBreaches(const SourceTree& tree)
{
    static const QRegularExpression snakeCase(u"^[a-z][a-z0-9]*(_[a-z0-9]+)*\\.(h|cpp)$"_s);
    QStringList breaches;
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        if (!isCode(it.key())) {
            continue;
        }
        if (!it.value().startsWith(u"// SPDX-License-Identifier: GPL-3.0-or-later\n")) {
            breaches << u"%1: does not begin with the SPDX line"_s.arg(it.key());
        }
        if (it.key().endsWith(u".h") && it.value().section(u'\n', 1, 1) != u"#pragma once") {
            breaches << u"%1: has no #pragma once in its second line"_s.arg(it.key());
        }
        if (!snakeCase.match(it.key().section(u'/', -1)).hasMatch()) {
            breaches << u"%1: is not named in snake_case"_s.arg(it.key());
        }
        if (const auto lines = it.value().count(u'\n'); lines > kLongestFile) {
            breaches << u"%1: has %2 lines, more than %3"_s.arg(it.key()).arg(lines).arg(kLongestFile);
        }
    }
    return breaches;
}

QStringList longFiles(const SourceTree& tree)
{
    QStringList files;
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        if (const auto lines = it.value().count(u'\n'); isCode(it.key()) && lines > kLongFile) {
            files << u"%1: %2 lines"_s.arg(it.key()).arg(lines);
        }
    }
    return files;
}

} // namespace lectern::test
