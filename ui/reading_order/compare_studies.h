// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lectern::ui {

// One look at a page that is wanted: through which checkpoint, layer and head.
struct StudyWish
{
    recognition::ReaderChoice model;
    order::OrderQuestion question;
    int page = -1; // 0-based
    bool routing = false; // read the page too: which experts its tokens go to
};

// Asks the worker for what is wanted, one look at a time, and keeps the answers. Looks through the model that is loaded
// come first, so that models are loaded as seldom as can be.
class CompareStudies : public QObject
{
    Q_OBJECT

public:
    // How a page (0-based) is looked at: the file, and the document's model.
    using RequestMaker = std::function<Result<recognition::PageStudyRequest>(int page)>;

    // document: a number of its own, see PageStudyRequest. The worker outlives it.
    CompareStudies(recognition::ConversionWorker& worker, recognition::DocumentId document, RequestMaker request,
        QObject* parent = nullptr);
    ~CompareStudies() override;

    // Replaces what was wanted before; what failed is tried again.
    void want(std::vector<StudyWish> wishes);
    // Ends everything; nothing is wanted any more.
    void stop();
    std::shared_ptr<const recognition::PageStudy> find(const StudyWish& wish) const; // null: not there yet
    bool isBusy() const { return m_asked.has_value(); }

Q_SIGNALS:
    void changed(); // an answer is there, or what is asked has changed
    void failed(const QString& reason);

private:
    struct Answer
    {
        StudyWish wish; // as asked for
        std::shared_ptr<const recognition::PageStudy> study;
    };
    static bool answers(const Answer& answer, const StudyWish& wish);
    void askNext();
    void take(const recognition::StudyAnswer& answer);

    recognition::ConversionWorker& m_worker;
    const recognition::DocumentId m_document;
    const RequestMaker m_request;
    std::vector<StudyWish> m_wishes;
    std::optional<StudyWish> m_asked;
    std::deque<Answer> m_answers; // the last one first
};

} // namespace lectern::ui
