// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/reading_page.h"

#include "recognition/memory_check.h"
#include "tesseract/ocr_engine.h"
#include "ui/settings/ocr_languages.h"
#include "ui/theme/icons.h"
#include "ui/theme/translated.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>

#include <utility>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kListHeight = 104;
constexpr int kTextHeight = 72;
const QString kOwnPrompt = u"own"_s;

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

ReadingPage::ReadingPage(Settings& settings, recognition::ModelPlaces places, QWidget* parent)
    : SettingsForm(parent)
    , m_settings(settings)
    , m_places(std::move(places))
    , m_next(new QLabel)
    , m_reader(new QComboBox)
    , m_model(new QComboBox)
    , m_folder(new QPushButton)
    , m_weightsSign(new IconLabel)
    , m_weights(new QLabel)
    , m_problems(new QPlainTextEdit)
    , m_device(new QComboBox)
    , m_precision(new QComboBox)
    , m_threads(new QSpinBox)
    , m_dpi(new QSpinBox)
    , m_prompt(new QComboBox)
    , m_ownPrompt(new QPlainTextEdit)
    , m_languages(new QListWidget)
    , m_textLayer(new QComboBox)
    , m_furniture(new QComboBox)
{
    buildReader();
    buildPages();
    buildArithmetic();
    addStretch();
    connect(&m_check, &WeightsCheck::finished, this, &ReadingPage::take);
    show();
}

void ReadingPage::buildReader()
{
    setChoices(m_reader, [] {
        return QList<Choice>{{u"auto"_s, tr("Automatic: the model where one is installed")},
            {u"builtin"_s, tr("Built-in reader")}, {u"model"_s, tr("Model")}};
    });
    setChoices(m_model, [this] { return models(); });
    m_folder->setObjectName(u"chooseWeights"_s);
    translated(m_folder, [this] { m_folder->setText(tr("Choose a folder with weights…")); });
    for (QLabel* label : {m_next, m_weights}) {
        label->setWordWrap(true);
        label->setProperty("quiet", true);
        label->setTextFormat(Qt::PlainText);
    }
    m_next->setObjectName(u"nextReader"_s);
    m_weights->setObjectName(u"weightsState"_s);
    m_problems->setObjectName(u"weightsProblems"_s);
    m_problems->setReadOnly(true);
    m_problems->setFixedHeight(kListHeight);
    translated(m_problems, [this] { m_problems->setAccessibleName(tr("What is wrong with the weights")); });
    addSection([] { return tr("Reader"); });
    addRow(
        "readerChoice", [] { return tr("Reader"); }, m_reader);
    addWide(m_next);
    addRow(
        "modelChoice", [] { return tr("Model"); }, m_model);
    addWide(m_folder);
    auto* weights = new QWidget;
    auto* row = new QHBoxLayout(weights);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_weightsSign, 0, Qt::AlignTop);
    row->addWidget(m_weights, 1);
    addWide(weights);
    addWide(m_problems);
    connect(m_reader, &QComboBox::currentIndexChanged, this,
        [this] { change([this](ReadingSettings& to) { to.reader = m_reader->currentData().toString(); }); });
    connect(m_model, &QComboBox::currentIndexChanged, this, [this] {
        m_tried.clear();
        change([this](ReadingSettings& to) { to.model = m_model->currentData().toString(); });
    });
    connect(m_folder, &QPushButton::clicked, this, &ReadingPage::chooseFolder);
}

