// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture_path.h"
#include "support/tiny_checkpoint.h"
#include "ui/settings/ocr_languages.h"
#include "ui/settings/reading_page.h"
#include "ui/settings/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

void choose(QComboBox* box, const QVariant& value)
{
    const int index = box->findData(value);
    QVERIFY(index >= 0);
    box->setFocus();
    box->setCurrentIndex(index);
}

class Bench
{
public:
    Bench()
        : settings(folder.filePath(u"lectern.ini"_s))
        , dialog(settings, {folder.filePath(u"models"_s).toStdString(), resourcePath("")})
    {
        dialog.show();
    }
    template <class Widget> Widget* find(const char* name)
    {
        return dialog.findChild<Widget*>(QString::fromLatin1(name));
    }
    void click(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    // A folder of weights as a test wants them.
    QString weights(const char* name, const TinyCheckpoint& checkpoint)
    {
        const QString path = folder.filePath(QString::fromLatin1(name));
        QDir().mkpath(path);
        checkpoint.write(path.toStdString());
        QFile::copy(QString::fromStdString((resourcePath("models/nano") / "tokenizer.json").string()),
            path + u"/tokenizer.json"_s);
        return path;
    }

    QTemporaryDir folder;
    Settings settings;
    SettingsDialog dialog;
};

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNotModalAndOpensWhereOneIsSent()
    {
        Bench bench;
        QVERIFY(!bench.dialog.isModal());
        bench.dialog.showSection(SettingsDialog::Section::Reading);
        QTRY_VERIFY(bench.find<QComboBox>("readerChoice")->isVisible());
        QVERIFY(!bench.find<QComboBox>("languageChoice")->isVisible());
    }

    void changesHoldAtOnce()
    {
        Bench bench;
        choose(bench.find<QComboBox>("themeChoice"), int(ThemeMode::Dark));
        QVERIFY(bench.settings.theme() == ThemeMode::Dark);
        choose(bench.find<QComboBox>("paperChoice"), true);
        QVERIFY(bench.settings.pagesAsPaper());
        choose(bench.find<QComboBox>("languageChoice"), u"zh_CN"_s);
        QCOMPARE(bench.settings.language(), u"zh_CN"_s);
        bench.find<QSpinBox>("dpiChoice")->setValue(300);
        QCOMPARE(bench.settings.reading().dpi, 300);
        choose(bench.find<QComboBox>("promptChoice"), u"own"_s);
        bench.find<QPlainTextEdit>("ownPrompt")->setPlainText(u"Only the tables."_s);
        QCOMPARE(bench.settings.reading().prompt, u"Only the tables."_s);
        choose(bench.find<QComboBox>("furnitureChoice"), true);
        QVERIFY(bench.settings.reading().keepsFurniture);
        choose(bench.find<QComboBox>("precisionChoice"), int(model::Precision::BF16));
        QVERIFY(bench.settings.reading().precision == model::Precision::BF16);
        choose(bench.find<QComboBox>("fontChoice"), int(PreviewFonts::Kind::Sans));
        QVERIFY(bench.settings.previewFonts().kind == PreviewFonts::Kind::Sans);
        QVERIFY(Settings(bench.folder.filePath(u"lectern.ini"_s)).reading() != ReadingSettings());
    }

    void whatIsChangedElsewhereIsShown()
    {
        Bench bench;
        bench.settings.setTheme(ThemeMode::Light);
        QCOMPARE(bench.find<QComboBox>("themeChoice")->currentData().toInt(), int(ThemeMode::Light));
    }

    void defaultsComeBackAndCanBeUndone()
    {
        Bench bench;
        ReadingSettings reading;
        reading.dpi = 240;
        reading.reader = u"builtin"_s;
        bench.settings.setReading(reading);
        bench.settings.setTheme(ThemeMode::Dark);
        bench.dialog.showSection(SettingsDialog::Section::Reading);
        bench.click("settingsReset");
        QVERIFY(bench.settings.reading() == ReadingSettings());
        QVERIFY(bench.settings.theme() == ThemeMode::Dark); // of another section
        QCOMPARE(bench.find<QSpinBox>("dpiChoice")->value(), ReadingSettings().dpi);
        bench.click("settingsUndo");
        QVERIFY(bench.settings.reading() == reading);
        QVERIFY(!bench.find<QPushButton>("settingsUndo")->isVisible());
    }

