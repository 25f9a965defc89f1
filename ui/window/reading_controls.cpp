// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/reading_controls.h"

#include "recognition/conversion_worker.h"
#include "ui/conversion/document_session.h"
#include "ui/theme/why_disabled.h"
#include "ui/window/device_button.h"
#include "ui/window/document_tab.h"
#include "ui/window/primary_button.h"
#include "ui/window/reader_button.h"

#include <QAction>
#include <QStatusBar>
#include <QToolBar>

namespace lectern::ui {

namespace {

constexpr int kRoomyWidth = 1200; // pixels of the window, from which the tool bar has room for longer names
constexpr int kNarrowWidth = 880;

} // namespace

using recognition::ConversionWorker;
using recognition::ModelState;
using recognition::ReaderChoice;

ReadingControls::ReadingControls(Host host, QObject* parent)
    : QObject(parent)
    , m_host(std::move(host))
    , m_status(new ReadingStatus)
{
    connectActions();
    connect(m_status, &ReadingStatus::troubleRequested, m_host.actions.get(ActionId::NextTrouble), &QAction::trigger);
    if (m_host.services.worker == nullptr) {
        for (const ActionId id : {ActionId::LoadModel, ActionId::UnloadModel, ActionId::PauseReading}) {
            m_host.actions.setEnabled(id, false, QT_TRANSLATE_NOOP("Actions", "This window only shows documents"));
        }
        return;
    }
    connect(m_host.services.worker, &ConversionWorker::modelChanged, this, &ReadingControls::showPage);
    connect(&m_host.services.settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::Reading) {
            showTab();
        } else if (setting == Setting::Doubtful) {
            showPage();
        }
    });
}

template <class Function> void ReadingControls::onTab(ActionId id, Function function)
{
    connect(m_host.actions.get(id), &QAction::triggered, this, [this, function] {
        if (DocumentTab* tab = openTab()) {
            function(*tab);
        }
    });
}

void ReadingControls::connectActions()
{
    using enum ActionId;
    onTab(ExportHtml, [](DocumentTab& tab) { tab.saveAs(SaveFormat::Html); });
    onTab(ExportJson, [](DocumentTab& tab) { tab.saveAs(SaveFormat::Json); });
    onTab(NextTrouble, [](DocumentTab& tab) { tab.goToNextTrouble(); });
    onTab(CopyMarkdown, [](DocumentTab& tab) { tab.copyMarkdown(); });
    connect(m_host.actions.get(LoadModel), &QAction::triggered, this, &ReadingControls::loadModel);
    connect(m_host.actions.get(UnloadModel), &QAction::triggered, this, [this] {
        if (m_host.services.worker != nullptr) {
            m_host.services.worker->unloadModel();
        }
    });
    connect(m_host.actions.get(PauseReading), &QAction::triggered, this, &ReadingControls::togglePause);
    connect(m_host.actions.get(ShowDoubtful), &QAction::triggered, this,
        [this](bool shows) { m_host.services.settings.setShowsDoubtful(shows); });
    connect(m_host.actions.get(ReadingSettings), &QAction::triggered, this, [this] { m_host.showSettings(); });
}

void ReadingControls::addTo(QToolBar& bar)
{
    if (m_host.services.worker == nullptr) {
        return;
    }
    using enum ActionId;
    const auto get = [this](ActionId id) { return m_host.actions.get(id); };
    m_reader =
        new ReaderButton([this] { return readerOptions(m_host.services.settings.reading(), m_host.services.places); });
    connect(m_reader, &ReaderButton::readerChosen, this, [this](const auto& reader) {
        if (DocumentTab* tab = openTab()) {
            tab->setReader(reader);
        }
    });
    connect(m_reader, &ReaderButton::settingsRequested, this, [this] { m_host.showSettings(); });
    m_primary = new PrimaryButton({get(Convert), {get(Convert), get(ConvertPage), get(ConvertRange)}},
        {get(StopConverting), {}},
        {get(Save),
            {get(Save), get(SaveAs), get(ExportHtml), get(ExportJson), get(CopyMarkdown), nullptr, get(Convert),
                get(ConvertPage)}});
    m_primary->setIconSize(bar.iconSize());
    bar.addSeparator();
    m_readerPlace = bar.addWidget(m_reader);
    bar.addWidget(m_primary);
}

void ReadingControls::addTo(QStatusBar& bar)
{
    bar.addWidget(m_status, 1);
    if (m_host.services.worker == nullptr) {
        return;
    }
    using enum ActionId;
    const auto get = [this](ActionId id) { return m_host.actions.get(id); };
    m_device =
        new DeviceButton({get(LoadModel), get(UnloadModel), nullptr, get(PauseReading), nullptr, get(ReadingSettings)});
    connect(m_device, &DeviceButton::aboutToShow, this, &ReadingControls::showModel);
    bar.addPermanentWidget(m_device);
}