void ReadingPage::buildPages()
{
    m_dpi->setRange(ReadingSettings::kSmallestDpi, ReadingSettings::kLargestDpi);
    m_dpi->setSuffix(u" dpi"_s);
    setChoices(m_prompt, [] {
        return QList<Choice>{{u"markdown"_s, tr("Markdown with the places of blocks")},
            {u"free"_s, tr("Plain text, no places")}, {kOwnPrompt, tr("Own text")}};
    });
    m_ownPrompt->setFixedHeight(kTextHeight);
    QStringList codes;
    for (const std::string& name : tesseract::installedLanguages()) {
        codes << textOf(name);
    }
    fillWithLanguages(*m_languages, codes);
    setChoices(m_textLayer, [] {
        return QList<Choice>{{int(recognition::TextLayerUse::Auto), tr("Used where it is faithful")},
            {int(recognition::TextLayerUse::Never), tr("Never used")}};
    });
    setChoices(m_furniture, [] { return QList<Choice>{{false, tr("Left out of the Markdown")}, {true, tr("Kept")}}; });
    addSection([] { return tr("Pages"); });
    addRow(
        "dpiChoice", [] { return tr("Resolution"); }, m_dpi);
    addRow(
        "promptChoice", [] { return tr("Prompt"); }, m_prompt, [] { return tr("What the model is asked for."); });
    addRow(
        "ownPrompt", [] { return tr("Text of the prompt"); }, m_ownPrompt);
    addRow(
        "languagesChoice", [] { return tr("Languages"); }, m_languages,
        [] { return tr("Of scanned pages, for the built-in reader."); });
    addRow(
        "textLayerChoice", [] { return tr("Text layer of PDFs"); }, m_textLayer);
    addRow(
        "furnitureChoice", [] { return tr("Headers, footers, page numbers"); }, m_furniture);
    connect(m_dpi, &QSpinBox::valueChanged, this, [this](int dpi) { change([dpi](auto& to) { to.dpi = dpi; }); });
    connect(m_prompt, &QComboBox::currentIndexChanged, this, [this] {
        const QString chosen = m_prompt->currentData().toString();
        setRowVisible(m_ownPrompt, chosen == kOwnPrompt);
        if (chosen != kOwnPrompt) {
            change([&](ReadingSettings& to) { to.prompt = chosen; });
        } else {
            m_ownPrompt->setFocus();
        }
    });
    connect(m_ownPrompt, &QPlainTextEdit::textChanged, this, [this] {
        const QString prompt = m_ownPrompt->toPlainText().left(ReadingSettings::kLongestPrompt);
        if (!prompt.trimmed().isEmpty()) {
            change([&](ReadingSettings& to) { to.prompt = prompt; });
        }
    });
    connect(m_languages, &QListWidget::itemChanged, this, [this] {
        if (const QString languages = checkedLanguages(); !languages.isEmpty()) {
            change([&](ReadingSettings& to) { to.languages = languages; });
        } else {
            showLanguages(m_settings.reading().languages); // one is needed
        }
    });
    connect(m_textLayer, &QComboBox::currentIndexChanged, this, [this] {
        change([this](ReadingSettings& to) {
            to.textLayer = static_cast<recognition::TextLayerUse>(m_textLayer->currentData().toInt());
        });
    });
    connect(m_furniture, &QComboBox::currentIndexChanged, this,
        [this] { change([this](ReadingSettings& to) { to.keepsFurniture = m_furniture->currentData().toBool(); }); });
}

void ReadingPage::buildArithmetic()
{
    setChoices(m_device, [] {
        QList<Choice> choices{{u"auto"_s, tr("Automatic")}};
        for (const std::string& name : model::availableDevices()) {
            choices.append({textOf(name), textOf(name).toUpper().replace(u':', u' ')});
        }
        return choices;
    });
    setChoices(m_precision, [] {
        return QList<Choice>{{int(model::Precision::Auto), tr("Automatic")}, {int(model::Precision::F32), u"f32"_s},
            {int(model::Precision::BF16), u"bf16"_s}};
    });
    m_threads->setRange(0, ReadingSettings::kMostThreads);
    translated(m_threads, [this] { m_threads->setSpecialValueText(tr("One less than there are cores")); });
    addSection([] { return tr("Arithmetic of the model"); });
    addRow(
        "deviceChoice", [] { return tr("Device"); }, m_device);
    addRow(
        "precisionChoice", [] { return tr("Precision"); }, m_precision);
    addRow(
        "threadsChoice", [] { return tr("Threads"); }, m_threads);
    connect(m_device, &QComboBox::currentIndexChanged, this,
        [this] { change([this](ReadingSettings& to) { to.device = m_device->currentData().toString(); }); });
    connect(m_precision, &QComboBox::currentIndexChanged, this, [this] {
        change([this](ReadingSettings& to) {
            to.precision = static_cast<model::Precision>(m_precision->currentData().toInt());
        });
    });
    connect(m_threads, &QSpinBox::valueChanged, this,
        [this](int count) { change([count](auto& to) { to.threads = count; }); });
}

