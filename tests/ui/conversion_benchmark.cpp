// SPDX-License-Identifier: GPL-3.0-or-later
// conversion_benchmark READER FILE [PAGES]: converts the first pages of a document in the real window, the rendered
// Markdown shown, while its pages are scrolled, and prints for how long the event loop stood still and the memory that
// it took. READER: builtin, nano, or a checkpoint's folder.
//
// Two figures of a stall: the longest time between two beats of a timer of 1 ms, which is what a person feels and also
// grows with whatever else the machine does; and the longest single events of the window's thread.

#include "ui/converting_bench.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <vector>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

// Times every event that is not handled within another one.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_isInside) {
            return QApplication::notify(receiver, event);
        }
        m_isInside = true;
        const double start = threadMilliseconds();
        QElapsedTimer clock;
        clock.start();
        const QByteArray name = receiver->metaObject()->className();
        const int type = event->type();
        const bool done = QApplication::notify(receiver, event);
        events.push_back({double(clock.nsecsElapsed()) / 1e6, threadMilliseconds() - start,
            name + ", event " + QByteArray::number(type)});
        std::ranges::sort(events, std::ranges::greater(), &Timed::wall);
        events.resize(std::min<size_t>(events.size(), 3));
        m_isInside = false;
        return done;
    }

    struct Timed
    {
        double wall = 0; // ms
        double processor = 0;
        QByteArray what;
    };
    std::vector<Timed> events; // the longest ones

private:
    bool m_isInside = false;
};

long memoryMb(const char* field)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(field)) {
            return line.simplified().split(' ').value(1).toLong() / 1024;
        }
    }
    return 0;
}

void wait(const std::function<bool()>& done)
{
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    }
}

// Up and down the pages, a step every 16 ms, as a wheel does.
void scrollOn(PageView& view, int& step)
{
    QScrollBar* bar = view.verticalScrollBar();
    const int span = std::min(bar->maximum(), 20000);
    const int place = ++step * 60 % std::max(1, 2 * span);
    bar->setValue(place <= span ? place : 2 * span - place);
}

} // namespace

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    TimedApplication application(argc, argv);
    if (argc < 3) {
        qFatal("conversion_benchmark READER FILE [PAGES]");
    }
    ConvertingBench bench({.reader = QString::fromLocal8Bit(argv[1]), .places = recognition::findModelPlaces()});
    bench.window->openFiles({QString::fromLocal8Bit(argv[2])});
    DocumentTab* tab = bench.window->currentTab();
    wait([tab] { return tab->state() == DocumentTab::State::Open && tab->view().isFullyDrawn(); });
    const int pages = std::min(argc > 3 ? atoi(argv[3]) : 1, tab->view().pageCount());
    std::printf("%d of %d pages, memory %ld MB\n", pages, tab->view().pageCount(), memoryMb("VmRSS:"));

    bench.preview.profile(); // the program starts it while nobody waits, too
    QCoreApplication::processEvents();
    application.events.clear();
    std::vector<double> gaps;
    QElapsedTimer sinceBeat;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        gaps.push_back(double(sinceBeat.nsecsElapsed()) / 1e6);
        sinceBeat.restart();
    });
    QTimer wheel;
    int step = 0;
    QObject::connect(&wheel, &QTimer::timeout, &wheel, [&] { scrollOn(tab->view(), step); });
    std::vector<int> range(static_cast<size_t>(pages));
    std::iota(range.begin(), range.end(), 0);
    QElapsedTimer whole;
    whole.start();
    sinceBeat.start();
    beat.start(1);
    wheel.start(16);
    tab->convert(range);
    wait([tab] { return !tab->session()->conversion().isRunning(); });
    const double seconds = double(whole.elapsed()) / 1e3;
    std::ranges::sort(gaps);
    const auto at = [&gaps](double share) { return gaps[static_cast<size_t>(double(gaps.size() - 1) * share)]; };
    std::printf(
        "converted in %.1f s: longest time between beats %.1f ms, 99.9 %% within %.1f ms, 99 %% within %.1f ms, median "
        "%.1f ms\n",
        seconds, gaps.back(), at(0.999), at(0.99), at(0.5));
    for (const TimedApplication::Timed& event : application.events) {
        std::printf(
            "event of %.1f ms (%.1f ms of processor time): %s\n", event.wall, event.processor, event.what.constData());
    }
    std::printf("memory %ld MB now, %ld MB at most\n", memoryMb("VmRSS:"), memoryMb("VmHWM:"));
    std::printf("%lld characters of Markdown\n", static_cast<long long>(tab->session()->markdown().markdown().size()));
    return 0;
}
