// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/reader_choice.h"
#include "ui/settings/settings.h"
#include "ui/settings/settings_form.h"
#include "ui/settings/weights_check.h"

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace lectern::ui {

class IconLabel;

// Which reader, and how it reads.
class ReadingPage : public SettingsForm
{
    Q_OBJECT

public:
    ReadingPage(Settings& settings, recognition::ModelPlaces places, QWidget* parent = nullptr);

    void show() override;
    void toDefaults() override { m_settings.setReading({}); }
    std::function<void()> remembered() override;

    // Brings the field for the folder with weights into sight, and the focus to it.
    void goToFolder();
    // Looks at the weights in a folder, in the background, and takes it as the model where nothing is wrong.
    void tryFolder(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildReader();
    void buildPages();
    void buildArithmetic();
    QList<Choice> models() const;
    void change(const std::function<void(ReadingSettings&)>& edit);
    void chooseFolder();
    void checkModel();
    void take(const WeightsReport& report);
    void showState();
    void showLanguages(const QString& languages);
    QString checkedLanguages() const;

    Settings& m_settings;
    recognition::ModelPlaces m_places;
    WeightsCheck m_check;
    WeightsReport m_report; // the last one
    QString m_checked; // the folder that is being looked at, or was last
    QString m_tried; // chosen, and not the model before it is found whole

    QLabel* m_next;
    QComboBox* m_reader;
    QComboBox* m_model;
    QPushButton* m_folder;
    IconLabel* m_weightsSign; // what is said of the weights, by shape
    QLabel* m_weights;
    QPlainTextEdit* m_problems;
    QComboBox* m_device;
    QComboBox* m_precision;
    QSpinBox* m_threads;
    QSpinBox* m_dpi;
    QComboBox* m_prompt;
    QPlainTextEdit* m_ownPrompt;
    QListWidget* m_languages;
    QComboBox* m_textLayer;
    QComboBox* m_furniture;
};

} // namespace lectern::ui
