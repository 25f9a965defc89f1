// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/reader_options.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace lectern::ui {

using namespace Qt::StringLiterals;
using recognition::ReaderChoice;
using recognition::ReaderRequest;

namespace {

class Readers
{
    Q_DECLARE_TR_FUNCTIONS(Readers)
};

QString modelTitle(const QString& name)
{
    if (name == u"nano"_s) {
        return Readers::tr("Demonstration model");
    }
    return name == u"DeepSeek-OCR-2"_s ? u"DeepSeek-OCR 2"_s : name;
}

QString pathText(const std::filesystem::path& path)
{
    return QFile::decodeName(path.c_str());
}

QString settingsName(const ReaderRequest& request)
{
    if (request.reader == "builtin") {
        return Readers::tr("Built-in reader");
    }
    if (request.reader == "auto" && request.model.empty()) {
        return Readers::tr("Automatic");
    }
    return request.model.empty() ? Readers::tr("Installed model")
                                 : modelTitle(QFileInfo(QString::fromStdString(request.model)).fileName());
}

} // namespace

bool isSameReader(const ReaderRequest& a, const ReaderRequest& b)
{
    return a.reader == b.reader && a.model == b.model;
}

QString readerName(const ReaderChoice& choice)
{
    return choice.kind == ReaderChoice::Kind::BuiltIn ? Readers::tr("Built-in reader")
                                                      : modelTitle(QString::fromStdString(choice.modelName));
}

QList<ReaderOption> readerOptions(const ReadingSettings& settings, const recognition::ModelPlaces& places)
{
    const ReaderRequest usual = settings.readerRequest();
    QList<ReaderOption> options{{std::nullopt, Readers::tr("As in the settings: %1").arg(settingsName(usual))}};
    const ReaderRequest automatic{"auto", {}};
    if (!isSameReader(usual, automatic)) {
        options << ReaderOption{automatic, Readers::tr("Automatic")};
    }
    options << ReaderOption{ReaderRequest{"builtin", {}}, Readers::tr("Built-in reader")};
    bool knowsUsual = usual.model.empty() || usual.model == "nano";
    for (const recognition::InstalledModel& model : recognition::installedModels(places)) {
        options << ReaderOption{ReaderRequest{"model", model.name}, modelTitle(QString::fromStdString(model.name))};
        knowsUsual = knowsUsual || usual.model == model.name;
    }
    if (!knowsUsual) { // a folder of the person's own
        options << ReaderOption{ReaderRequest{"model", usual.model}, settingsName(usual)};
    }
    if (recognition::findModel("nano", places)) {
        options << ReaderOption{ReaderRequest{"model", "nano"}, modelTitle(u"nano"_s)};
    }
    return options;
}

QString whyReader(
    const ReaderRequest& request, const Result<ReaderChoice>& choice, bool own, const recognition::ModelPlaces& places)
{
    if (!choice) {
        return QString::fromStdString(choice.error().message);
    }
    const QString name = readerName(*choice);
    if (request.reader == "auto" && request.model.empty()) {
        return choice->kind == ReaderChoice::Kind::BuiltIn
            ? Readers::tr("Automatic takes the built-in reader: no model is installed in %1.")
                  .arg(pathText(places.store))
            : Readers::tr("Automatic takes %1: its weights are installed in %2.")
                  .arg(name, pathText(choice->modelFolder));
    }
    return own ? Readers::tr("%1 was chosen for this document.").arg(name)
               : Readers::tr("%1 is chosen in the settings.").arg(name);
}

std::optional<ReaderOption> otherReader(bool wasModel, const recognition::ModelPlaces& places)
{
    if (wasModel) {
        return ReaderOption{ReaderRequest{"builtin", {}}, Readers::tr("Built-in reader")};
    }
    const auto models = recognition::installedModels(places);
    if (models.empty()) {
        return {};
    }
    return ReaderOption{
        ReaderRequest{"model", models.front().name}, modelTitle(QString::fromStdString(models.front().name))};
}

} // namespace lectern::ui
