// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker_values.h"
#include "recognition/page_study.h"

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

namespace lectern::recognition {

// Answers requests about the order of pages and keeps what the encoder made of the last ones, so that another layer,
// head or intervention of the same page begins there. Used by the worker's thread only.
class PageStudies
{
public:
    // About nine pages of the real model with six crops each; hundreds of the nano model.
    static constexpr std::size_t kBudget = std::size_t{128} << 20; // bytes

    explicit PageStudies(const WorkerServices& services, std::size_t budget = kBudget);

    // told hears how far the export of raw numbers is, where that is asked for; may be empty else, like observer.
    using TraceTold = std::function<void(const TraceProgress& progress)>;
    StudyAnswer answer(const PageStudyRequest& request, LoadedReader& reader, const TraceTold& told,
        const Cancel& cancel, const StudyObserver& observer = {});

    // The order of a page that a conversion has just encoded, before its first word: the flow encoder once more, no
    // blocks.
    StudyAnswer answerLive(DocumentId document, int page, const order::OrderQuestion& question, LoadedReader& reader,
        const EncodedPage& encoded, const Cancel& cancel);

    void forget(DocumentId document);
    void clear(); // the memory of all encodings, as when their model goes

    std::size_t bytes() const;

private:
    struct Entry
    {
        DocumentId document = 0;
        int page = 0;
        double dpi = 0;
        EncodedPage encoded;
        order::OrderTrace trace;
        std::optional<order::BlockOrder> geometric;
        std::optional<ReadingTrace> reading;
        std::string prompt; // of the reading
        int maxTokens = 0; // of the reading
    };

    Result<void> openPage(const PageStudyRequest& request);
    const Entry* entryOf(const PageStudyRequest& request) const;
    StudyInput inputOf(const PageStudyRequest& request) const;
    DonorOpener donorsOf(const PageStudyRequest& request) const;
    void keep(const PageStudyRequest& request, const StudyOutcome& outcome);
    void keep(Entry entry);
    void useModel(const ReaderInfo& info);

    const WorkerServices& m_services;
    const std::size_t m_budget;
    std::list<Entry> m_entries; // the last used first
    std::string m_model; // that they were encoded by
    GeometricBlocks m_geometric;
    std::unique_ptr<pages::PageSource> m_source; // of the last request
    DocumentId m_sourceDocument = 0;
};

} // namespace lectern::recognition
