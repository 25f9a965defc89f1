// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/conversion_worker.h"

#include "recognition/conversion_worker_thread.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>
#include <iterator>
#include <utility>

namespace lectern::recognition {

namespace {

// Only ever posted to a ConversionWorker by itself, so any user type will do.
constexpr auto kEventsToTake = static_cast<QEvent::Type>(QEvent::User + 1);

} // namespace

ConversionWorker::ConversionWorker(WorkerServices services, QObject* parent)
    : QObject(parent)
    , m_thread(std::make_unique<WorkerThread>(
          std::move(services), [this] { QCoreApplication::postEvent(this, new QEvent(kEventsToTake)); }))
{ }

ConversionWorker::~ConversionWorker() = default;

JobId ConversionWorker::submit(ConversionRequest request)
{
    JobStatus status = m_thread->submit(std::move(request));
    const JobId id = status.id;
    m_jobs.emplace(id, std::move(status));
    return id;
}

void ConversionWorker::cancel(JobId job)
{
    m_thread->cancel(job);
}

void ConversionWorker::cancelDocument(DocumentId document)
{
    m_thread->cancelDocument(document);
}

void ConversionWorker::cancelAll()
{
    m_thread->cancelAll();
}

void ConversionWorker::setPaused(bool paused)
{
    m_isPaused = paused;
    m_thread->setPaused(paused);
}

void ConversionWorker::setPaused(JobId job, bool paused)
{
    m_thread->setPaused(job, paused);
}

void ConversionWorker::setPriority(JobId job, JobPriority priority)
{
    m_thread->setPriority(job, priority);
}

void ConversionWorker::setVisiblePage(DocumentId document, std::optional<int> page)
{
    m_thread->setVisiblePage(document, page);
}

void ConversionWorker::study(PageStudyRequest request)
{
    m_thread->study(std::move(request));
}

void ConversionWorker::cancelStudies(DocumentId document)
{
    m_thread->cancelStudies(document);
}

void ConversionWorker::cancelInterventions(DocumentId document, int page)
{
    m_thread->cancelInterventions(document, page);
}

void ConversionWorker::followOrder(DocumentId document, const std::optional<order::OrderQuestion>& question)
{
    m_thread->followOrder(document, question);
}

void ConversionWorker::loadModel(const ReaderChoice& choice, const model::LoadOptions& load)
{
    m_thread->loadModel(choice, load);
}

void ConversionWorker::unloadModel()
{
    m_thread->unloadModel();
}

std::optional<JobStatus> ConversionWorker::job(JobId job) const
{
    const auto found = m_jobs.find(job);
    return found == m_jobs.end() ? std::nullopt : std::optional(found->second);
}

std::vector<JobStatus> ConversionWorker::jobs() const
{
    std::vector<JobStatus> all;
    for (const auto& [id, status] : m_jobs)
        all.push_back(status);
    return all;
}

bool ConversionWorker::event(QEvent* event)
{
    if (event->type() != kEventsToTake)
        return QObject::event(event);
    emitEvents();
    return true;
}

// A slot may run an event loop of its own (a dialog): the event that is posted for the rest brings it back here, and it
// goes on with what the outer call has left, so that the order stays. A slot may also delete this object.
void ConversionWorker::emitEvents()
{
    auto taken = m_thread->takeEvents();
    std::ranges::move(taken, std::back_inserter(m_events));
    if (m_events.size() > 1)
        QCoreApplication::postEvent(this, new QEvent(kEventsToTake));
    const QPointer<ConversionWorker> self(this);
    while (self && !m_events.empty()) {
        const Event next = std::move(m_events.front());
        m_events.pop_front();
        std::visit([this](const auto& value) { emitEvent(value); }, next);
    }
}

void ConversionWorker::emitEvent(const JobStatus& status)
{
    const QPointer<ConversionWorker> self(this);
    if (!isEnd(status.state)) {
        m_jobs.insert_or_assign(status.id, status);
        Q_EMIT jobChanged(status);
        return;
    }
    m_jobs.erase(status.id);
    Q_EMIT jobChanged(status);
    if (self)
        Q_EMIT finished(status);
}

void ConversionWorker::emitEvent(const PageUpdate& update)
{
    Q_EMIT pageTextChanged(update);
}

void ConversionWorker::emitEvent(const PageRestart& restart)
{
    Q_EMIT pageRestarted(restart);
}

void ConversionWorker::emitEvent(const PageFinish& page)
{
    Q_EMIT pageFinished(page);
}

void ConversionWorker::emitEvent(const ModelStatus& status)
{
    m_model = status;
    Q_EMIT modelChanged(status);
}

void ConversionWorker::emitEvent(const ExportProgress& progress)
{
    Q_EMIT exportProgressed(progress);
}

void ConversionWorker::emitEvent(const StudyProgress& progress)
{
    Q_EMIT studyProgressed(progress);
}

void ConversionWorker::emitEvent(const StudyAnswer& answer)
{
    Q_EMIT pageStudied(answer);
}

} // namespace lectern::recognition
