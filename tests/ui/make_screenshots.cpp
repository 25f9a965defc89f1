// SPDX-License-Identifier: GPL-3.0-or-later
// make_screenshots FOLDER SUFFIX: pictures of the real window for the guide, in the light and the dark theme
// (scripts/screenshots runs it, offscreen, at 100 % and 200 %). It fails where a picture cannot be made.
#include "support/fixture_path.h"
#include "ui/window_bench.h"

#include <QAction>
#include <QApplication>
#include <QDeadlineTimer>
#include <QDialog>
#include <QLineEdit>
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
    const QDeadlineTimer deadline(20000);
    while (!condition()) {
        if (deadline.hasExpired()) {
            qFatal("waited in vain for: %s", what);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
}

class Photographer
{
public:
    Photographer(QString folder, QString suffix)
        : m_folder(std::move(folder))
        , m_suffix(std::move(suffix))
    { }

    void take(ThemeMode mode)
    {
        const QString theme = mode == ThemeMode::Dark ? u"dark"_s : u"light"_s;
        WindowBench bench;
        bench.settings.addRecentFile(sample("two-columns.pdf"));
        bench.settings.addRecentFile(sample("a4-report.pdf"));
        bench.theme.apply(*qApp, mode);
        MainWindow window({bench.settings, bench.theme, pages::PageSource::open, {},
            {sample("one-column.pdf"), sample("two-columns.pdf"), sample("list.pdf")},
            [] { return u"Built-in reader ready · DeepSeek-OCR 2 not installed"_s; }});
        window.resize(1200, 760);
        window.show();
        save(window, u"start-"_s + theme);

        window.openFiles({sample("two-columns.pdf"), sample("a4-report.pdf")});
        settle(window);
        save(window, u"document-"_s + theme);
        auto* field = window.findChild<QLineEdit*>(u"findText"_s);
        field->setText(u"the"_s);
        window.actions().get(ActionId::FindNext)->trigger();
        waitFor([&] { return window.currentTab()->search().count() > 0; }, "a hit");
        waitFor([&] { return !window.currentTab()->search().isRunning(); }, "the end of the search");
        settle(window);
        save(window, u"find-"_s + theme);
        window.actions().get(ActionId::Commands)->trigger();
        QTest::keyClicks(window.findChild<QLineEdit*>(u"paletteText"_s), u"zo"_s);
        save(window, u"commands-"_s + theme);
        QTest::keyClick(window.findChild<QLineEdit*>(u"paletteText"_s), Qt::Key_Escape);
        window.actions().get(ActionId::EditShortcuts)->trigger();
        auto* shortcuts = window.findChild<QDialog*>(u"shortcutDialog"_s);
        save(*shortcuts, u"shortcuts-"_s + theme);
        shortcuts->close();

        window.openFiles({QString::fromStdString(dataPath("pages/encrypted_aes256.pdf").string())});
        waitFor([&] { return window.currentTab()->state() == DocumentTab::State::NeedsPassword; }, "the password");
        save(window, u"password-"_s + theme);
        window.openFiles({QString::fromStdString(dataPath("pages/office.html").string())});
        waitFor([&] { return window.currentTab()->state() == DocumentTab::State::Failed; }, "the error");
        save(window, u"error-"_s + theme);
    }

private:
    static void settle(MainWindow& window)
    {
        waitFor([&] { return window.currentTab()->view().isFullyDrawn(); }, "the pages");
        waitFor(
            [&] {
                const auto index = window.currentTab()->findChild<QListView*>(u"thumbnails"_s)->model()->index(0, 0);
                return !index.data(Qt::DecorationRole).isNull();
            },
            "the thumbnails");
    }
    void save(QWidget& window, const QString& name) const
    {
        QCoreApplication::processEvents();
        const QString file = m_folder + u'/' + name + m_suffix + u".png"_s;
        if (!window.grab().save(file)) {
            qFatal("cannot write %s", qPrintable(file));
        }
        qInfo("%s", qPrintable(file));
    }

    QString m_folder;
    QString m_suffix;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 3) {
        qFatal("make_screenshots FOLDER SUFFIX");
    }
    Photographer photographer(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    photographer.take(ThemeMode::Light);
    photographer.take(ThemeMode::Dark);
    return 0;
}
