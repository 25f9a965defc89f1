// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/compare_studies.h"

#include <algorithm>
#include <utility>

namespace lectern::ui {

namespace {

constexpr size_t kAnswers = 16; // about 1 MB each for the published model

} // namespace

CompareStudies::CompareStudies(
    recognition::ConversionWorker& worker, recognition::DocumentId document, RequestMaker request, QObject* parent)
    : QObject(parent)
    , m_worker(worker)
    , m_document(document)
    , m_request(std::move(request))
{
    connect(&m_worker, &recognition::ConversionWorker::pageStudied, this, &CompareStudies::take);
}

CompareStudies::~CompareStudies()
{
    m_worker.cancelStudies(m_document);
}

void CompareStudies::want(std::vector<StudyWish> wishes)
{
    m_wishes = std::move(wishes);
    askNext();
    Q_EMIT changed();
}

void CompareStudies::stop()
{
    m_wishes.clear();
    m_asked.reset();
    m_worker.cancelStudies(m_document);
}

bool CompareStudies::answers(const Answer& answer, const StudyWish& wish)
{
    const order::FlowOrder& order = answer.study->trace.order;
    const order::OrderQuestion shown{order.layer, order.head};
    return answer.wish.page == wish.page && answer.wish.model.modelFolder == wish.model.modelFolder
        && (answer.wish.question == wish.question || shown == wish.question)
        && (!wish.routing || (answer.study->reading && answer.study->reading->experts));
}

std::shared_ptr<const recognition::PageStudy> CompareStudies::find(const StudyWish& wish) const
{
    const auto found = std::ranges::find_if(m_answers, [&](const Answer& answer) { return answers(answer, wish); });
    return found != m_answers.end() ? found->study : nullptr;
}

void CompareStudies::askNext()
{
    if (m_asked) {
        return; // what it answers is kept, wanted or not
    }
    std::vector<StudyWish> open;
    std::ranges::copy_if(m_wishes, std::back_inserter(open), [&](const StudyWish& wish) { return !find(wish); });
    if (open.empty()) {
        return;
    }
    const auto loaded = m_worker.model().info.folder;
    const auto first = std::ranges::find_if(open, [&](const StudyWish& w) { return w.model.modelFolder == loaded; });
    const StudyWish wish = first != open.end() ? *first : open.front();
    auto request = m_request(wish.page);
    if (!request) {
        m_wishes.clear();
        Q_EMIT failed(QString::fromStdString(request.error().message));
        return;
    }
    request->page = wish.page;
    request->document = m_document;
    request->reader = wish.model;
    request->study.question = wish.question;
    request->study.geometric = false;
    request->study.reading = wish.routing;
    request->study.routing = wish.routing;
    m_asked = wish;
    m_worker.study(std::move(*request));
}

void CompareStudies::take(const recognition::StudyAnswer& answer)
{
    if (answer.document != m_document || answer.live || answer.exported || !m_asked) {
        return;
    }
    const StudyWish asked = *std::exchange(m_asked, std::nullopt);
    if (answer.study) {
        m_answers.push_front({asked, answer.study});
        while (m_answers.size() > kAnswers) {
            m_answers.pop_back();
        }
    } else {
        // Asked again only where somebody wants it again.
        std::erase_if(m_wishes, [&](const StudyWish& wish) {
            return wish.page == asked.page && wish.question == asked.question && wish.routing == asked.routing
                && wish.model.modelFolder == asked.model.modelFolder;
        });
    }
    askNext();
    if (answer.error && answer.error->code != ErrorCode::Cancelled) {
        Q_EMIT failed(QString::fromStdString(answer.error->message));
    }
    Q_EMIT changed();
}

} // namespace lectern::ui
