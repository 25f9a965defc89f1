// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/batch_panel.h"

#include "ui/theme/why_disabled.h"

#include "ui/pages/document_files.h"
#include "ui/queue/batch_card.h"
#include "ui/queue/batch_model.h"
#include "ui/queue/batch_notes.h"
#include "ui/queue/batch_text.h"
#include "ui/queue/input_finder.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;
using recognition::BatchFile;
using recognition::BatchQueue;
using recognition::BatchState;

namespace {

constexpr int kSoon = 50; // milliseconds, as the next
constexpr int kSlowestLayout = 500;
constexpr int kRowsPerMillisecond = 20;

} // namespace

BatchPanel::BatchPanel(
    BatchQueue& queue, std::shared_ptr<exports::BatchResults> results, OptionsProvider options, QWidget* parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_results(std::move(results))
    , m_options(std::move(options))
    , m_finder(new InputFinder(this))
    , m_model(new BatchModel(queue, this))
    , m_summary(new QLabel)
    , m_list(new QListView)
    , m_stack(new QStackedWidget)
    , m_card(new BatchCard)
    , m_notes(new BatchNotes)
{
    build();
    connectQueue();
    retranslate();
}

BatchPanel::~BatchPanel() = default;

void BatchPanel::connectQueue()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    m_layoutSoon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &BatchPanel::showState);
    connect(&m_layoutSoon, &QTimer::timeout, this, [this] {
        if (m_list->isVisible()) {
            Q_EMIT m_list->itemDelegate()->sizeHintChanged(m_model->index(0));
        }
    });
    connect(m_finder, &InputFinder::found, this, &BatchPanel::found);
    connect(m_finder, &InputFinder::searchingChanged, this, &BatchPanel::showState);
    // After the model, which is connected before.
    connect(&m_queue, &BatchQueue::filesAdded, this, [this](int first) {
        if (currentRow() < 0) {
            m_list->setCurrentIndex(m_model->index(first));
        }
        showState();
    });
    connect(&m_queue, &BatchQueue::fileRemoved, this, &BatchPanel::showSoon);
    connect(&m_queue, &BatchQueue::fileMoved, this, &BatchPanel::showSoon);
    connect(&m_queue, &BatchQueue::fileChanged, this, &BatchPanel::fileChanged);
    connect(&m_queue, &BatchQueue::pausedChanged, this, &BatchPanel::showState);
    connect(&m_queue, &BatchQueue::finished, this, &BatchPanel::showState);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BatchPanel::showCard);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BatchPanel::showCard);
    connect(m_pause, &QToolButton::clicked, this, [this] {
        if (m_queue.isPaused()) {
            goOn();
        } else {
            m_queue.setPaused(true);
        }
    });
    connect(m_stop, &QToolButton::clicked, this, [this] {
        m_finder->cancel();
        m_queue.cancelAll();
        if (std::exchange(m_isHeld, false)) {
            m_notes->clearTrouble();
            m_queue.setPaused(false); // else what is added next would wait for nobody knows what
        }
    });
    connect(m_retryFailed, &QToolButton::clicked, this, [this] {
        if (goOn()) {
            m_queue.retryFailed();
        }
    });
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_removed.clear();
        m_notes->clearCame();
        m_queue.removeEnded();
        showState();
    });
    connect(m_notes, &BatchNotes::folderRequested, this, &BatchPanel::chooseDestination);
    connect(m_notes, &BatchNotes::retryRequested, this, &BatchPanel::goOn);
    connect(m_notes, &BatchNotes::offerTaken, this, [this](const QStringList& inputs) {
        add(inputs);
        Q_EMIT offerAnswered();
    });
    connect(m_notes, &BatchNotes::offerRefused, this, &BatchPanel::offerAnswered);
}

void BatchPanel::add(const QStringList& filesAndFolders)
{
    m_finder->find(filesAndFolders);
}

void BatchPanel::found(const QStringList& files, const QStringList& otherKinds)
{
    std::vector<std::filesystem::path> inputs;
    for (const QString& file : files) {
        inputs.push_back(corePath(file));
    }
    takeOptions(); // where it cannot the files wait
    const int added = m_queue.add(inputs);
    m_notes->showCame(added, static_cast<int>(files.size()) - added, otherKinds);
    showState();
}

bool BatchPanel::takeOptions()
{
    auto options = m_options();
    if (!options) {
        m_isHeld = true;
        m_queue.setPaused(true);
        m_notes->showReaderTrouble(QString::fromStdString(options.error().message));
        return false;
    }
    exports::BatchDestination destination = m_results->destination();
    destination.prompt = options->read.prompt;
    destination.results.dpi = options->read.dpi;
    m_results->setDestination(std::move(destination));
    m_queue.setOptions(std::move(*options));
    return true;
}

void BatchPanel::followOptions()
{
    if (m_isHeld) {
        goOn();
    } else if (m_queue.filesLeft() > 0) {
        takeOptions();
    }
}

void BatchPanel::fileChanged(int row)
{
    const BatchFile& file = m_queue.files().at(static_cast<size_t>(row));
    if (file.state != BatchState::Running || file.id != m_laidOut) { // its height changes with its state
        m_laidOut = file.state == BatchState::Running ? file.id : 0;
        layOutSoon();
    }
    if (file.state != BatchState::Waiting && file.state != BatchState::Cancelled) {
        m_time.follow(m_queue);
    }
    if (file.state == BatchState::Failed && file.error && file.error->code == ErrorCode::WriteFailed) {
        stopForFolder(file);
    }
    showSoon();
}

