// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

namespace lectern::ui {

// Asks once what becomes of edits that are not saved, whatever the number of documents.
class UnsavedDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Answer // as finished(int) tells it
    {
        Cancel,
        Save,
        Discard,
    };
    Q_ENUM(Answer)

    // names: of the documents, at least one.
    explicit UnsavedDialog(const QStringList& names, QWidget* parent = nullptr);
};

} // namespace lectern::ui
