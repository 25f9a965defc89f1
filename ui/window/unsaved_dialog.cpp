// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/unsaved_dialog.h"

#include "ui/theme/tokens.h"
#include "ui/theme/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 420; // pixels
constexpr qsizetype kNamed = 8; // documents

QLabel* wrapped(QWidget& dialog, const char* property)
{
    auto* label = new QLabel(&dialog);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty(property, true);
    return label;
}

} // namespace

UnsavedDialog::UnsavedDialog(const QStringList& names, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"unsavedDialog"_s);
    setModal(true);
    setFixedWidth(kWidth);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(tokens::kSpace5, tokens::kSpace5, tokens::kSpace5, tokens::kSpace4);
    rows->setSpacing(tokens::kSpace3);
    QLabel* title = wrapped(*this, "heading");
    QLabel* list = wrapped(*this, "plain");
    list->setObjectName(u"unsavedNames"_s);
    list->setVisible(names.size() > 1);
    QLabel* hint = wrapped(*this, "quiet");
    rows->addWidget(title);
    rows->addWidget(list);
    rows->addWidget(hint);
    auto* save = new QPushButton(this);
    auto* discard = new QPushButton(this);
    auto* cancel = new QPushButton(this);
    save->setObjectName(u"unsavedSave"_s);
    discard->setObjectName(u"unsavedDiscard"_s);
    cancel->setObjectName(u"unsavedCancel"_s);
    save->setProperty("primary", true);
    save->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(tokens::kSpace2);
    buttons->addWidget(discard);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    rows->addSpacing(tokens::kSpace2);
    rows->addLayout(buttons);
    connect(save, &QPushButton::clicked, this, [this] { done(static_cast<int>(Answer::Save)); });
    connect(discard, &QPushButton::clicked, this, [this] { done(static_cast<int>(Answer::Discard)); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    translated(this, [this, names, title, list, hint, save, discard, cancel] {
        const int count = static_cast<int>(names.size());
        setWindowTitle(tr("Unsaved edits"));
        title->setText(count == 1 ? tr("Save the edits of %1?").arg(names.first())
                                  : tr("Save the edits of %n document(s)?", nullptr, count));
        QStringList shown = names.first(std::min(kNamed, names.size()));
        if (names.size() > kNamed) {
            shown << tr("and %n more", nullptr, static_cast<int>(names.size() - kNamed));
        }
        list->setText(shown.join(u'\n'));
        hint->setText(tr("Edits that are discarded cannot be brought back."));
        save->setText(tr("Save"));
        discard->setText(tr("Discard"));
        cancel->setText(tr("Cancel"));
    });
    save->setFocus();
}

} // namespace lectern::ui
