// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/model.h"
#include "recognition/page_reader.h"
#include "recognition/reader_choice.h"

#include <QSettings>
#include <QString>

namespace lectern::ui {

// How pages are read, as chosen in the settings. Every value is one that the engine accepts: what is read from the file
// and makes no sense is the default.
struct ReadingSettings
{
    static constexpr int kSmallestDpi = 72;
    static constexpr int kLargestDpi = 600;
    static constexpr int kMostThreads = 256;
    static constexpr qsizetype kLongestPrompt = 4000; // characters

    QString reader = QStringLiteral("auto"); // auto, model, builtin
    QString model; // nothing: the installed one; else nano, the name of an installed model, or a folder's path
    QString device = QStringLiteral("auto"); // auto, cpu, cuda, cuda:N
    model::Precision precision = model::Precision::Auto;
    int threads = 0; // for the model's arithmetic; 0: one less than this machine has cores
    int dpi = 144; // of the page images that are read
    QString prompt = QStringLiteral("markdown"); // markdown, free, or the prompt's own text
    QString languages = QStringLiteral("eng+chi_sim"); // Tesseract's names
    recognition::TextLayerUse textLayer = recognition::TextLayerUse::Auto;
    bool keepsFurniture = false; // headers, footers and page numbers stay in the Markdown

    // What the engine is asked for with these. The built-in reader is asked for without a model.
    recognition::ReaderRequest readerRequest() const;
    model::LoadOptions loadOptions() const;
    recognition::ReadOptions readOptions() const;

    static ReadingSettings read(const QSettings& store);
    void write(QSettings& store) const;

    friend bool operator==(const ReadingSettings&, const ReadingSettings&) = default;
};

// "auto", "cpu", "cuda" or "cuda:" and a number.
bool isDeviceName(const QString& name);
// Tesseract's names joined by "+", at least one.
bool isLanguageList(const QString& languages);

} // namespace lectern::ui
