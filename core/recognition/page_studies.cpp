// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/page_studies.h"

#include "recognition/model_reader.h"

#include <algorithm>
#include <utility>

namespace lectern::recognition {

namespace {

std::size_t bytesOf(const order::OrderTrace& trace)
{
    std::size_t sum = trace.order.queries.size() * sizeof(order::FlowQuery);
    for (const order::PackedAttention& view : trace.attention)
        sum += view.bytes();
    return sum;
}

std::size_t bytesOf(const ReadingTrace& reading)
{
    return reading.attention.bytes() + reading.decoded.text.size() * 2
        + (reading.experts ? reading.experts->bytes() : 0);
}

StudyAnswer refused(DocumentId document, int page, const StudyRequest& request, Error error)
{
    return {document, page, request, false, nullptr, std::move(error), std::nullopt};
}

const model::Model* networkOf(const LoadedReader& reader)
{
    const auto* modelReader = dynamic_cast<const ModelReader*>(reader.reader.get());
    return modelReader ? &modelReader->network() : nullptr;
}

const Error kNoEncoder{ErrorCode::Unsupported, "only the model has an order of its own to look at"};

} // namespace

PageStudies::PageStudies(const WorkerServices& services, std::size_t budget)
    : m_services(services)
    , m_budget(budget)
{ }

Result<void> PageStudies::openPage(const PageStudyRequest& request)
{
    if (!m_source || m_sourceDocument != request.document || request.document == 0) {
        auto source = m_services.openSource(request.job);
        if (!source)
            return std::unexpected(source.error());
        m_source = std::move(*source);
        m_sourceDocument = request.document;
    }
    if (request.page < 0 || request.page >= m_source->pageCount())
        return fail(
            ErrorCode::InvalidInput, request.job.input.string() + " has no page " + std::to_string(request.page + 1));
    return {};
}

StudyAnswer PageStudies::answer(const PageStudyRequest& request, LoadedReader& reader, const TraceTold& told,
    const Cancel& cancel, const StudyObserver& observer)
{
    const auto refuse = [&](Error error) {
        StudyAnswer answer = refused(request.document, request.page, request.study, std::move(error));
        answer.exported = request.exported;
        return answer;
    };
    const model::Model* network = networkOf(reader);
    if (!network)
        return refuse(kNoEncoder);
    useModel(reader.info);
    if (const auto opened = openPage(request); !opened)
        return refuse(opened.error());
    if (request.exported) {
        const auto written = exportTrace(*network, *m_source, request.page, *request.exported, told, cancel);
        if (!written)
            return refuse(written.error());
        return {request.document, request.page, request.study, false, nullptr, std::nullopt, request.exported};
    }
    auto outcome = studyPage(*network, *m_source, request.page, request.study, inputOf(request), m_geometric, cancel,
        donorsOf(request), observer);
    if (!outcome)
        return refuse(outcome.error());
    keep(request, *outcome);
    return {request.document, request.page, request.study, false,
        std::make_shared<const PageStudy>(std::move(outcome->study)), std::nullopt, std::nullopt};
}

StudyAnswer PageStudies::answerLive(DocumentId document, int page, const order::OrderQuestion& question,
    LoadedReader& reader, const EncodedPage& encoded, const Cancel& cancel)
{
    StudyRequest request;
    request.question = question;
    request.geometric = false;
    const model::Model* network = networkOf(reader);
    if (!network)
        return refused(document, page, request, kNoEncoder);
    useModel(reader.info);
    auto trace = order::traceAgain(*network, encoded.encoding, encoded.width, encoded.height, question, cancel);
    if (!trace)
        return refused(document, page, request, trace.error());
    PageStudy study;
    study.page = page;
    study.width = encoded.width;
    study.height = encoded.height;
    study.figures = order::orderFigures(trace->order, trace->geometry, {}, {});
    study.trace = std::move(*trace);
    return {
        document, page, request, true, std::make_shared<const PageStudy>(std::move(study)), std::nullopt, std::nullopt};
}

// Pages of the same document are opened as it was, with its password.
DonorOpener PageStudies::donorsOf(const PageStudyRequest& request) const
{
    return [this, &request](const std::string& file) {
        return file == request.job.input.string() ? m_services.openSource(request.job) : fileDonors()(file);
    };
}

const PageStudies::Entry* PageStudies::entryOf(const PageStudyRequest& request) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const Entry& entry) {
        return entry.document == request.document && entry.page == request.page && entry.dpi == request.study.read.dpi;
    });
    return request.document == 0 || found == m_entries.end() ? nullptr : &*found;
}

StudyInput PageStudies::inputOf(const PageStudyRequest& request) const
{
    StudyInput input;
    const Entry* found = entryOf(request);
    if (!found)
        return input;
    input.encoded = found->encoded;
    input.trace = found->trace;
    input.geometric = found->geometric;
    const bool sameReading = found->reading && found->prompt == request.study.read.prompt
        && found->maxTokens == request.study.read.maxTokens;
    if (sameReading)
        input.reading = found->reading;
    return input;
}

void PageStudies::keep(const PageStudyRequest& request, const StudyOutcome& outcome)
{
    Entry entry{
        request.document, request.page, request.study.read.dpi, outcome.encoded, outcome.study.trace, {}, {}, {}, 0};
    if (const Entry* known = entryOf(request)) { // a reading that was not asked for this time is still one
        entry.geometric = known->geometric;
        entry.reading = known->reading;
        entry.prompt = known->prompt;
        entry.maxTokens = known->maxTokens;
    }
    if (request.study.geometric && outcome.study.geometricTrouble.empty())
        entry.geometric = outcome.study.geometric;
    if (outcome.study.reading) {
        entry.reading = outcome.study.reading;
        entry.prompt = request.study.read.prompt;
        entry.maxTokens = request.study.read.maxTokens;
    }
    keep(std::move(entry));
}

void PageStudies::keep(Entry entry)
{
    if (entry.document == 0)
        return;
    m_entries.remove_if(
        [&](const Entry& other) { return other.document == entry.document && other.page == entry.page; });
    m_entries.push_front(std::move(entry));
    while (m_entries.size() > 1 && bytes() > m_budget)
        m_entries.pop_back();
}

void PageStudies::useModel(const ReaderInfo& info)
{
    const std::string model = info.checkpoint + ' ' + info.device + ' ' + info.precision;
    if (m_model != model)
        m_entries.clear();
    m_model = model;
}

void PageStudies::forget(DocumentId document)
{
    m_entries.remove_if([document](const Entry& entry) { return entry.document == document; });
    if (m_sourceDocument == document)
        m_source.reset();
}

void PageStudies::clear()
{
    m_entries.clear();
    m_source.reset();
}

std::size_t PageStudies::bytes() const
{
    std::size_t sum = 0;
    for (const Entry& entry : m_entries)
        sum += entry.encoded.encoding.bytes() + bytesOf(entry.trace) + (entry.reading ? bytesOf(*entry.reading) : 0);
    return sum;
}

} // namespace lectern::recognition
