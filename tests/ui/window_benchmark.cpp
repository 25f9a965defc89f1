// SPDX-License-Identifier: GPL-3.0-or-later
// window_benchmark FILE: scrolls a document from its first to its last page in the real window, then searches it while
// scrolling back, and prints how long the event loop stood still at most and the memory that it took.
#include "ui/window_bench.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

long memoryKb(const char* field)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(field)) {
            return line.simplified().split(' ').value(1).toLong();
        }
    }
    return 0;
}

// Milliseconds that one turn of the event loop took, each after a step of the scroll bar.
void scroll(PageView& view, const char* what, bool down)
{
    QScrollBar* bar = view.verticalScrollBar();
    std::vector<double> turns;
    constexpr int steps = 600;
    for (int step = 0; step <= steps; ++step) {
        QElapsedTimer timer;
        timer.start();
        const qint64 place = static_cast<qint64>(bar->maximum()) * step / steps;
        bar->setValue(static_cast<int>(down ? place : bar->maximum() - place));
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        turns.push_back(double(timer.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 16);
    }
    std::ranges::sort(turns);
    std::printf("%-28s longest %.1f ms, 99 %% within %.1f ms, median %.1f ms; memory %ld MB now, %ld MB at most\n",
        what, turns.back(), turns[turns.size() * 99 / 100], turns[turns.size() / 2], memoryKb("VmRSS:") / 1024,
        memoryKb("VmHWM:") / 1024);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 2) {
        qFatal("window_benchmark FILE");
    }
    WindowBench bench;
    QElapsedTimer timer;
    timer.start();
    bench.window->openFiles({QString::fromLocal8Bit(argv[1])});
    while (!bench.isOpen() || !bench.tab()->view().isFullyDrawn()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    std::printf("%d pages, first page drawn after %lld ms, memory %ld MB\n", bench.tab()->view().pageCount(),
        timer.elapsed(), memoryKb("VmRSS:") / 1024);
    scroll(bench.tab()->view(), "scrolling down", true);
    bench.tab()->search().start(u"centimetres"_s, 0);
    scroll(bench.tab()->view(), "scrolling up, searching", false);
    while (bench.tab()->search().isRunning()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    std::printf("%d hits; memory %ld MB now, %ld MB at most\n", bench.tab()->search().count(),
        memoryKb("VmRSS:") / 1024, memoryKb("VmHWM:") / 1024);
    return 0;
}
