// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/reader_choice.h"
#include "ui/pages/document_worker.h"
#include "ui/settings/settings.h"
#include "ui/theme/theme.h"

#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>

namespace lectern::recognition {
class ConversionWorker;
}

namespace lectern::ui {

class DraftKeeper;
class PreviewProfile;
class ProgramLog;

// What the window is given by the program: it reaches for nothing itself.
struct WindowServices
{
    Settings& settings; // outlives the window
    Theme& theme; // the same
    SourceOpener openSource;
    std::function<void(const QUrl& url)> openOutside; // in the browser or mail program
    QStringList samples; // files to begin with
    std::function<QString()> installed; // one sentence on which readers there are, in the language of the window
    recognition::ModelPlaces places = {}; // where models are
    // What converts, and what shows the Markdown; both outlive the window. Without them it only shows documents.
    recognition::ConversionWorker* worker = nullptr;
    PreviewProfile* preview = nullptr;
    QString drafts = {}; // the folder in which unsaved edits are kept
    ProgramLog* log = nullptr; // outlives the window; null: none is kept
    QString thumbnails = {}; // the folder in which pictures of first pages are kept; nothing: none is
    std::shared_ptr<DraftKeeper> draftKeeper = {}; // over that folder; the window makes it
    // A file in the program that the desktop has for it; done is called later or at once, with false where there is
    // none. Nothing: openOutside does it.
    std::function<void(const QUrl& file, std::function<void(bool opened)> done)> openFile = {};
};

} // namespace lectern::ui