// A running file changes many times a second, a whole list in one go: what follows from all files waits a moment.
void BatchPanel::showSoon()
{
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

// The list lays all of its rows out again, which takes the longer the more there are.
void BatchPanel::layOutSoon()
{
    if (!m_layoutSoon.isActive()) {
        m_layoutSoon.start(std::min(kSlowestLayout, m_model->rowCount() / kRowsPerMillisecond));
    }
}

// All of the files that follow would fail in the same way. Where each goes beside its own file, they need not.
void BatchPanel::stopForFolder(const BatchFile& file)
{
    if (const auto folder = destinationFolder()) {
        m_isHeld = true;
        m_queue.setPaused(true);
        m_notes->showFolderTrouble(*folder, QString::fromStdString(file.error->message));
    }
}

bool BatchPanel::goOn()
{
    m_notes->clearTrouble();
    if (!takeOptions()) {
        return false;
    }
    if (std::exchange(m_isHeld, false)) {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const BatchFile& file = m_model->file(row);
            if (file.state == BatchState::Failed && file.error && file.error->code == ErrorCode::WriteFailed) {
                m_queue.retry(row);
            }
        }
    }
    m_queue.setPaused(false);
    showState();
    return true;
}

void BatchPanel::offer(const QStringList& inputs)
{
    m_notes->offer(inputs);
}

QStringList BatchPanel::unfinished() const
{
    QStringList inputs = m_notes->offered();
    for (const BatchFile& file : m_queue.files()) {
        if (!isEnded(file)) {
            inputs << qtPath(file.input);
        }
    }
    inputs.removeDuplicates();
    return inputs;
}

void BatchPanel::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Add files to the batch"), QString(), documentFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &BatchPanel::add);
    dialog->open();
}

void BatchPanel::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Add a folder to the batch"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &BatchPanel::add);
    dialog->open();
}

void BatchPanel::chooseDestination()
{
    auto* dialog = new QFileDialog(this, tr("Folder for the results"), destinationFolder().value_or(QString()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { setDestinationFolder(folder); });
    dialog->open();
}

void BatchPanel::setDestinationFolder(const std::optional<QString>& folder)
{
    exports::BatchDestination destination = m_results->destination();
    destination.folder = folder ? std::optional(corePath(*folder)) : std::nullopt;
    m_results->setDestination(std::move(destination));
    showDestination();
    Q_EMIT destinationChanged();
    if (m_isHeld) {
        goOn();
    }
}

std::optional<QString> BatchPanel::destinationFolder() const
{
    const auto folder = m_results->destination().folder;
    return folder ? std::optional(qtPath(*folder)) : std::nullopt;
}

bool BatchPanel::replacesResults() const
{
    return m_results->destination().replaces;
}

void BatchPanel::setReplacesResults(bool replaces)
{
    exports::BatchDestination destination = m_results->destination();
    if (destination.replaces != replaces) {
        destination.replaces = replaces;
        m_results->setDestination(std::move(destination));
        Q_EMIT destinationChanged();
    }
    m_replace->setChecked(replaces);
}

void BatchPanel::showDestination()
{
    const auto folder = destinationFolder();
    m_beside->setChecked(!folder);
    const QString place = folder ? QDir::toNativeSeparators(*folder) : tr("beside each file");
    const QString whole = tr("Results go to: %1").arg(place);
    m_destination->setText(fontMetrics().elidedText(whole, Qt::ElideMiddle, minimumWidth() - 64) + u" ▾"_s);
    m_destination->setToolTip(whole);
    m_destination->setAccessibleName(whole);
    m_replace->setChecked(replacesResults());
}

QString BatchPanel::summary() const
{
    const auto& files = m_queue.files();
    if (m_finder->isSearching()) {
        return tr("Looking for documents…");
    }
    if (files.empty()) {
        return tr("Batch");
    }
    const auto failed = std::ranges::count(files, BatchState::Failed, &BatchFile::state);
    const auto ended = std::ranges::count_if(files, isEnded);
    const auto total = static_cast<int>(files.size());
    QStringList parts{m_queue.filesLeft() > 0
            ? tr("%1 of %n file(s)", "files that are finished, of all", total).arg(ended)
            : tr("%n file(s)", "", total)};
    if (failed > 0) {
        parts << tr("%n failed", "files", static_cast<int>(failed));
    }
    if (m_queue.isPaused() && m_queue.filesLeft() > 0) {
        parts << tr("paused");
    } else if (const auto left = m_time.left(m_queue)) {
        parts << timeLeftText(*left);
    }
    return parts.join(u" · "_s);
}

void BatchPanel::showState()
{
    m_time.follow(m_queue);
    const auto& files = m_queue.files();
    const QString text = summary();
    if (m_summary->text() != text) {
        m_summary->setText(text);
        Q_EMIT summaryChanged(text);
    }
    m_stack->setCurrentIndex(files.empty() ? 0 : 1);
    m_pause->setText(m_queue.isPaused() ? tr("Resume") : tr("Pause"));
    setEnabledOr(*m_pause, m_queue.isPaused() || m_queue.filesLeft() > 0, tr("Nothing is waiting in the batch."));
    setEnabledOr(*m_stop, m_queue.filesLeft() > 0 || m_finder->isSearching(), tr("Nothing is waiting in the batch."));
    setEnabledOr(*m_retryFailed, std::ranges::any_of(files, isWorthRetry), tr("No file has failed."));
    setEnabledOr(*m_clear, std::ranges::any_of(files, isEnded), tr("No file is finished yet."));
    showRemoved();
    showCard();
}

void BatchPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    layOutSoon(); // what changed while it was hidden
}

void BatchPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace lectern::ui
