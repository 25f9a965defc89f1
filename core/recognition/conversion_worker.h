// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker_values.h"

#include <QObject>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace lectern::recognition {

class WorkerThread;

// Converts pages on one background thread, which owns the model, the built-in reader and its own open files. All
// functions return at once and all signals are emitted on this object's thread, from its event loop, never from within
// a call. Deleting the object is safe at any time, also from a slot of its own signals: it cancels what runs, waits for
// the end of a token or of an encoder layer, and emits nothing any more.
//
// A job is one file's pages. What is told of it: jobChanged as Queued, then as Running any number of times; for each
// page that is begun pageTextChanged and pageRestarted as they come and pageFinished once; then jobChanged with the
// final state, and finished, once, as the last signal of this job.
class ConversionWorker : public QObject
{
    Q_OBJECT

public:
    explicit ConversionWorker(WorkerServices services = systemServices(), QObject* parent = nullptr);
    ~ConversionWorker() override;

    JobId submit(ConversionRequest request);

    // Within one token or encoder layer the job is Cancelled; finished pages stay as they were told.
    void cancel(JobId job);
    void cancelDocument(DocumentId document);
    void cancelAll();

    // Everything rests: the page being read too, within a token.
    void setPaused(bool paused);
    bool isPaused() const { return m_isPaused; }
    // No further page of this job is begun.
    void setPaused(JobId job, bool paused);

    void setPriority(JobId job, JobPriority priority);
    // The page (0-based) that a person looks at is read next where a job holds it; see JobQueue.
    void setVisiblePage(DocumentId document, std::optional<int> page);

    // Looks at the order of a page: the encoder alone, where nothing else is asked for. Comes after the page that a
    // person looks at and before everything else that waits, also while conversions are paused; loads the model where
    // it is not loaded. Answered by pageStudied, an export after any number of exportProgressed. A request for a page
    // that still waits for another answer replaces it; those with interventions and those without do not replace each
    // other.
    void study(PageStudyRequest request);
    // Drops what waits and what was kept; there is no answer. cancelDocument() does so too.
    void cancelStudies(DocumentId document);
    // Drops the requests for this page that have interventions, within one token, without an answer. What was computed
    // for earlier answers stays.
    void cancelInterventions(DocumentId document, int page);
    // While a question is set, each page of this document that the model converts is answered, live, as soon as its
    // encoder is done and before its first word. It costs the flow encoder once more.
    void followOrder(DocumentId document, const std::optional<order::OrderQuestion>& question);

    // Loads a model now, so that the first page need not wait; a job loads what it needs by itself.
    void loadModel(const ReaderChoice& choice, const model::LoadOptions& load = {});
    // Once no job needs it any more, or at once while everything is paused and no page is begun. Ends a loadModel().
    void unloadModel();

    // As last told by the signals; jobs that have ended are forgotten.
    std::optional<JobStatus> job(JobId job) const;
    std::vector<JobStatus> jobs() const;
    const ModelStatus& model() const { return m_model; }

Q_SIGNALS:
    void jobChanged(const lectern::recognition::JobStatus& status);
    void pageTextChanged(const lectern::recognition::PageUpdate& update);
    void pageRestarted(const lectern::recognition::PageRestart& restart);
    void pageFinished(const lectern::recognition::PageFinish& page);
    void finished(const lectern::recognition::JobStatus& status);
    void modelChanged(const lectern::recognition::ModelStatus& status);
    void studyProgressed(const lectern::recognition::StudyProgress& progress);
    void pageStudied(const lectern::recognition::StudyAnswer& answer);
    void exportProgressed(const lectern::recognition::ExportProgress& progress);

protected:
    bool event(QEvent* event) override;

private:
    using Event = std::variant<JobStatus, PageUpdate, PageRestart, PageFinish, ModelStatus, StudyProgress, StudyAnswer,
        ExportProgress>;

    void emitEvents();
    void emitEvent(const JobStatus& status);
    void emitEvent(const PageUpdate& update);
    void emitEvent(const PageRestart& restart);
    void emitEvent(const PageFinish& page);
    void emitEvent(const ModelStatus& status);
    void emitEvent(const StudyProgress& progress);
    void emitEvent(const StudyAnswer& answer);
    void emitEvent(const ExportProgress& progress);

    std::map<JobId, JobStatus> m_jobs;
    ModelStatus m_model;
    bool m_isPaused = false;
    std::deque<Event> m_events; // taken from the thread and not emitted yet
    std::unique_ptr<WorkerThread> m_thread;
};

} // namespace lectern::recognition
