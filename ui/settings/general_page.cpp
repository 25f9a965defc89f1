// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/general_page.h"

#include "ui/settings/language.h"
#include "ui/theme/tokens.h"
#include "ui/theme/translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace lectern::ui {

using namespace Qt::StringLiterals;

GeneralPage::GeneralPage(Settings& settings, QWidget* parent)
    : SettingsForm(parent)
    , m_settings(settings)
    , m_language(new QComboBox)
    , m_theme(new QComboBox)
    , m_paper(new QComboBox)
    , m_motion(new QComboBox)
    , m_restores(new QCheckBox)
{
    setChoices(m_language, [] {
        QList<Choice> choices{{QString(), tr("As the system", "language")}};
        for (const KnownLanguage& known : knownLanguages()) {
            choices.append({known.code, known.name});
        }
        return choices;
    });
    setChoices(m_theme, [] {
        return QList<Choice>{{int(ThemeMode::System), tr("As the system", "theme")},
            {int(ThemeMode::Light), tr("Light")}, {int(ThemeMode::Dark), tr("Dark")}};
    });
    setChoices(m_paper, [] { return QList<Choice>{{false, tr("Dimmed, hues kept")}, {true, tr("As paper")}}; });
    setChoices(m_motion, [] {
        return QList<Choice>{{int(Motion::System), tr("As the system", "motion")},
            {int(Motion::Reduced), tr("On", "reduce motion")}, {int(Motion::Full), tr("Off", "reduce motion")}};
    });
    translated(m_restores, [this] { m_restores->setText(tr("Open the documents of last time again")); });
    addSection([] { return tr("Appearance"); });
    addRow(
        "languageChoice", [] { return tr("Language"); }, m_language);
    addRow(
        "themeChoice", [] { return tr("Theme"); }, m_theme);
    addRow(
        "paperChoice", [] { return tr("Pages in the dark theme"); }, m_paper);
    addRow(
        "motionChoice", [] { return tr("Reduce motion"); }, m_motion);
    addSection([] { return tr("Start"); });
    addRow(
        "restoreChoice", [] { return tr("At start"); }, m_restores);
    addStretch();
    connect(m_language, &QComboBox::currentIndexChanged, this,
        [this] { m_settings.setLanguage(m_language->currentData().toString()); });
    connect(m_theme, &QComboBox::currentIndexChanged, this,
        [this] { m_settings.setTheme(static_cast<ThemeMode>(m_theme->currentData().toInt())); });
    connect(m_paper, &QComboBox::currentIndexChanged, this,
        [this] { m_settings.setPagesAsPaper(m_paper->currentData().toBool()); });
    connect(m_motion, &QComboBox::currentIndexChanged, this,
        [this] { m_settings.setMotion(static_cast<Motion>(m_motion->currentData().toInt())); });
    connect(m_restores, &QCheckBox::clicked, this, [this](bool on) { m_settings.setRestoresSession(on); });
    show();
}

void GeneralPage::show()
{
    selectValue(m_language, m_settings.language());
    selectValue(m_theme, int(m_settings.theme()));
    selectValue(m_paper, m_settings.pagesAsPaper());
    selectValue(m_motion, int(m_settings.motion()));
    m_restores->setChecked(m_settings.restoresSession());
}

void GeneralPage::toDefaults()
{
    m_settings.setLanguage({});
    m_settings.setTheme(ThemeMode::System);
    m_settings.setPagesAsPaper(false);
    m_settings.setMotion(Motion::System);
    m_settings.setRestoresSession(true);
}

std::function<void()> GeneralPage::remembered()
{
    return [this, language = m_settings.language(), theme = m_settings.theme(), paper = m_settings.pagesAsPaper(),
               motion = m_settings.motion(), restores = m_settings.restoresSession()] {
        m_settings.setLanguage(language);
        m_settings.setTheme(theme);
        m_settings.setPagesAsPaper(paper);
        m_settings.setMotion(motion);
        m_settings.setRestoresSession(restores);
    };
}

PreviewPage::PreviewPage(Settings& settings, QWidget* parent)
    : SettingsForm(parent)
    , m_settings(settings)
    , m_kind(new QComboBox)
    , m_family(new QFontComboBox)
    , m_size(new QSpinBox)
    , m_sample(new QLabel)
{
    setChoices(m_kind, [] {
        return QList<Choice>{{int(PreviewFonts::Kind::Serif), tr("Serif")}, {int(PreviewFonts::Kind::Sans), tr("Sans")},
            {int(PreviewFonts::Kind::Custom), tr("Another one")}};
    });
    m_size->setRange(PreviewFonts::kSmallestSize, PreviewFonts::kLargestSize);
    translated(m_size, [this] { m_size->setSuffix(tr(" px", "after a number")); });
    m_sample->setObjectName(u"fontSample"_s);
    m_sample->setWordWrap(true);
    m_sample->setMargin(tokens::kSpace3);
    translated(m_sample, [this] { m_sample->setText(tr("The quick brown fox reads page 12 before the lazy dog.")); });
    addSection([] { return tr("Text of the preview"); });
    addRow(
        "fontChoice", [] { return tr("Typeface"); }, m_kind);
    addRow(
        "fontFamily", [] { return tr("Font"); }, m_family);
    addRow(
        "fontSize", [] { return tr("Size"); }, m_size);
    addWide(m_sample);
    addStretch();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PreviewPage::take);
    connect(m_family, &QFontComboBox::currentFontChanged, this, &PreviewPage::take);
    connect(m_size, &QSpinBox::valueChanged, this, &PreviewPage::take);
    show();
}

void PreviewPage::take()
{
    const auto kind = static_cast<PreviewFonts::Kind>(m_kind->currentData().toInt());
    m_settings.setPreviewFonts(
        {kind, kind == PreviewFonts::Kind::Custom ? m_family->currentFont().family() : QString(), m_size->value()});
}

void PreviewPage::show()
{
    const PreviewFonts fonts = m_settings.previewFonts();
    const QSignalBlocker quietFamily(m_family);
    const QSignalBlocker quietSize(m_size);
    selectValue(m_kind, int(fonts.kind));
    m_family->setEnabled(fonts.kind == PreviewFonts::Kind::Custom);
    if (!fonts.family.isEmpty()) {
        m_family->setCurrentFont(QFont(fonts.family));
    }
    m_size->setValue(fonts.size);
    QFont font(fonts.family);
    if (fonts.kind != PreviewFonts::Kind::Custom) {
        font.setStyleHint(fonts.kind == PreviewFonts::Kind::Serif ? QFont::Serif : QFont::SansSerif);
        font.setFamily(fonts.kind == PreviewFonts::Kind::Serif ? u"serif"_s : u"sans-serif"_s);
    }
    font.setPixelSize(fonts.size);
    m_sample->setFont(font);
}

std::function<void()> PreviewPage::remembered()
{
    return [this, fonts = m_settings.previewFonts()] { m_settings.setPreviewFonts(fonts); };
}

} // namespace lectern::ui
