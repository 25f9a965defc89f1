// SPDX-License-Identifier: GPL-3.0-or-later
// overlay_benchmark: how long the layers of the reading order take to paint one frame while the page is zoomed, for a
// page of the published model's shape (6 crops of 144 queries and 256 of the global view) with 40 blocks.
#include "ui/read_pages.h"
#include "ui/reading_order/flow_layer.h"
#include "ui/reading_order/order_layer.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace lectern;
using namespace lectern::ui;

namespace {

// Row by row in each view, as an encoder that sorts looks, or anywhere: the longest lines that there can be.
order::FlowOrder publishedShape(bool anywhere)
{
    QRandomGenerator random(1);
    order::FlowOrder order;
    order.grid = {2, 3};
    for (int view = 0; view < 7; ++view) {
        const bool isGlobal = view == 6;
        for (int i = 0; i < (isGlobal ? 256 : 144); ++i) {
            order::FlowQuery query;
            query.view = isGlobal ? order::kGlobalView : view;
            query.index = i;
            const int side = isGlobal ? 16 : 12;
            const double width = isGlobal ? 1 : 0.5;
            const double height = isGlobal ? 1 : 1.0 / 3;
            query.x = anywhere
                ? random.generateDouble()
                : (isGlobal ? 0 : 0.5 * (view % 2)) + width * (i % side + random.generateDouble()) / side;
            query.y = anywhere
                ? random.generateDouble()
                : (isGlobal ? 0 : height * (view / 2)) + height * (i / side + random.generateDouble()) / side;
            query.spread = 0.05 + 0.2 * random.generateDouble();
            order.queries.push_back(query);
        }
    }
    return order;
}

document::PageResult manyBlocks()
{
    document::PageResult page = test::pageOf(1, std::vector<std::string>(40, "some words of a block"));
    for (size_t i = 0; i < page.blocks.size(); ++i) {
        const double left = i < 20 ? 0.08 : 0.54;
        const double top = 0.04 + 0.046 * static_cast<double>(i % 20);
        page.blocks[i].boxes = {{left, top, left + 0.38, top + 0.04}};
    }
    return page;
}

void measure(const char* what, const std::vector<PageLayer*>& layers)
{
    QImage view(1280, 800, QImage::Format_ARGB32_Premultiplied);
    std::vector<double> frames;
    for (int frame = 0; frame < 300; ++frame) {
        view.fill(Qt::white);
        const double zoom = 0.5 + 2.5 * frame / 300; // of a page of 800 x 1130
        QPainter painter(&view);
        QElapsedTimer timer;
        timer.start();
        const QRectF target(20, -0.3 * 1130 * (zoom - 0.5), 800 * zoom, 1130 * zoom);
        for (PageLayer* layer : layers) {
            layer->paint(painter, {.page = 0, .target = target, .scale = zoom});
        }
        painter.end();
        frames.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(frames);
    std::printf("%-30s median %.1f ms, 99 %% within %.1f ms, longest %.1f ms a frame\n", what,
        frames[frames.size() / 2], frames[frames.size() * 99 / 100], frames.back());
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    MarkdownDocument document;
    document.setPageCount(1);
    document.finishPage(manyBlocks());
    OrderLayer blocks(document);
    blocks.setParts(OrderLayer::Blocks);
    FlowLayer flow;
    flow.show(0, publishedShape(false), 1130.0 / 800);
    measure("blocks and path", {&blocks});
    measure("causal flow, 1120 queries", {&flow});
    measure("both", {&blocks, &flow});
    flow.show(0, publishedShape(true), 1130.0 / 800);
    measure("causal flow, looking anywhere", {&flow});
    return 0;
}
