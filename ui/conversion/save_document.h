// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "document/markdown_writer.h"
#include "document/page_result.h"
#include "ui/conversion/document_session.h"

#include <QString>

namespace lectern::ui {

// What stands on the right side, as it is to be written: values only, for another thread.
struct SaveTask
{
    QString file;
    SaveFormat format = SaveFormat::Markdown;
    QString markdown;
    document::Document document;
    QString figures; // the folder in which NAME_images lies
    QString program; // its version
    QString title; // of the HTML
};

// Every file whole or not at all; the figures that the text names are written first. WriteFailed.
Result<void> saveDocument(const SaveTask& task);

} // namespace lectern::ui
