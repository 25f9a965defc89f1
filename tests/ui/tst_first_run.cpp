// SPDX-License-Identifier: GPL-3.0-or-later
// The first minutes with the program: an empty home folder, no setting made. The source side is shown, so that no
// browser starts.
#include "recognition/conversion_worker.h"
#include "support/fixture_path.h"
#include "ui/conversion/document_session.h"
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_profile.h"
#include "ui/preview/preview_view.h"
#include "ui/window/document_card.h"
#include "ui/window/document_thumbnails.h"
#include "ui/window_bench.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

// A home folder that has never seen the program, and the window as the program makes it.
class Bench
{
public:
    Bench()
    {
        for (const char* name : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) {
            qputenv(name, QFile::encodeName(home.path()) + '/' + QByteArray(name).toLower());
        }
        settings = std::make_unique<Settings>(Settings::defaultFile());
        places.store = home.filePath(u"models"_s).toStdString();
        places.resources = resourcePath("");
        window = std::make_unique<MainWindow>(WindowServices{*settings, theme, pages::PageSource::open,
            [](const QUrl&) {}, {sample("one-column.pdf"), sample("two-columns.pdf")}, {}, places, &worker, &preview,
            home.filePath(u"drafts"_s), nullptr, DocumentThumbnails::defaultFolder()});
        window->resize(1280, 800);
        window->show();
    }
    static QString sample(const char* name)
    {
        return QString::fromStdString((resourcePath("samples") / name).string());
    }
    template <class Widget> Widget* find(const char* name) const
    {
        return window->findChild<Widget*>(QString::fromLatin1(name));
    }
    void press(const char* button) const
    {
        auto* widget = find<QToolButton>(button);
        QVERIFY(widget != nullptr && widget->isVisible() && widget->isEnabled());
        QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(12, widget->height() / 2));
    }
    DocumentTab* tab() const { return window->currentTab(); }
    bool isOpen() const { return tab() != nullptr && tab()->state() == DocumentTab::State::Open; }
    // From the open document to a Markdown file, by the one button.
    void convertAndExport(const QString& words)
    {
        tab()->markdownPane()->setSide(MarkdownPane::Side::Source);
        press("primaryButton");
        auto* source = tab()->markdownPane()->findChild<QPlainTextEdit*>();
        QTRY_VERIFY_WITH_TIMEOUT(source->toPlainText().contains(words), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(!tab()->session()->conversion().isRunning(), 60000);
        QTRY_COMPARE(find<QToolButton>("primaryButton")->text(), u"Export"_s);
        press("primaryButton");
        auto* dialog = tab()->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        const QString file = home.filePath(u"result.md"_s);
        auto* name = dialog->findChild<QLineEdit*>(u"fileNameEdit"_s);
        QVERIFY(name != nullptr);
        name->setText(file);
        QTest::keyClick(name, Qt::Key_Return);
        const auto contents = [&file] {
            QFile written(file);
            return written.open(QIODevice::ReadOnly) ? QString::fromUtf8(written.readAll()) : QString();
        };
        QTRY_COMPARE(contents(), tab()->session()->markdown().markdown());
        QVERIFY(contents().contains(words));
    }

    QTemporaryDir home;
    std::unique_ptr<Settings> settings;
    Theme theme;
    recognition::ModelPlaces places;
    recognition::ConversionWorker worker;
    PreviewProfile preview;
    std::unique_ptr<MainWindow> window;
};

void drop(QWidget& target, const QString& file)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    const QPoint place = target.rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
}

} // namespace

class TestFirstRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSampleIsOpenedConvertedAndExportedWithoutASetting()
    {
        Bench bench;
        QVERIFY(bench.find<QWidget>("startPage")->isVisible());
        QVERIFY(bench.settings->recentFiles().isEmpty());
        auto* sample = bench.find<DocumentCard>("sampleCard");
        QVERIFY(sample != nullptr && sample->isVisible());
        QTRY_VERIFY(!sample->picture().isNull());
        QTest::mouseClick(sample, Qt::LeftButton);
        QTRY_VERIFY(bench.isOpen());
        QVERIFY(!bench.find<QWidget>("startPage")->isVisible());
        bench.convertAndExport(u"A small model"_s);
        QCOMPARE(bench.settings->recentFiles(), QStringList{Bench::sample("one-column.pdf")});
        QVERIFY(bench.settings->reading() == ReadingSettings());
    }

    void aFileThatIsDroppedOnTheStartPageGoesTheSameWay()
    {
        Bench bench;
        const QString file = bench.home.filePath(u"book.pdf"_s);
        QFile book(file);
        QVERIFY(book.open(QIODevice::WriteOnly) && book.write(bookPdf(2)) > 0);
        book.close();
        drop(*bench.window, file);
        QTRY_VERIFY(bench.isOpen());
        QCOMPARE(bench.tab()->path(), file);
        bench.convertAndExport(u"Page 2 of the book"_s);
    }

    void theNextStartShowsWhatWasOpenedLast()
    {
        Bench bench;
        QTest::mouseClick(bench.find<DocumentCard>("sampleCard"), Qt::LeftButton);
        QTRY_VERIFY(bench.isOpen());
        bench.window->actions().get(ActionId::CloseTab)->trigger();
        QTRY_VERIFY(bench.find<QWidget>("startPage")->isVisible());
        auto* recent = bench.find<DocumentCard>("recentCard");
        QVERIFY(recent != nullptr && recent->isVisible());
        QCOMPARE(recent->path(), Bench::sample("one-column.pdf"));
        QTRY_VERIFY(!recent->picture().isNull());
    }

    void thePreviewFollowsTheSettingForMotion()
    {
        Bench bench;
        bench.window->openFiles({Bench::sample("one-column.pdf")});
        QTRY_VERIFY(bench.isOpen());
        bench.tab()->markdownPane()->setSide(MarkdownPane::Side::Source);
        QVERIFY(!bench.tab()->markdownPane()->preview().isReducedMotion());
        bench.settings->setMotion(Motion::Reduced);
        QVERIFY(bench.tab()->markdownPane()->preview().isReducedMotion());
        bench.settings->setMotion(Motion::Full);
        QVERIFY(!bench.tab()->markdownPane()->preview().isReducedMotion());
    }
};

int main(int argc, char** argv)
{
    PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    TestFirstRun test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_first_run.moc"
