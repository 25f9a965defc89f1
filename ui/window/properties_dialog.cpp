// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/properties_dialog.h"

#include "ui/theme/tokens.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>

namespace lectern::ui {

namespace {

struct KnownKey
{
    const char* key;
    const char* text;
};

constexpr KnownKey kKeys[] = {
    {"Format", QT_TRANSLATE_NOOP("lectern::ui::PropertiesDialog", "Format")},
    {"Title", QT_TRANSLATE_NOOP("lectern::ui::PropertiesDialog", "Title")},
    {"Author", QT_TRANSLATE_NOOP("lectern::ui::PropertiesDialog", "Author")},
    {"Subject", QT_TRANSLATE_NOOP("lectern::ui::PropertiesDialog", "Subject")},
    {"Keywords", QT_TRANSLATE_NOOP("lectern::ui::PropertiesDialog", "Keywords")},
    {"Creator", QT_TRANSLATE_NOOP("lectern::ui::PropertiesDialog", "Made with")},
    {"Producer", QT_TRANSLATE_NOOP("lectern::ui::PropertiesDialog", "Written by")},
    {"CreationDate", QT_TRANSLATE_NOOP("lectern::ui::PropertiesDialog", "Created")},
    {"ModDate", QT_TRANSLATE_NOOP("lectern::ui::PropertiesDialog", "Changed")},
    {"Encrypted", QT_TRANSLATE_NOOP("lectern::ui::PropertiesDialog", "Encrypted")},
};

} // namespace

PropertiesDialog::PropertiesDialog(const QString& path, const OpenedDocument& document, QWidget* parent)
    : QDialog(parent)
{
    const QFileInfo info(path);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Properties of %1").arg(info.fileName()));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(tokens::kSpace5, tokens::kSpace5, tokens::kSpace5, tokens::kSpace4);
    form->setSpacing(tokens::kSpace2);
    const auto add = [form](const QString& name, const QString& value) {
        auto* label = new QLabel(value);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(320);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        auto* title = new QLabel(name);
        title->setProperty("quiet", true);
        form->addRow(title, label);
    };
    add(tr("File"), QDir::toNativeSeparators(info.absoluteFilePath()));
    add(tr("Size"), locale().formattedDataSize(info.size()));
    add(tr("Pages"), locale().toString(document.pageCount));
    for (const KnownKey& known : kKeys) {
        for (const auto& [key, value] : document.properties) {
            if (key == known.key) {
                add(tr(known.text), QString::fromStdString(value));
            }
        }
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

} // namespace lectern::ui
