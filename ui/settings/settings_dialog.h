// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/reader_choice.h"
#include "ui/settings/settings.h"
#include "ui/settings/settings_form.h"

#include <QDialog>

class QFrame;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace lectern::ui {

class ReadingPage;

// The settings, in sections. Not modal: what is changed holds at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Section
    {
        General,
        Reading,
        Preview,
    };

    SettingsDialog(Settings& settings, recognition::ModelPlaces places, QWidget* parent = nullptr);

    // A page after those there are. icon: a name of ui/theme/icons.h. It scrolls by itself.
    void addPage(LiveText title, const QString& icon, QWidget* page);
    void showSection(Section section);
    ReadingPage& readingPage() { return *m_reading; }

private:
    void addForm(LiveText title, const QString& icon, SettingsForm* form);
    void showCurrent(int row);
    void resetCurrent();

    QListWidget* m_sections;
    QStackedWidget* m_pages;
    QPushButton* m_reset;
    QFrame* m_strip;
    QLabel* m_stripText;
    QList<SettingsForm*> m_forms; // by section; null where a page is no form
    std::function<void()> m_undo;
    ReadingPage* m_reading = nullptr;
};

} // namespace lectern::ui