    void theDemonstrationModelIsComplete()
    {
        Bench bench;
        bench.dialog.showSection(SettingsDialog::Section::Reading);
        choose(bench.find<QComboBox>("modelChoice"), u"nano"_s);
        QCOMPARE(bench.settings.reading().model, u"nano"_s);
        QTRY_VERIFY(bench.find<QLabel>("weightsState")->text().contains(u"complete"));
        QVERIFY(bench.find<QLabel>("weightsState")->text().contains(u"MB"));
        QVERIFY(!bench.find<QPlainTextEdit>("weightsProblems")->isVisible());
    }

    void allThatIsWrongWithWeightsIsNamedAndTheyAreNotTaken()
    {
        Bench bench;
        bench.dialog.showSection(SettingsDialog::Section::Reading);
        TinyCheckpoint broken = makeTinyCheckpoint();
        const std::string first = broken.tensors.front().name;
        const std::string last = broken.tensors.back().name;
        broken.remove(first);
        broken.remove(last);
        const QString path = bench.weights("broken", broken);
        QVERIFY(QFile::remove(path + u"/tokenizer.json"_s));
        bench.dialog.readingPage().tryFolder(path);
        QTRY_VERIFY(bench.find<QPlainTextEdit>("weightsProblems")->isVisible());
        const QString problems = bench.find<QPlainTextEdit>("weightsProblems")->toPlainText();
        QVERIFY2(
            problems.contains(QString::fromStdString(first)), qPrintable(problems + QString::fromStdString(first)));
        QVERIFY(problems.contains(QString::fromStdString(last)));
        QVERIFY(problems.contains(u"tokenizer.json"));
        QVERIFY(bench.settings.reading().model.isEmpty());
    }

    void aWholeFolderBecomesTheModel()
    {
        Bench bench;
        const QString path = bench.weights("whole", makeTinyCheckpoint());
        bench.dialog.readingPage().tryFolder(path);
        QTRY_COMPARE(bench.settings.reading().model, path);
        QCOMPARE(bench.find<QComboBox>("modelChoice")->currentData().toString(), path);
    }

    void aPromptOfOnesOwnHasABoxOnlyWhereItIsUsed()
    {
        Bench bench;
        bench.dialog.showSection(SettingsDialog::Section::Reading);
        QApplication::setActiveWindow(&bench.dialog);
        auto* box = bench.find<QPlainTextEdit>("ownPrompt");
        QTRY_VERIFY(bench.find<QComboBox>("promptChoice")->isVisible());
        QVERIFY(!box->isVisible());
        choose(bench.find<QComboBox>("promptChoice"), u"own"_s);
        QVERIFY(box->isVisible());
        bench.settings.setTheme(ThemeMode::Dark); // nothing typed yet: it stays while other things change
        QVERIFY(box->hasFocus());
        QVERIFY(box->isVisible());
        box->setPlainText(u"Only the tables."_s);
        QVERIFY(box->isVisible());
        choose(bench.find<QComboBox>("promptChoice"), u"free"_s);
        QVERIFY(!box->isVisible());
        QCOMPARE(bench.settings.reading().prompt, u"free"_s);
    }

    void languagesAreNamedAndTheListIsAsHighAsItsRows()
    {
        QCOMPARE(ocrLanguageName(u"chi_sim"_s), u"Chinese, simplified"_s);
        QCOMPARE(ocrLanguageName(u"swe"_s), u"svenska"_s); // its own name
        QCOMPARE(ocrLanguageName(u"mine_best"_s), u"mine_best"_s);
        Bench bench;
        bench.dialog.showSection(SettingsDialog::Section::Reading);
        auto* list = bench.find<QListWidget>("languagesChoice");
        QTRY_VERIFY(list->isVisible());
        QStringList names;
        for (int row = 0; row < list->count(); ++row) {
            names << list->item(row)->text();
            QVERIFY(languageCode(*list->item(row)) != list->item(row)->text());
        }
        QVERIFY(names.contains(u"English"));
        const QRect last = list->visualItemRect(list->item(list->count() - 1));
        if (list->count() <= 5) {
            QVERIFY(list->viewport()->rect().contains(last));
            QVERIFY(list->viewport()->height() - last.bottom() < last.height()); // no empty room below
        }
    }