QList<Choice> ReadingPage::models() const
{
    QList<Choice> choices{{QString(), tr("The installed one")}};
    for (const recognition::InstalledModel& installed : recognition::installedModels(m_places)) {
        choices.append({textOf(installed.name), textOf(installed.name)});
    }
    choices.append({u"nano"_s, tr("Demonstration model (nano)")});
    const QString chosen = m_settings.reading().model;
    if (!std::ranges::any_of(choices, [&](const Choice& choice) { return choice.value == chosen; })) {
        choices.append({chosen, QDir::toNativeSeparators(chosen)});
    }
    return choices;
}

void ReadingPage::change(const std::function<void(ReadingSettings&)>& edit)
{
    ReadingSettings reading = m_settings.reading();
    edit(reading);
    m_settings.setReading(reading);
}

void ReadingPage::show()
{
    const ReadingSettings now = m_settings.reading();
    selectValue(m_reader, now.reader);
    {
        const QSignalBlocker quiet(m_model);
        m_model->clear();
        for (const Choice& choice : models()) {
            m_model->addItem(choice.text, choice.value);
        }
    }
    selectValue(m_model, now.model);
    m_model->setEnabled(now.reader != u"builtin");
    selectValue(m_device, now.device);
    selectValue(m_precision, int(now.precision));
    const QSignalBlocker quietThreads(m_threads);
    const QSignalBlocker quietDpi(m_dpi);
    const QSignalBlocker quietPrompt(m_ownPrompt);
    m_threads->setValue(now.threads);
    m_dpi->setValue(now.dpi);
    const bool isOwn = now.prompt != u"markdown" && now.prompt != u"free";
    const bool isBegun =
        m_ownPrompt->hasFocus() && m_ownPrompt->toPlainText().trimmed().isEmpty(); // nothing to take yet
    selectValue(m_prompt, isOwn || isBegun ? kOwnPrompt : now.prompt);
    setRowVisible(m_ownPrompt, isOwn || isBegun);
    if (isOwn && m_ownPrompt->toPlainText() != now.prompt) {
        m_ownPrompt->setPlainText(now.prompt);
    }
    showLanguages(now.languages);
    selectValue(m_textLayer, int(now.textLayer));
    selectValue(m_furniture, now.keepsFurniture);
    if (m_tried.isEmpty()) {
        checkModel();
    }
    showState();
}

std::function<void()> ReadingPage::remembered()
{
    return [this, reading = m_settings.reading()] { m_settings.setReading(reading); };
}

void ReadingPage::showLanguages(const QString& languages)
{
    const QSignalBlocker quiet(m_languages);
    const QStringList names = languages.split(u'+');
    for (int row = 0; row < m_languages->count(); ++row) {
        QListWidgetItem* item = m_languages->item(row);
        item->setCheckState(names.contains(languageCode(*item)) ? Qt::Checked : Qt::Unchecked);
    }
}

// Those that were chosen before keep their places: Tesseract prefers the first.
QString ReadingPage::checkedLanguages() const
{
    QStringList checked;
    for (int row = 0; row < m_languages->count(); ++row) {
        if (m_languages->item(row)->checkState() == Qt::Checked) {
            checked << languageCode(*m_languages->item(row));
        }
    }
    QStringList names;
    for (const QString& name : m_settings.reading().languages.split(u'+')) {
        if (checked.removeAll(name) > 0) {
            names << name;
        }
    }
    return (names + checked).join(u'+');
}

