// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reading_order/order_side.h"
#include "ui/reading_order/region_picker.h"
#include "ui/reading_order/text_difference.h"
#include "ui/reading_order/vanished_layer.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>

namespace lectern::ui {

class InterventionView;
class InterventionsBox;

// Change and read again: asks the worker for readings of the shown page with changed flow queries, and shows what came
// of them below the page and on it. The document's Markdown is not touched.
class Interventions : public QObject
{
    Q_OBJECT

public:
    // All must outlive it but the view. Its widgets go into the order's panel and bars.
    Interventions(OrderSide& order, PageView& view, recognition::ConversionWorker& worker,
        recognition::DocumentId document, OrderSide::RequestMaker request, QObject* parent = nullptr);
    ~Interventions() override;

    InterventionsBox& box() { return *m_box; }
    InterventionView& results() { return *m_results; }
    const VanishedLayer& vanishedLayer() const { return m_vanished; }
    RegionPicker& picker() { return m_picker; }
    bool isReading() const { return m_asked >= 0; }
    // Its last study with all readings after a change; null: there are none.
    std::shared_ptr<const recognition::PageStudy> changes(int page) const;

    void read(const QString& name); // of order::parseIntervention
    void stop();

private:
    void connectParts();
    void showPage();
    void takeProgress(const recognition::StudyProgress& progress);
    void takeAnswer(const recognition::StudyAnswer& answer);
    void showResult(int page, int index);
    void takeDifference(int page, int index, const TextDifference& difference);
    void closeResults();
    void takeBlock();
    void copyJson();
    QString missing();

    OrderSide& m_order;
    QPointer<PageView> m_view;
    recognition::ConversionWorker& m_worker;
    const recognition::DocumentId m_document;
    const OrderSide::RequestMaker m_request;

    InterventionsBox* m_box; // the panel owns it
    InterventionView* m_results; // the bars own it
    VanishedLayer m_vanished;
    RegionPicker m_picker;

    struct Changes
    {
        std::shared_ptr<const recognition::PageStudy> study;
        int shown = 0; // of its changed readings
        bool isClosed = false;
    };
    std::map<int, Changes> m_changes; // by page
    int m_asked = -1; // the page that is being read; -1: none
    std::string m_prompt; // of the last reading
    int m_compared = 0; // comparisons begun: an earlier one that ends later is void
};

} // namespace lectern::ui
