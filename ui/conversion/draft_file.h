// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "ui/conversion/markdown_document.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace lectern::ui {

// Edits that have not been saved, as they are kept over a crash: what the reader wrote, and what became of it.
struct Draft
{
    QString document; // the file's path
    QDateTime changed;
    std::vector<SavedPage> pages;
};

QByteArray toJson(const Draft& draft);
// Corrupt.
Result<Draft> draftFromJson(const QByteArray& json);

// The drafts of a person, one file for each document that has one. A draft that cannot be read is as good as none.
class DraftFolder
{
public:
    explicit DraftFolder(QString folder)
        : m_folder(std::move(folder))
    { }
    // ~/.local/share/lectern/drafts
    static QString defaultFolder();

    // Whole or not at all. WriteFailed.
    Result<void> write(const Draft& draft) const;
    std::optional<Draft> read(const QString& document) const;
    void remove(const QString& document) const;

private:
    QString fileOf(const QString& document) const;

    const QString m_folder;
};

} // namespace lectern::ui
