// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/reader_choice.h"
#include "ui/settings/reading_settings.h"

#include <QList>
#include <QString>

#include <optional>

namespace lectern::ui {

// One reader that a document can be read with.
struct ReaderOption
{
    std::optional<recognition::ReaderRequest> request; // nothing: as the settings say
    QString name;
};

bool isSameReader(const recognition::ReaderRequest& a, const recognition::ReaderRequest& b);

// "Built-in reader", "DeepSeek-OCR 2", "Demonstration model".
QString readerName(const recognition::ReaderChoice& choice);

// As the settings say first, then every reader that is there.
QList<ReaderOption> readerOptions(const ReadingSettings& settings, const recognition::ModelPlaces& places);

// One or two sentences: which reader this request comes to and why. own: it was chosen for this document.
QString whyReader(const recognition::ReaderRequest& request, const Result<recognition::ReaderChoice>& choice, bool own,
    const recognition::ModelPlaces& places);

// What a page could be read with where this reader had trouble: the built-in one instead of a model, an installed model
// instead of the built-in one; nothing where there is none. The demonstration model is never offered.
std::optional<ReaderOption> otherReader(bool wasModel, const recognition::ModelPlaces& places);

} // namespace lectern::ui