    void motionIsReducedWhereOneSaysSoOrTheDesktopDoes()
    {
        Bench bench;
        QDir().mkpath(bench.folder.filePath(u"config/gtk-3.0"_s));
        const QString config = bench.folder.filePath(u"config"_s);
        QVERIFY(!desktopReducesMotion(config));
        const auto write = [&](const char* name, const QByteArray& text) {
            QFile file(config + u'/' + QString::fromLatin1(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        };
        write("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=true\n");
        write("kdeglobals", "[Colors:View][Inactive]\nx=1,2,3\n\n[KDE]\nAnimationDurationFactor=0.5\n");
        QVERIFY(!desktopReducesMotion(config));
        write("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n");
        QVERIFY(desktopReducesMotion(config));
        write("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n");
        write("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n");
        QVERIFY(desktopReducesMotion(config));

        const QByteArray before = qgetenv("XDG_CONFIG_HOME");
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(config));
        QVERIFY(bench.settings.motion() == Motion::System);
        QVERIFY(bench.settings.reducesMotion());
        choose(bench.find<QComboBox>("motionChoice"), int(Motion::Full));
        QVERIFY(!bench.settings.reducesMotion());
        write("kdeglobals", "[KDE]\nAnimationDurationFactor=1.25\n"); // another size: QSettings looks at that
        choose(bench.find<QComboBox>("motionChoice"), int(Motion::Reduced));
        QVERIFY(bench.settings.reducesMotion());
        bench.click("settingsReset");
        QVERIFY(bench.settings.motion() == Motion::System);
        QVERIFY(!bench.settings.reducesMotion());
        before.isNull() ? qunsetenv("XDG_CONFIG_HOME") : qputenv("XDG_CONFIG_HOME", before);
    }

    void oneLanguageIsAlwaysLeft()
    {
        Bench bench;
        auto* list = bench.find<QListWidget>("languagesChoice");
        QVERIFY(list->count() >= 2); // eng and chi_sim are installed with the program
        QCOMPARE(bench.settings.reading().languages, u"eng+chi_sim"_s);
        for (int row = 0; row < list->count(); ++row) {
            list->item(row)->setCheckState(Qt::Unchecked);
        }
        const QString left = bench.settings.reading().languages;
        QVERIFY(left == u"eng" || left == u"chi_sim");
    }

    void aBoxIsSeenWhetherTickedOrNot_data()
    {
        QTest::addColumn<ThemeMode>("mode");
        QTest::newRow("light") << ThemeMode::Light;
        QTest::newRow("dark") << ThemeMode::Dark;
    }

    void aBoxIsSeenWhetherTickedOrNot()
    {
        QFETCH(ThemeMode, mode);
        Theme theme;
        theme.apply(*qApp, mode);
        Bench bench;
        auto* box = bench.find<QCheckBox>("restoreChoice");
        const auto strongest = [&](bool ticked) {
            box->setChecked(ticked);
            const QImage picture = box->grab().toImage();
            double most = 1;
            QSet<QRgb> colours;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < 20; ++x) {
                    colours << picture.pixel(x, y);
                    most = std::max(most, contrast(picture.pixelColor(x, y), theme.colours().window));
                }
            }
            return std::pair(most, colours);
        };
        QVERIFY(strongest(false).first >= 3);
        QVERIFY(strongest(true).first >= 3);
        QVERIFY(!strongest(false).second.contains(theme.colours().accent.rgb()));
        QVERIFY(strongest(true).second.contains(theme.colours().accent.rgb()));
        QVERIFY(strongest(true).second.contains(theme.colours().onAccent.rgb())); // the tick
        theme.apply(*qApp, ThemeMode::Light);
    }

    void aPageCanBeAdded()
    {
        Bench bench;
        auto* label = new QLabel(u"Mine"_s);
        bench.dialog.addPage([] { return u"More"_s; }, u"configure"_s, label);
        auto* sections = bench.find<QListWidget>("settingsSections");
        sections->setCurrentRow(sections->count() - 1);
        QTRY_VERIFY(label->isVisible());
        QVERIFY(!bench.find<QPushButton>("settingsReset")->isVisible());
    }

    void everyControlHasAName()
    {
        Bench bench;
        for (const char* name :
            {"languageChoice", "themeChoice", "paperChoice", "motionChoice", "readerChoice", "modelChoice",
                "deviceChoice", "precisionChoice", "threadsChoice", "dpiChoice", "promptChoice", "ownPrompt",
                "languagesChoice", "textLayerChoice", "furnitureChoice", "fontChoice", "fontFamily", "fontSize"}) {
            auto* control = bench.find<QWidget>(name);
            QVERIFY2(control != nullptr && !control->accessibleName().isEmpty(), name);
        }
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
