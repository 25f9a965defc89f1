// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/reading_settings.h"

#include <QFile>
#include <QRegularExpression>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

// The number of a key where it is one and within bounds, else the default.
int numberIn(const QSettings& store, const QString& key, int smallest, int largest, int otherwise)
{
    bool isNumber = false;
    const int value = store.value(key).toString().toInt(&isNumber);
    return isNumber && value >= smallest && value <= largest ? value : otherwise;
}

QString textIn(const QSettings& store, const QString& key, bool (*accepts)(const QString&), const QString& otherwise)
{
    const QString value = store.value(key).toString();
    return accepts(value) ? value : otherwise;
}

bool isReader(const QString& name)
{
    return name == u"auto" || name == u"model" || name == u"builtin";
}

bool isModel(const QString& name)
{
    return !name.contains(QChar::Null) && !name.contains(u'\n');
}

bool isPrompt(const QString& prompt)
{
    return !prompt.trimmed().isEmpty() && prompt.size() <= ReadingSettings::kLongestPrompt;
}

} // namespace

bool isDeviceName(const QString& name)
{
    static const QRegularExpression pattern(u"^(auto|cpu|cuda(:[0-9]{1,2})?)$"_s);
    return pattern.match(name).hasMatch();
}

bool isLanguageList(const QString& languages)
{
    static const QRegularExpression pattern(u"^[A-Za-z0-9_]+(\\+[A-Za-z0-9_]+)*$"_s);
    return pattern.match(languages).hasMatch();
}

recognition::ReaderRequest ReadingSettings::readerRequest() const
{
    recognition::ReaderRequest request;
    request.reader = reader.toStdString();
    if (reader != u"builtin") {
        request.model = QFile::encodeName(model).toStdString();
    }
    return request;
}

model::LoadOptions ReadingSettings::loadOptions() const
{
    return {.device = device.toStdString(), .precision = precision};
}

recognition::ReadOptions ReadingSettings::readOptions() const
{
    recognition::ReadOptions options;
    options.dpi = dpi;
    options.prompt = prompt.toStdString();
    options.textLayer = textLayer;
    options.languages = languages.toStdString();
    return options;
}

ReadingSettings ReadingSettings::read(const QSettings& store)
{
    const ReadingSettings defaults;
    ReadingSettings settings;
    settings.reader = textIn(store, u"reading/reader"_s, isReader, defaults.reader);
    settings.model = textIn(store, u"reading/model"_s, isModel, defaults.model);
    settings.device = textIn(store, u"reading/device"_s, isDeviceName, defaults.device);
    settings.precision = model::parsePrecision(store.value(u"reading/precision"_s).toString().toStdString())
                             .value_or(defaults.precision);
    settings.threads = numberIn(store, u"reading/threads"_s, 0, kMostThreads, defaults.threads);
    settings.dpi = numberIn(store, u"reading/dpi"_s, kSmallestDpi, kLargestDpi, defaults.dpi);
    settings.prompt = textIn(store, u"reading/prompt"_s, isPrompt, defaults.prompt);
    settings.languages = textIn(store, u"reading/languages"_s, isLanguageList, defaults.languages);
    settings.textLayer = store.value(u"reading/textLayer"_s).toString() == u"never" ? recognition::TextLayerUse::Never
                                                                                    : recognition::TextLayerUse::Auto;
    settings.keepsFurniture = store.value(u"reading/furniture"_s).toString() == u"keep";
    return settings;
}

void ReadingSettings::write(QSettings& store) const
{
    const bool never = textLayer == recognition::TextLayerUse::Never;
    store.setValue(u"reading/reader"_s, reader);
    store.setValue(u"reading/model"_s, model);
    store.setValue(u"reading/device"_s, device);
    store.setValue(u"reading/precision"_s, QString::fromStdString(std::string(model::precisionName(precision))));
    store.setValue(u"reading/threads"_s, threads);
    store.setValue(u"reading/dpi"_s, dpi);
    store.setValue(u"reading/prompt"_s, prompt);
    store.setValue(u"reading/languages"_s, languages);
    store.setValue(u"reading/textLayer"_s, never ? u"never"_s : u"auto"_s);
    store.setValue(u"reading/furniture"_s, keepsFurniture ? u"keep"_s : u"drop"_s);
}

} // namespace lectern::ui
