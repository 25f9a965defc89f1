// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include "ui/settings/general_page.h"
#include "ui/settings/reading_page.h"
#include "ui/theme/icons.h"
#include "ui/theme/translated.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSectionsWidth = 176;

} // namespace

SettingsDialog::SettingsDialog(Settings& settings, recognition::ModelPlaces places, QWidget* parent)
    : QDialog(parent)
    , m_sections(new QListWidget)
    , m_pages(new QStackedWidget)
    , m_reset(new QPushButton)
    , m_strip(new QFrame)
    , m_stripText(new QLabel)
{
    setObjectName(u"settingsDialog"_s);
    resize(820, 600);
    m_sections->setObjectName(u"settingsSections"_s);
    m_sections->setFixedWidth(kSectionsWidth);
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sections->setSpacing(1);
    m_sections->setIconSize(QSize(tokens::kIcon, tokens::kIcon));
    m_strip->setObjectName(u"strip"_s);
    m_reset->setObjectName(u"settingsReset"_s);
    auto* undo = new QPushButton;
    undo->setObjectName(u"settingsUndo"_s);
    auto* close = new QPushButton;
    translated(this, [this, undo, close] {
        setWindowTitle(tr("Settings"));
        m_sections->setAccessibleName(tr("Sections of the settings"));
        m_stripText->setText(tr("This section is back to its defaults."));
        m_reset->setText(tr("Back to defaults"));
        undo->setText(tr("Undo"));
        close->setText(tr("Close"));
    });
    auto* stripRow = new QHBoxLayout(m_strip);
    stripRow->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace2, tokens::kSpace1);
    stripRow->addWidget(m_stripText, 1);
    stripRow->addWidget(undo);
    m_strip->hide();
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(tokens::kSpace4, tokens::kSpace2, tokens::kSpace4, tokens::kSpace3);
    buttons->addWidget(m_reset);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_pages, 1);
    right->addWidget(m_strip);
    right->addLayout(buttons);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(m_sections);
    columns->addLayout(right, 1);

    m_reading = new ReadingPage(settings, std::move(places));
    addForm([] { return tr("General"); }, u"configure"_s, new GeneralPage(settings));
    addForm([] { return tr("Reading"); }, u"reader"_s, m_reading);
    addForm([] { return tr("Preview"); }, u"font"_s, new PreviewPage(settings));
    connect(&settings, &Settings::changed, this, [this] {
        for (SettingsForm* form : m_forms) {
            if (form != nullptr) {
                form->show();
            }
        }
    });
    connect(m_sections, &QListWidget::currentRowChanged, this, &SettingsDialog::showCurrent);
    connect(m_reset, &QPushButton::clicked, this, &SettingsDialog::resetCurrent);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(undo, &QPushButton::clicked, this, [this] {
        m_strip->hide();
        if (m_undo) {
            std::exchange(m_undo, {})();
        }
    });
    m_sections->setCurrentRow(0);
}

void SettingsDialog::addPage(LiveText title, const QString& name, QWidget* page)
{
    auto* item = new QListWidgetItem(m_sections);
    item->setSizeHint(QSize(1, tokens::kControlHeight + tokens::kSpace2));
    item->setIcon(icon(name));
    m_forms.append(nullptr);
    m_pages->addWidget(page);
    translated(m_sections, [item, title = std::move(title)] { item->setText(title()); });
}

void SettingsDialog::addForm(LiveText title, const QString& name, SettingsForm* form)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(form);
    addPage(std::move(title), name, area);
    m_forms.back() = form;
}

void SettingsDialog::showSection(Section section)
{
    m_sections->setCurrentRow(static_cast<int>(section));
}

void SettingsDialog::showCurrent(int row)
{
    m_pages->setCurrentIndex(row);
    m_strip->hide();
    m_reset->setVisible(m_forms.value(row) != nullptr);
}

void SettingsDialog::resetCurrent()
{
    SettingsForm* form = m_forms.value(m_sections->currentRow());
    m_undo = form->remembered();
    form->toDefaults();
    m_strip->show();
}

} // namespace lectern::ui