void ReadingControls::setWindowWidth(int width)
{
    if (m_reader != nullptr) {
        m_reader->setCompact(width < kRoomyWidth);
        m_readerPlace->setVisible(width >= kNarrowWidth); // the primary button needs its place more
    }
}

DocumentTab* ReadingControls::openTab() const
{
    DocumentTab* tab = m_host.tab();
    return tab != nullptr && tab->state() == DocumentTab::State::Open && tab->session() != nullptr ? tab : nullptr;
}

Result<ReaderChoice> ReadingControls::choice() const
{
    const DocumentTab* tab = openTab();
    return recognition::chooseReader(
        tab != nullptr ? tab->readerRequest() : m_host.services.settings.reading().readerRequest(),
        m_host.services.places);
}

void ReadingControls::showTab()
{
    if (m_reader != nullptr) {
        const DocumentTab* tab = openTab();
        const auto request = tab != nullptr ? tab->readerRequest() : m_host.services.settings.reading().readerRequest();
        const auto own = tab != nullptr ? tab->ownReader() : std::nullopt;
        const auto chosen = choice();
        m_reader->setState({chosen ? readerName(*chosen) : QString(),
            whyReader(request, chosen, own.has_value(), m_host.services.places),
            request.reader == "auto" && request.model.empty(), !chosen, own});
        setEnabledOr(*m_reader, tab != nullptr, tr("Needs an open document"));
    }
    showPage();
}

void ReadingControls::showPage()
{
    ReadingState state;
    if (DocumentTab* shown = m_host.tab(); shown != nullptr && shown->state() == DocumentTab::State::Open) {
        state.page = shown->view().currentPage();
        state.pages = shown->view().pageCount();
    }
    DocumentTab* tab = openTab();
    if (m_host.services.worker != nullptr) {
        state.model = m_host.services.worker->model();
        state.isPaused = m_host.services.worker->isPaused();
        state.job = tab != nullptr ? tab->session()->conversion().status() : std::nullopt;
        state.troubled = tab != nullptr && !state.job ? tab->troubledPages() : 0;
        showActions(tab);
        showModel();
    }
    m_status->show(state);
}

void ReadingControls::showActions(DocumentTab* tab)
{
    using enum ActionId;
    const bool isRunning = tab != nullptr && tab->session()->conversion().isRunning();
    const bool hasText = tab != nullptr && !tab->session()->markdown().isEmpty();
    m_host.actions.get(ShowDoubtful)->setChecked(m_host.services.settings.showsDoubtful());
    m_host.actions.setEnabled(NextTrouble, tab != nullptr && tab->troubledPages() > 0,
        QT_TRANSLATE_NOOP("Actions", "Nothing went wrong on any page"));
    m_host.actions.setEnabled(StopConverting, isRunning, QT_TRANSLATE_NOOP("Actions", "Nothing is being converted"));
    for (const ActionId id : {Save, SaveAs, ExportHtml, ExportJson, CopyMarkdown}) {
        m_host.actions.setEnabled(id, hasText, QT_TRANSLATE_NOOP("Actions", "Convert the document first"));
    }
    if (m_primary != nullptr) {
        m_primary->setState(isRunning ? PrimaryButton::State::Stop
                : hasText             ? PrimaryButton::State::Export
                                      : PrimaryButton::State::Convert);
    }
}

void ReadingControls::showModel()
{
    using enum ActionId;
    const recognition::ModelStatus& model = m_host.services.worker->model();
    const auto chosen = choice();
    const bool isModel = chosen && chosen->kind == ReaderChoice::Kind::Model;
    const bool isThere = isModel && model.state == ModelState::Loaded && model.info.folder == chosen->modelFolder;
    m_host.actions.setEnabled(LoadModel, isModel && !isThere && model.state != ModelState::Loading,
        isThere       ? QT_TRANSLATE_NOOP("Actions", "It is loaded")
            : isModel ? QT_TRANSLATE_NOOP("Actions", "It is being loaded")
                      : QT_TRANSLATE_NOOP("Actions", "The built-in reader needs no model"));
    m_host.actions.setEnabled(UnloadModel, model.state == ModelState::Loaded || model.state == ModelState::Loading,
        QT_TRANSLATE_NOOP("Actions", "No model is loaded"));
    m_host.actions.get(PauseReading)->setChecked(m_host.services.worker->isPaused());
    if (m_device != nullptr) {
        m_device->setState({model, chosen ? std::optional(*chosen) : std::nullopt,
            m_host.services.settings.reading().loadOptions(), m_host.services.worker->isPaused()});
    }
}

void ReadingControls::loadModel()
{
    const auto chosen = choice();
    if (m_host.services.worker != nullptr && chosen && chosen->kind == ReaderChoice::Kind::Model) {
        m_host.services.worker->loadModel(*chosen, m_host.services.settings.reading().loadOptions());
    }
}

void ReadingControls::togglePause()
{
    if (ConversionWorker* worker = m_host.services.worker) {
        worker->setPaused(!worker->isPaused());
        showPage();
    }
}

} // namespace lectern::ui
