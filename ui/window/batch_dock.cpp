// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/batch_dock.h"

#include "exports/batch_results.h"
#include "ui/queue/batch_model.h"
#include "ui/queue/batch_panel.h"
#include "ui/window/cards.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QListView>
#include <QPointer>
#include <QUrl>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRememberEvery = 1500; // ms at least between two writes

} // namespace

BatchDock::BatchDock(WindowServices& services, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_results(std::make_shared<exports::BatchResults>())
    , m_queue(std::make_unique<recognition::BatchQueue>(*services.worker, exports::BatchResults::writerOf(m_results)))
    , m_strip(new MessageStrip)
{
    setObjectName(u"batchDock"_s);
    m_queue->setCheck(exports::BatchResults::checkOf(m_results));
    exports::BatchDestination destination;
    destination.program = QCoreApplication::applicationVersion().toStdString();
    m_results->setDestination(std::move(destination));
    m_panel = new BatchPanel(*m_queue, m_results, [this] { return options(); });
    const BatchSettings remembered = m_services.settings.batch();
    if (!remembered.folder.isEmpty()) {
        m_panel->setDestinationFolder(remembered.folder);
    }
    m_panel->setReplacesResults(remembered.replaces);
    m_panel->offer(remembered.unfinished);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_panel);
    rows->addWidget(m_strip);
    connectPanel();
}

BatchDock::~BatchDock()
{
    if (m_rememberTimer.isActive()) {
        remember();
    }
    m_panel->model().disconnect(this);
    delete m_panel; // it shows the queue
}

void BatchDock::connectPanel()
{
    connect(m_panel, &BatchPanel::destinationChanged, this, &BatchDock::rememberDestination);
    connect(m_panel, &BatchPanel::summaryChanged, this, &BatchDock::progressChanged);
    connect(m_panel, &BatchPanel::documentRequested, this, &BatchDock::documentRequested);
    connect(m_panel, &BatchPanel::openRequested, this, [this](const QString& path) { openResult(path); });
    connect(m_strip, &MessageStrip::accepted, this,
        [this] { m_services.openOutside(QUrl::fromLocalFile(QFileInfo(m_asked).path())); });
    m_rememberTimer.setSingleShot(true);
    m_rememberTimer.setInterval(kRememberEvery);
    connect(&m_rememberTimer, &QTimer::timeout, this, &BatchDock::remember);
    BatchModel& model = m_panel->model();
    connect(&model, &QAbstractItemModel::rowsInserted, this, &BatchDock::rememberSoon);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &BatchDock::rememberSoon);
    connect(&model, &QAbstractItemModel::rowsMoved, this, &BatchDock::rememberSoon);
    connect(&model, &QAbstractItemModel::modelReset, this, &BatchDock::rememberSoon);
    connect(&model, &QAbstractItemModel::dataChanged, this, &BatchDock::rememberSoon);
    connect(m_panel, &BatchPanel::showInFolderRequested, this,
        [this](const QString& path) { m_services.openOutside(QUrl::fromLocalFile(QFileInfo(path).path())); });
    connect(m_panel, &BatchPanel::offerAnswered, this, [this] {
        BatchSettings settings = m_services.settings.batch();
        settings.unfinished.clear();
        m_services.settings.setBatch(settings);
    });
    connect(&m_services.settings, &Settings::changed, m_panel, [this](Setting setting) {
        if (setting == Setting::Reading) {
            m_panel->followOptions();
        }
    });
}

Result<recognition::BatchOptions> BatchDock::options() const
{
    const ReadingSettings reading = m_services.settings.reading();
    auto reader = recognition::chooseReader(reading.readerRequest(), m_services.places);
    if (!reader) {
        return std::unexpected(reader.error());
    }
    exports::BatchDestination destination = m_results->destination();
    destination.results.furniture = reading.keepsFurniture ? document::Furniture::Keep : document::Furniture::Drop;
    m_results->setDestination(std::move(destination));
    return recognition::BatchOptions{reading.readOptions(), std::move(*reader), reading.loadOptions()};
}

QWidget* BatchDock::pane() const
{
    QListView& list = m_panel->list();
    return list.isVisible() ? &list : m_panel->findChild<QWidget*>(u"batchAddFiles"_s);
}

bool BatchDock::hasOffer() const
{
    return !m_panel->unfinished().isEmpty() && m_queue->files().empty();
}

void BatchDock::rememberDestination()
{
    BatchSettings settings = m_services.settings.batch();
    settings.folder = m_panel->destinationFolder().value_or(QString());
    settings.replaces = m_panel->replacesResults();
    m_services.settings.setBatch(settings);
}

// Not begun again by each change: progress comes all the time.
void BatchDock::rememberSoon()
{
    if (!m_rememberTimer.isActive()) {
        m_rememberTimer.start();
    }
}

// A window that has nothing left over does not take another one's list away.
void BatchDock::remember()
{
    BatchSettings settings = m_services.settings.batch();
    const QStringList unfinished = m_panel->unfinished();
    if (unfinished == settings.unfinished || (unfinished.isEmpty() && settings.unfinished != m_remembered)) {
        return;
    }
    settings.unfinished = unfinished;
    m_remembered = unfinished;
    m_services.settings.setBatch(settings);
    m_services.settings.save();
}

void BatchDock::openResult(const QString& path)
{
    const QUrl url = QUrl::fromLocalFile(path);
    m_asked = path;
    m_strip->hide();
    if (!QFileInfo::exists(path)) {
        m_strip->show(tr("%1 is not there any more.").arg(QFileInfo(path).fileName()), tr("Open folder"), tr("Hide"));
    } else if (!m_services.openFile) {
        m_services.openOutside(url);
    } else {
        m_services.openFile(url, [dock = QPointer(this), path](bool opened) {
            if (dock && !opened) {
                dock->m_asked = path;
                dock->m_strip->show(tr("No program on this computer opens %1.").arg(QFileInfo(path).fileName()),
                    tr("Open folder"), tr("Hide"));
            }
        });
    }
}

} // namespace lectern::ui
