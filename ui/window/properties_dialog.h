// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/document_worker.h"

#include <QDialog>

namespace lectern::ui {

// What a file says of itself, with its size and place. Not modal.
class PropertiesDialog : public QDialog
{
    Q_OBJECT

public:
    PropertiesDialog(const QString& path, const OpenedDocument& document, QWidget* parent = nullptr);
};

} // namespace lectern::ui
