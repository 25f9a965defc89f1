// SPDX-License-Identifier: GPL-3.0-or-later
// The part of WorkerThread that looks at the order of pages.
#include "recognition/conversion_worker_thread.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace lectern::recognition {

void WorkerThread::study(PageStudyRequest request)
{
    const std::lock_guard lock(m_mutex);
    const auto waiting = std::ranges::find_if(m_studies, [&](const PageStudyRequest& other) {
        return other.document == request.document && other.page == request.page
            && other.study.interventions.empty() == request.study.interventions.empty();
    });
    if (waiting != m_studies.end() && request.document != 0)
        *waiting = std::move(request);
    else
        m_studies.push_back(std::move(request));
    m_changed.notify_all();
}

void WorkerThread::cancelStudies(DocumentId document)
{
    const std::lock_guard lock(m_mutex);
    cancelStudiesLocked(document);
}

void WorkerThread::cancelStudiesLocked(DocumentId document)
{
    std::erase_if(m_studies, [document](const PageStudyRequest& request) { return request.document == document; });
    if (m_studying == document)
        m_cancel.request();
    m_forgotten.push_back(document);
    m_changed.notify_all();
}

void WorkerThread::cancelInterventions(DocumentId document, int page)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_studies, [&](const PageStudyRequest& request) {
        return request.document == document && request.page == page && !request.study.interventions.empty();
    });
    if (m_studying == document && m_changing == page)
        m_cancel.request();
}

void WorkerThread::followOrder(DocumentId document, const std::optional<order::OrderQuestion>& question)
{
    const std::lock_guard lock(m_mutex);
    if (question)
        m_followed.insert_or_assign(document, *question);
    else
        m_followed.erase(document);
}

// A cancelled study is not answered: nobody asks for it any more.
void WorkerThread::performStudy(const Step& step)
{
    const PageStudyRequest& request = *step.study;
    StudyAnswer answer{request.document, request.page, request.study, false, nullptr, std::nullopt, request.exported};
    const auto told = [&](const TraceProgress& progress) {
        m_outbox.post(ExportProgress{request.document, request.page, progress});
    };
    const auto reader = m_readers.ready(request.reader, request.load, step.cancel);
    if (!reader) {
        answer.error = reader.error();
    } else {
        try {
            answer = m_pageStudies.answer(request, **reader, told, step.cancel, [&](const StudyStep& now) {
                m_outbox.post(StudyProgress{request.document, request.page, now});
            });
        } catch (const std::bad_alloc&) {
            answer.error = Error{ErrorCode::OutOfMemory, "there is not enough memory for this page"};
        } catch (const std::exception& error) {
            answer.error = Error{ErrorCode::Internal, error.what()};
        }
    }
    const std::lock_guard lock(m_mutex);
    if (!step.cancel.requested())
        m_outbox.post(std::move(answer));
}

void WorkerThread::answerLive(const Step& step, LoadedReader& reader, const EncodedPage& encoded)
{
    const DocumentId document = step.request->document;
    std::optional<order::OrderQuestion> question;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_followed.find(document); found != m_followed.end())
            question = found->second;
    }
    if (!question)
        return;
    StudyAnswer answer = m_pageStudies.answerLive(document, *step.page, *question, reader, encoded, step.cancel);
    const std::lock_guard lock(m_mutex);
    if (!step.cancel.requested())
        m_outbox.post(std::move(answer));
}

} // namespace lectern::recognition
