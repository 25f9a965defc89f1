// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings.h"
#include "ui/settings/settings_form.h"

class QCheckBox;
class QFontComboBox;
class QLabel;
class QSpinBox;

namespace lectern::ui {

// Language, theme, what happens at start.
class GeneralPage : public SettingsForm
{
    Q_OBJECT

public:
    explicit GeneralPage(Settings& settings, QWidget* parent = nullptr);

    void show() override;
    void toDefaults() override;
    std::function<void()> remembered() override;

private:
    Settings& m_settings;
    QComboBox* m_language;
    QComboBox* m_theme;
    QComboBox* m_paper;
    QComboBox* m_motion;
    QCheckBox* m_restores;
};

// What the rendered Markdown is set in.
class PreviewPage : public SettingsForm
{
    Q_OBJECT

public:
    explicit PreviewPage(Settings& settings, QWidget* parent = nullptr);

    void show() override;
    void toDefaults() override { m_settings.setPreviewFonts({}); }
    std::function<void()> remembered() override;

private:
    void take();

    Settings& m_settings;
    QComboBox* m_kind;
    QFontComboBox* m_family;
    QSpinBox* m_size;
    QLabel* m_sample;
};

} // namespace lectern::ui
