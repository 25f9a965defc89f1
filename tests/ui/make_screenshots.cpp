// SPDX-License-Identifier: GPL-3.0-or-later
// make_screenshots FOLDER SUFFIX: pictures of the real window for the guide and for people to look at, in the light and
// the dark theme and in both languages (scripts/screenshots runs it, on a screen without a monitor, at 100 % and
// 200 %). It fails where a picture cannot be made.
#include "recognition/conversion_worker.h"
#include "support/fixture_path.h"
#include "ui/conversion/document_session.h"
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_profile.h"
#include "ui/preview/preview_view.h"
#include "ui/queue/batch_panel.h"
#include "ui/reading_order/order_side.h"
#include "ui/settings/language.h"
#include "ui/settings/settings_dialog.h"
#include "ui/window_bench.h"

#include <QAction>
#include <QApplication>
#include <QDeadlineTimer>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

QString sample(const char* name)
{
    return QString::fromStdString((resourcePath("samples") / name).string());
}

template <class Condition> void waitFor(Condition condition, const char* what)
{
    const QDeadlineTimer deadline(60000);
    while (!condition()) {
        if (deadline.hasExpired()) {
            qFatal("waited in vain for: %s", what);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
}

// How a set of pictures is taken.
struct Look
{
    QString name; // part of the files' names
    ThemeMode theme = ThemeMode::Light;
    QString language = u"en"_s;
    QSize size{1280, 800};
};

struct Bench
{
    explicit Bench(const Look& look)
        : settings(folder.filePath(u"lectern.ini"_s))
    {
        settings.addRecentFile(sample("two-columns.pdf"));
        settings.addRecentFile(sample("a4-report.pdf"));
        language.apply(*qApp, look.language);
        theme.apply(*qApp, look.theme);
        window = std::make_unique<MainWindow>(WindowServices{settings, theme, pages::PageSource::open,
            [](const QUrl&) {}, {sample("one-column.pdf"), sample("two-columns.pdf"), sample("list.pdf")},
            [] { return QCoreApplication::translate("main", "Built-in reader ready · DeepSeek-OCR 2 not installed"); },
            {.store = folder.path().toStdString(), .resources = resourcePath("")}, &worker, &preview,
            folder.filePath(u"drafts"_s)});
        window->resize(look.size);
        window->show();
        waitFor([this] { return QTest::qWaitForWindowExposed(window.get()); }, "the window");
    }
    void open(const QString& file) const
    {
        window->openFiles({file});
        waitFor([this] { return tab().state() != DocumentTab::State::Opening; }, "the document");
        if (tab().state() == DocumentTab::State::Open) {
            settle();
        }
    }
    void read(const QString& reader, const QString& model) const
    {
        ReadingSettings reading = settings.reading();
        reading.reader = reader;
        reading.model = model;
        const_cast<Settings&>(settings).setReading(reading);
    }
    void settle() const
    {
        waitFor([this] { return tab().view().isFullyDrawn(); }, "the pages");
        if (tab().sidebar() == SidebarPanel::Pages) {
            waitFor(
                [this] {
                    const auto index = tab().findChild<QListView*>(u"thumbnails"_s)->model()->index(0, 0);
                    return !index.data(Qt::DecorationRole).isNull();
                },
                "the thumbnails");
        }
    }
    void convert() const
    {
        press(ActionId::Convert);
        waitFor([this] { return !tab().session()->conversion().isRunning(); }, "the conversion");
        waitFor([this] { return !previewShows() || tab().markdownPane()->preview().isUpToDate(); }, "the preview");
    }
    bool previewShows() const { return tab().markdownPane()->preview().isVisible(); }
    DocumentTab& tab() const { return *window->currentTab(); }
    void press(ActionId id) const { window->actions().get(id)->trigger(); }

    QTemporaryDir folder;
    Settings settings;
    Theme theme;
    Language language;
    recognition::ConversionWorker worker;
    PreviewProfile preview;
    std::unique_ptr<MainWindow> window;
};

class Photographer
{
public:
    Photographer(QString folder, QString suffix, Look look)
        : m_folder(std::move(folder))
        , m_suffix(std::move(suffix))
        , m_look(std::move(look))
    { }

    void take() const
    {
        takeDocuments();
        takeDialogs();
        takeConversions();
        takeOrder();
        takeBatch();
    }

    void takeDocuments() const
    {
        const Bench bench(m_look);
        save(bench, u"start"_s);
        bench.open(sample("a4-report.pdf"));
        save(bench, u"empty"_s);
        bench.open(QString::fromStdString(dataPath("pages/encrypted_aes256.pdf").string()));
        save(bench, u"password"_s);
        bench.open(QString::fromStdString(dataPath("pages/office.html").string()));
        save(bench, u"error"_s);
    }

    void takeDialogs() const
    {
        const Bench bench(m_look);
        bench.open(sample("a4-report.pdf"));
        bench.window->findChild<QLineEdit*>(u"findText"_s)->setText(u"the"_s);
        bench.press(ActionId::FindNext);
        waitFor([&] { return bench.tab().search().count() > 0 && !bench.tab().search().isRunning(); }, "the hits");
        bench.settle();
        save(bench, u"find"_s);
        bench.press(ActionId::Commands);
        save(bench, u"commands"_s);
        QTest::keyClick(bench.window->findChild<QLineEdit*>(u"paletteText"_s), Qt::Key_Escape);
        bench.press(ActionId::ReadingSettings);
        auto* settings = bench.window->findChild<SettingsDialog*>();
        waitFor([&] { return settings != nullptr && settings->isVisible(); }, "the settings");
        grab(*settings, u"settings"_s);
        settings->close();
    }

    // The demonstration model stands still in the middle of a page.
    void takeConversions() const
    {
        const Bench bench(m_look);
        bench.open(sample("a4-report.pdf"));
        bench.convert();
        save(bench, u"converted"_s);
        bench.read(u"model"_s, u"nano"_s);
        bench.open(sample("two-columns.pdf"));
        bench.press(ActionId::Convert);
        waitFor([&] { return bench.tab().session()->markdown().blockCount(0) > 1; }, "some text");
        const_cast<Bench&>(bench).worker.setPaused(true);
        waitFor(
            [&] { return !bench.previewShows() || bench.tab().markdownPane()->preview().isUpToDate(); }, "the preview");
        save(bench, u"converting"_s);
    }

    void takeOrder() const
    {
        const Bench bench(m_look);
        bench.read(u"model"_s, u"nano"_s);
        bench.open(sample("two-columns.pdf"));
        bench.convert();
        bench.press(ActionId::ShowOrder);
        bench.press(ActionId::ShowBlocks);
        bench.settle();
        save(bench, u"order"_s);
        bench.press(ActionId::ShowBlocks);
        bench.press(ActionId::LookAtOrder);
        const OrderSide& order = *bench.tab().order();
        waitFor([&] { return order.study(0) && order.study(0)->trace.order.layer == 3; }, "the causal flow");
        bench.settle();
        save(bench, u"flow"_s);
    }

    void takeBatch() const
    {
        const Bench bench(m_look);
        bench.press(ActionId::ShowBatch);
        save(bench, u"batch-empty"_s);
        auto* panel = bench.window->findChild<BatchPanel*>();
        panel->setDestinationFolder(bench.folder.filePath(u"results"_s));
        panel->add({sample("a4-report.pdf"), sample("two-columns.pdf"),
            QString::fromStdString(dataPath("pages/encrypted_aes256.pdf").string()), sample("list.pdf")});
        const auto isAtEnd = [&] {
            const QAbstractItemModel& model = *panel->list().model();
            return model.rowCount() == 4 && bench.worker.jobs().empty();
        };
        waitFor(isAtEnd, "the batch");
        save(bench, u"batch"_s);
    }

private:
    void save(const Bench& bench, const QString& name) const { grab(*bench.window, name); }
    // From the screen: a browser's content is no part of what a widget can draw.
    void grab(QWidget& window, const QString& name) const
    {
        for (int frame = 0; frame < 25; ++frame) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            QTest::qWait(12); // the browser draws on its own time
        }
        const QString file = m_folder + u'/' + name + u'-' + m_look.name + m_suffix + u".png"_s;
        if (!window.screen()->grabWindow(window.winId()).save(file)) {
            qFatal("cannot write %s", qPrintable(file));
        }
        qInfo("%s", qPrintable(file));
    }

    QString m_folder;
    QString m_suffix;
    Look m_look;
};

} // namespace

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    if (argc != 3) {
        qFatal("make_screenshots FOLDER SUFFIX");
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const QString suffix = QString::fromLocal8Bit(argv[2]);
    for (const Look& look : {Look{.name = u"light"_s}, Look{.name = u"dark"_s, .theme = ThemeMode::Dark},
             Look{.name = u"zh-small"_s, .language = u"zh_CN"_s, .size = {1024, 640}}}) {
        Photographer(folder, suffix, look).take();
    }
    Photographer(folder, suffix, {.name = u"narrow"_s, .size = {800, 640}}).takeConversions();
    if (qFuzzyCompare(QGuiApplication::primaryScreen()->devicePixelRatio(), 1.0)) {
        Photographer(folder, suffix, {.name = u"4k"_s, .size = {3800, 2100}}).takeConversions();
    }
    return 0;
}
