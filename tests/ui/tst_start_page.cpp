// SPDX-License-Identifier: GPL-3.0-or-later
// The start page in the real window.
#include "support/fixture_path.h"
#include "ui/settings/language.h"
#include "ui/window/document_card.h"
#include "ui/window/document_thumbnails.h"
#include "ui/window_bench.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QtTest>

#include <atomic>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

class Bench
{
public:
    explicit Bench(const QStringList& samples = {})
        : settings(folder.filePath(u"lectern.ini"_s))
        , m_samples(samples)
    {
        places.store = folder.filePath(u"models"_s).toStdString();
        places.resources = resourcePath("");
    }
    QString write(const QString& name, int pages = 1)
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bookPdf(pages)) > 0 ? file.fileName() : QString();
    }
    void show(QSize size = {1024, 640})
    {
        const auto opener = [this](const std::filesystem::path& path, const pages::OpenOptions& options) {
            opened += 1;
            return pages::PageSource::open(path, options);
        };
        window.reset();
        window = std::make_unique<MainWindow>(
            WindowServices{settings, theme, opener, [this](const QUrl& url) { outside << url; }, m_samples, {}, places,
                nullptr, nullptr, {}, nullptr, thumbnails()});
        window->resize(size);
        window->show();
    }
    QString thumbnails() const { return folder.filePath(u"cache/thumbnails"_s); }
    QStringList kept() const { return QDir(thumbnails()).entryList(QDir::Files); }
    template <class Widget> Widget* find(const char* name) const
    {
        return window->findChild<Widget*>(QString::fromLatin1(name));
    }
    DocumentCard* card(const QString& path) const
    {
        for (DocumentCard* card : window->findChildren<DocumentCard*>()) {
            if (card->path() == path) {
                return card;
            }
        }
        return nullptr;
    }
    void install(const QString& name) const
    {
        const QString model = folder.filePath(u"models/"_s + name);
        QDir().mkpath(model);
        for (const QString& part : {u"config.json"_s, u"tokenizer.json"_s, u"model.safetensors"_s}) {
            QFile file(model + u'/' + part);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
        }
    }

    QTemporaryDir folder;
    Settings settings;
    Theme theme;
    recognition::ModelPlaces places;
    QList<QUrl> outside;
    std::atomic<int> opened = 0; // files, to draw their pages
    std::unique_ptr<MainWindow> window;

private:
    QStringList m_samples;
};

} // namespace

class TestStartPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recentDocumentsShowTheirFirstPage()
    {
        Bench bench;
        const QString book = bench.write(u"book.pdf"_s);
        bench.settings.addRecentFile(book);
        bench.show();
        QTRY_VERIFY(!bench.card(book)->picture().isNull());
        const QImage picture = bench.card(book)->picture();
        QCOMPARE(std::max(picture.width(), picture.height()), DocumentCard::kPicture);
        QVERIFY(picture.width() > picture.height()); // as the page is
        bool hasInk = false;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                hasInk = hasInk || qGray(picture.pixel(x, y)) < 160;
            }
        }
        QVERIFY(hasInk);
        QTest::mouseClick(bench.card(book), Qt::LeftButton);
        QTRY_VERIFY(bench.window->currentTab() != nullptr);
        QCOMPARE(bench.window->currentTab()->path(), book);
    }

    void picturesAreKeptUntilTheFileChangesOrLeavesTheList()
    {
        Bench bench;
        const QString book = bench.write(u"book.pdf"_s);
        bench.settings.addRecentFile(book);
        bench.show();
        QTRY_COMPARE(bench.kept().size(), 1);
        const int opened = bench.opened.load();
        QVERIFY(opened >= 1); // twice where the window becomes active meanwhile
        const QStringList first = bench.kept();
        bench.show(); // the next run
        QTRY_VERIFY(!bench.card(book)->picture().isNull());
        QVERIFY(bench.opened.load() <= std::max(opened, 2));
        bench.write(u"book.pdf"_s, 3);
        bench.show();
        QTRY_VERIFY(bench.kept().size() == 1 && bench.kept() != first);
        QVERIFY(bench.opened.load() > opened);
        QVERIFY(!(QFile::permissions(bench.thumbnails()) & (QFile::ReadGroup | QFile::ReadOther)));
        bench.settings.clearRecentFiles();
        QTRY_VERIFY(bench.kept().isEmpty());
    }

    void aMissingFileIsSaidToBeMissingAndCanBeTakenOffTheList()
    {
        Bench bench;
        const QString gone = bench.folder.filePath(u"gone.pdf"_s);
        const QString book = bench.write(u"book.pdf"_s);
        bench.settings.addRecentFile(gone);
        bench.settings.addRecentFile(book);
        bench.show();
        QTRY_VERIFY(bench.card(gone)->isMissing());
        QVERIFY(!bench.card(book)->isMissing());
        QVERIFY(bench.card(gone)->accessibleDescription().contains(u"not where it was"));
        QTest::keyClick(bench.card(gone), Qt::Key_Delete);
        QTRY_VERIFY(bench.card(gone) == nullptr);
        QCOMPARE(bench.settings.recentFiles(), QStringList{book});
    }

    void anEncryptedOrBrokenFileKeepsItsPlaceWithoutAPicture()
    {
        Bench bench;
        const QString locked = QString::fromStdString(dataPath("pages/encrypted_aes256.pdf").string());
        const QString broken = QString::fromStdString(dataPath("pages/office.html").string());
        const QString book = bench.write(u"book.pdf"_s);
        for (const QString& path : {book, locked, broken}) { // the book comes last
            bench.settings.addRecentFile(path);
        }
        bench.show();
        QTRY_VERIFY(!bench.card(book)->picture().isNull());
        for (const QString& path : {locked, broken}) {
            QVERIFY(bench.card(path)->picture().isNull());
            QVERIFY(!bench.card(path)->isMissing());
            QVERIFY(bench.card(path)->isVisible());
        }
    }

    void samplesAreLargeUntilThereAreDocumentsOfOnesOwn()
    {
        const QString sample = QString::fromStdString((resourcePath("samples") / "two-columns.pdf").string());
        Bench bench({sample});
        bench.show();
        QVERIFY(bench.find<DocumentCard>("sampleCard")->isVisible());
        QTRY_VERIFY(!bench.find<DocumentCard>("sampleCard")->picture().isNull());
        bench.settings.addRecentFile(bench.write(u"book.pdf"_s));
        QVERIFY(!bench.find<DocumentCard>("sampleCard")->isVisible());
        QVERIFY(bench.find<QPushButton>("sampleName")->isVisible());
        QTest::mouseClick(bench.find<QPushButton>("sampleName"), Qt::LeftButton);
        QTRY_VERIFY(bench.window->currentTab() != nullptr);
        QCOMPARE(bench.window->currentTab()->path(), sample);
    }

    void withoutAModelOneIsToldWhereToGetItAndWhereItGoes()
    {
        Bench bench;
        bench.show();
        QVERIFY(bench.find<QLabel>("installedText")->text().contains(u"not installed"));
        QVERIFY(!bench.find<QLabel>("getModelHint")->isVisible());
        QTest::mouseClick(bench.find<QPushButton>("getModel"), Qt::LeftButton);
        QCOMPARE(bench.outside, QList<QUrl>{QUrl(u"https://huggingface.co/deepseek-ai/DeepSeek-OCR-2"_s)});
        QVERIFY(bench.find<QLabel>("getModelHint")->isVisible());
        QVERIFY(bench.find<QLabel>("getModelHint")->text().contains(bench.folder.filePath(u"models"_s)));
    }

    void aFolderWithTheModelIsChosenInTheSettings()
    {
        Bench bench;
        bench.show();
        QTest::mouseClick(bench.find<QPushButton>("chooseModel"), Qt::LeftButton);
        auto* field = bench.find<QPushButton>("chooseWeights");
        QVERIFY(field != nullptr);
        QTRY_VERIFY(field->isVisible());
        QVERIFY(!field->visibleRegion().isEmpty());
        QCOMPARE(field->window()->focusWidget(), field);
    }

    void aModelThatWasInstalledMeanwhileIsNoticed()
    {
        Bench bench;
        bench.show();
        bench.install(u"DeepSeek-OCR-2"_s);
        QEvent back(QEvent::WindowActivate);
        QCoreApplication::sendEvent(bench.window.get(), &back);
        QCOMPARE(
            bench.find<QLabel>("installedText")->text(), u"Built-in reader ready · model DeepSeek-OCR-2 installed"_s);
        QVERIFY(!bench.find<QPushButton>("getModel")->isVisible());
    }

    void nothingIsCutOffInASmallWindow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("Chinese") << u"zh_CN"_s;
    }

    void nothingIsCutOffInASmallWindow()
    {
        QFETCH(QString, language);
        Language spoken({u"en"_s});
        spoken.apply(*qApp, language);
        Bench bench({QString::fromStdString((resourcePath("samples") / "list.pdf").string()),
            QString::fromStdString((resourcePath("samples") / "one-column.pdf").string())});
        bench.theme.apply(*qApp, ThemeMode::Light);
        for (int i = 0; i < 8; ++i) {
            bench.settings.addRecentFile(bench.write(u"book %1.pdf"_s.arg(i)));
        }
        bench.show();
        auto* page = bench.find<QScrollArea>("startPage");
        QCOMPARE(page->verticalScrollBar()->maximum(), 0);
        const QRect all = page->viewport()->rect();
        int shown = 0;
        for (QWidget* widget : page->findChildren<QWidget*>()) {
            const bool isText =
                qobject_cast<QLabel*>(widget) != nullptr || qobject_cast<QPushButton*>(widget) != nullptr;
            if (isText && widget->isVisible()) {
                const QRect place(widget->mapTo(page->viewport(), QPoint()), widget->size());
                QVERIFY2(all.contains(place), qPrintable(widget->objectName() + widget->accessibleName()));
                QVERIFY2(widget->width() >= widget->minimumSizeHint().width(), qPrintable(widget->objectName()));
                shown += 1;
            }
        }
        QVERIFY(shown >= 12);
        spoken.apply(*qApp, u"en"_s);
    }
};

QTEST_MAIN(TestStartPage)
#include "tst_start_page.moc"
