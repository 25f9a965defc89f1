// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_form.h"

#include "ui/theme/tokens.h"
#include "ui/theme/translated.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace lectern::ui {

using namespace Qt::StringLiterals;

SettingsForm::SettingsForm(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QGridLayout(this))
{
    m_rows->setContentsMargins(tokens::kSpace5, tokens::kSpace4, tokens::kSpace5, tokens::kSpace4);
    m_rows->setHorizontalSpacing(tokens::kSpace4);
    m_rows->setVerticalSpacing(tokens::kSpace2);
    m_rows->setColumnStretch(1, 1);
}

void SettingsForm::addSection(LiveText title)
{
    auto* label = new QLabel;
    label->setProperty("section", true);
    translated(label, [label, title = std::move(title)] { label->setText(title()); });
    const int row = m_rows->rowCount();
    m_rows->setRowMinimumHeight(row, row > 1 ? tokens::kSpace5 + tokens::kSpace2 : 0);
    m_rows->addWidget(label, row, 0, 1, 2, Qt::AlignBottom);
}

void SettingsForm::addRow(const char* objectName, LiveText label, QWidget* control, LiveText hint)
{
    control->setObjectName(QString::fromLatin1(objectName));
    control->setMinimumHeight(tokens::kControlHeight);
    auto* name = new QLabel;
    name->setBuddy(control);
    name->setMinimumHeight(tokens::kControlHeight);
    translated(name, [name, control, label = std::move(label)] {
        name->setText(label());
        control->setAccessibleName(label());
    });
    const int row = m_rows->rowCount();
    m_rows->addWidget(name, row, 0, Qt::AlignTop);
    m_rows->addWidget(control, row, 1);
    if (hint) {
        auto* text = new QLabel;
        text->setProperty("quiet", true);
        text->setWordWrap(true);
        translated(text, [text, control, hint = std::move(hint)] {
            text->setText(hint());
            control->setAccessibleDescription(hint());
        });
        m_rows->addWidget(text, row + 1, 1);
    }
}

void SettingsForm::setRowVisible(QWidget* control, bool visible)
{
    int row = 0;
    int column = 0;
    int rows = 0;
    int columns = 0;
    m_rows->getItemPosition(m_rows->indexOf(control), &row, &column, &rows, &columns);
    for (const QLayoutItem* item : {m_rows->itemAtPosition(row, 0), m_rows->itemAtPosition(row, 1)}) {
        item->widget()->setVisible(visible);
    }
    // A hint has no name to its left.
    const QLayoutItem* below = m_rows->itemAtPosition(row + 1, 1);
    if (below != nullptr && m_rows->itemAtPosition(row + 1, 0) == nullptr
        && qobject_cast<QLabel*>(below->widget()) != nullptr) {
        below->widget()->setVisible(visible);
    }
}

void SettingsForm::addWide(QWidget* widget)
{
    m_rows->addWidget(widget, m_rows->rowCount(), 1);
}

void SettingsForm::addStretch()
{
    m_rows->setRowStretch(m_rows->rowCount(), 1);
}

void setChoices(QComboBox* box, std::function<QList<Choice>()> choices)
{
    translated(box, [box, choices = std::move(choices)] {
        const QSignalBlocker quiet(box);
        const QVariant now = box->currentData();
        box->clear();
        for (const Choice& choice : choices()) {
            box->addItem(choice.text, choice.value);
        }
        selectValue(box, now);
    });
}

void selectValue(QComboBox* box, const QVariant& value)
{
    const QSignalBlocker quiet(box);
    for (int i = 0; i < box->count(); ++i) {
        if (box->itemData(i) == value) {
            box->setCurrentIndex(i);
            return;
        }
    }
}

} // namespace lectern::ui
