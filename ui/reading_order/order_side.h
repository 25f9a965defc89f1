// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker.h"
#include "ui/pages/page_view.h"
#include "ui/reading_order/block_drag.h"
#include "ui/reading_order/box_editor.h"
#include "ui/reading_order/click_order.h"
#include "ui/reading_order/flow_layer.h"
#include "ui/reading_order/heat_layer.h"
#include "ui/reading_order/layers_bar.h"
#include "ui/reading_order/order_layer.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace lectern::ui {

class FiguresBox;
class OrderPanel;
class TimeBar;

// The reading order of one open document: its layers over the pages, the panel with the blocks of the page that is
// shown, the bars below the pages, and what the worker found out about the model's own order.
class OrderSide : public QObject
{
    Q_OBJECT

public:
    // How a page (0-based) is looked at: the file, and a model. An error says why there is none.
    using RequestMaker = std::function<Result<recognition::PageStudyRequest>(int page)>;

    // All must outlive it but the view: that may go first, together with the widgets below.
    OrderSide(MarkdownDocument& markdown, PageView& view, recognition::ConversionWorker& worker,
        recognition::DocumentId document, RequestMaker request, QObject* parent = nullptr);
    ~OrderSide() override;

    // Widgets for the window to place; it owns them.
    OrderPanel& panel() { return *m_panel; }
    FiguresBox& figures() { return *m_figures; }
    QWidget& bars() { return *m_bars; } // shown once a page has something to show
    LayersBar& layersBar() { return *m_layersBar; }
    TimeBar& timeBar() { return *m_timeBar; }

    const OrderLayer& orderLayer() const { return m_orderLayer; }
    const FlowLayer& flowLayer() const { return m_flowLayer; }
    const HeatLayer& heatLayer() const { return m_heatLayer; }

    // Drawing boxes and clicking an order: one at a time is active.
    BoxEditor& boxEditor() { return *m_boxEditor; }
    ClickOrder& clickOrder() { return *m_clickOrder; }
    BlockDrag& blockDrag() { return *m_blockDrag; }

    // Of the page that is shown: the encoder alone, nothing is converted.
    void lookAtOrder();
    int page() const { return m_page; } // that is shown; -1: none
    std::shared_ptr<const recognition::PageStudy> study(int page) const; // null: not looked at

    // Marks a block, and shows where the model looked while it wrote it.
    void mark(std::optional<BlockId> block);
    // Marks a block while the pointer is on it, and nothing else. True where it is another one than before.
    bool hover(std::optional<BlockId> block);
    // The same for some words of the block's Markdown.
    void markWords(BlockId block, const QString& words);
    // The block at a place of a page, the smallest one; invalid: none.
    BlockId blockAt(int page, const QPointF& point) const;

Q_SIGNALS:
    void toolsChanged(); // which is active
    void refused(int page); // its blocks cannot be corrected now
    void failed(const QString& reason);
    void studyShown(); // another page, or more is known of it
    void exportRequested(const std::shared_ptr<const lectern::recognition::PageStudy>& study);

private:
    void connectParts();
    void buildTools();
    void showToolPreview();
    void showPage(int page);
    void showLayers();
    void showStudy();
    void showHeat();
    void showMoment(int tokens);
    void ask(bool reading);
    void askWhereNeeded();
    void follow();
    void takeAnswer(const recognition::StudyAnswer& answer);
    int studyBlock(const recognition::PageStudy& study, BlockId block) const; // -1: it did not read it
    void repaint();

    MarkdownDocument& m_markdown;
    QPointer<PageView> m_view;
    recognition::ConversionWorker& m_worker;
    const recognition::DocumentId m_document;
    const RequestMaker m_request;

    OrderLayer m_orderLayer;
    FlowLayer m_flowLayer;
    HeatLayer m_heatLayer;
    BoxEditor* m_boxEditor;
    ClickOrder* m_clickOrder;
    BlockDrag* m_blockDrag = nullptr;
    OrderPanel* m_panel;
    FiguresBox* m_figures;
    QWidget* m_bars;
    LayersBar* m_layersBar;
    TimeBar* m_timeBar;

    int m_page = -1;
    std::map<int, std::shared_ptr<const recognition::PageStudy>> m_studies; // by page
    struct Asked
    {
        int page = -1;
        order::OrderQuestion question;
        bool reading = false;
    };
    std::optional<Asked> m_asked; // what the worker looks at
    bool m_choseLayer = false; // a person has, or the first answer
    BlockId m_block; // whose heat is shown
    QString m_words; // of it; empty: all
};

} // namespace lectern::ui
