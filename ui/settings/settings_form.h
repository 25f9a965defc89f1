// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QVariant>
#include <QWidget>

#include <functional>

class QComboBox;
class QGridLayout;

namespace lectern::ui {

using LiveText = std::function<QString()>; // asked for again when the language changes

struct Choice
{
    QVariant value;
    QString text;
};

// One page of the settings: names on the left, controls on the right, a quiet hint below where one helps.
class SettingsForm : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsForm(QWidget* parent = nullptr);

    // From the settings into the controls, without changing any.
    virtual void show() = 0;
    virtual void toDefaults() = 0;
    // Brings back what is set now.
    virtual std::function<void()> remembered() = 0;

protected:
    void addSection(LiveText title);
    void addRow(const char* objectName, LiveText label, QWidget* control, LiveText hint = {});
    void setRowVisible(QWidget* control, bool visible); // with its name and hint
    void addWide(QWidget* widget); // over the column of controls
    void addStretch();

private:
    QGridLayout* m_rows;
};

// Choices whose texts follow the language; the current one stays.
void setChoices(QComboBox* box, std::function<QList<Choice>()> choices);
void selectValue(QComboBox* box, const QVariant& value); // emits nothing

} // namespace lectern::ui