void ReadingPage::goToFolder()
{
    for (QWidget* widget = parentWidget(); widget != nullptr; widget = widget->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(widget)) {
            area->ensureWidgetVisible(m_folder);
            break;
        }
    }
    m_folder->setFocus(Qt::ShortcutFocusReason);
}

void ReadingPage::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Choose the folder with the weights"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ReadingPage::tryFolder);
    dialog->open();
}

void ReadingPage::tryFolder(const QString& folder)
{
    m_tried = folder;
    m_checked = folder;
    m_check.start(folder, m_settings.reading().loadOptions());
    showState();
}

// The model that would be loaded next, where there is one.
void ReadingPage::checkModel()
{
    const ReadingSettings now = m_settings.reading();
    const auto choice = recognition::chooseReader(now.readerRequest(), m_places);
    if (choice && choice->kind == recognition::ReaderChoice::Kind::Model) {
        m_checked = QFile::decodeName(choice->modelFolder.c_str());
        m_check.start(m_checked, now.loadOptions());
    } else {
        m_checked.clear();
    }
}

void ReadingPage::take(const WeightsReport& report)
{
    if (report.folder != m_checked) {
        return;
    }
    m_report = report;
    if (m_tried == report.folder && report.isComplete()) {
        m_tried.clear();
        change([&](ReadingSettings& to) {
            to.model = report.folder;
            to.reader = to.reader == u"builtin" ? u"auto"_s : to.reader;
        });
    }
    showState();
}

void ReadingPage::showState()
{
    const auto choice = recognition::chooseReader(m_settings.reading().readerRequest(), m_places);
    if (!choice) {
        m_next->setText(textOf(choice.error().message));
    } else if (choice->kind == recognition::ReaderChoice::Kind::BuiltIn) {
        m_next->setText(tr("Pages are read by the built-in reader."));
    } else if (choice->modelName.empty()) {
        m_next->setText(tr("Pages are read by the demonstration model."));
    } else {
        m_next->setText(tr("Pages are read by the model %1.").arg(textOf(choice->modelName)));
    }
    const bool isKnown = !m_checked.isEmpty() && m_report.folder == m_checked && !m_check.isRunning();
    m_weights->setVisible(!m_checked.isEmpty());
    m_weightsSign->setVisible(!m_checked.isEmpty());
    m_problems->setVisible(isKnown && !m_report.isComplete());
    if (!isKnown) {
        m_weightsSign->setIcon(u"status-waiting"_s, &Colours::quiet);
        m_weights->setText(tr("Looking at the weights…"));
        return;
    }
    if (!m_report.isComplete()) {
        m_weightsSign->setIcon(u"status-error"_s, &Colours::error);
    } else if (m_report.available == 0 || m_report.fits()) {
        m_weightsSign->setIcon(u"status-done"_s, &Colours::done);
    } else {
        m_weightsSign->setIcon(u"status-warning"_s, &Colours::caution);
    }
    const QString needed = textOf(recognition::describeBytes(m_report.needed));
    const QString available = textOf(recognition::describeBytes(m_report.available));
    if (!m_report.isComplete()) {
        m_weights->setText(tr("The weights in %1 cannot be used:").arg(QDir::toNativeSeparators(m_checked)));
        m_problems->setPlainText(m_report.problems.join(u'\n'));
    } else if (m_report.available == 0) {
        m_weights->setText(tr("The weights are complete. The model needs %1 of memory.").arg(needed));
    } else if (m_report.fits()) {
        m_weights->setText(tr("The weights are complete. The model needs %1 of %2 free.").arg(needed, available));
    } else {
        m_weights->setText(tr("The weights are complete, but the model needs %1 of memory and %2 are free: close other "
                              "programs, or choose another precision.")
                               .arg(needed, available));
    }
}

void ReadingPage::changeEvent(QEvent* event)
{
    SettingsForm::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

} // namespace lectern::ui
