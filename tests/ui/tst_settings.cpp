// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/language.h"
#include "ui/settings/settings.h"

#include <QCoreApplication>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"lectern.ini"_s);
    }

    void anEmptyFileGivesWhatTheEngineDoesByItself()
    {
        const Settings settings(m_file);
        const ReadingSettings reading = settings.reading();
        QCOMPARE(reading.readOptions().dpi, recognition::ReadOptions().dpi);
        QCOMPARE(reading.readOptions().prompt, recognition::ReadOptions().prompt);
        QCOMPARE(reading.readOptions().languages, recognition::ReadOptions().languages);
        QVERIFY(reading.readOptions().textLayer == recognition::ReadOptions().textLayer);
        QCOMPARE(reading.loadOptions().device, model::LoadOptions().device);
        QVERIFY(reading.loadOptions().precision == model::LoadOptions().precision);
        QCOMPARE(reading.readerRequest().reader, std::string("auto"));
        QVERIFY(reading.readerRequest().model.empty());
        QVERIFY(!reading.keepsFurniture);
        QVERIFY(settings.previewFonts() == PreviewFonts());
        QVERIFY(settings.theme() == ThemeMode::System);
        QVERIFY(!settings.pagesAsPaper());
        QVERIFY(settings.restoresSession());
        QVERIFY(settings.language().isEmpty());
    }

    void whatIsSetIsThereInTheNextRun()
    {
        ReadingSettings reading;
        reading.reader = u"model"_s;
        reading.model = u"/weights/模型, second"_s;
        reading.device = u"cuda:1"_s;
        reading.precision = model::Precision::BF16;
        reading.threads = 3;
        reading.dpi = 300;
        reading.prompt = u"Write it down, \"all\" of it;\nline by line."_s;
        reading.languages = u"deu+chi_sim"_s;
        reading.textLayer = recognition::TextLayerUse::Never;
        reading.keepsFurniture = true;
        const PreviewFonts fonts{PreviewFonts::Kind::Custom, u"Noto Sans CJK SC"_s, 22};
        {
            Settings settings(m_file);
            settings.setReading(reading);
            settings.setPreviewFonts(fonts);
            settings.setTheme(ThemeMode::Dark);
            settings.setPagesAsPaper(true);
            settings.setLanguage(u"zh_CN"_s);
            settings.setRestoresSession(false);
            settings.save();
        }
        const Settings settings(m_file);
        QVERIFY(settings.reading() == reading);
        QVERIFY(settings.previewFonts() == fonts);
        QVERIFY(settings.theme() == ThemeMode::Dark);
        QVERIFY(settings.pagesAsPaper());
        QCOMPARE(settings.language(), u"zh_CN"_s);
        QVERIFY(!settings.restoresSession());
        QCOMPARE(settings.reading().readerRequest().model, std::string("/weights/模型, second"));
    }

    void whatMakesNoSenseInTheFileIsTheDefault_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("reader") << u"reading/reader"_s << QVariant(u"https://example.org"_s);
        QTest::newRow("model") << u"reading/model"_s << QVariant(u"two\nlines"_s);
        QTest::newRow("device") << u"reading/device"_s << QVariant(u"cuda:-1"_s);
        QTest::newRow("device's number") << u"reading/device"_s << QVariant(u"cuda:99999999999"_s);
        QTest::newRow("precision") << u"reading/precision"_s << QVariant(u"f8"_s);
        QTest::newRow("threads") << u"reading/threads"_s << QVariant(-4);
        QTest::newRow("many threads") << u"reading/threads"_s << QVariant(100000);
        QTest::newRow("dpi too small") << u"reading/dpi"_s << QVariant(71);
        QTest::newRow("dpi too large") << u"reading/dpi"_s << QVariant(601);
        QTest::newRow("dpi of letters") << u"reading/dpi"_s << QVariant(u"fine"_s);
        QTest::newRow("dpi of bytes") << u"reading/dpi"_s << QVariant(QByteArray("\0\xff\x01", 3));
        QTest::newRow("empty prompt") << u"reading/prompt"_s << QVariant(u"  \n "_s);
        QTest::newRow("endless prompt") << u"reading/prompt"_s << QVariant(QString(100000, u'a'));
        QTest::newRow("languages") << u"reading/languages"_s << QVariant(u"eng++"_s);
        QTest::newRow("path as language") << u"reading/languages"_s << QVariant(u"../../etc/eng"_s);
        QTest::newRow("text layer") << u"reading/textLayer"_s << QVariant(u"sometimes"_s);
        QTest::newRow("furniture") << u"reading/furniture"_s << QVariant(17);
        QTest::newRow("font") << u"preview/font"_s << QVariant(u"comic"_s);
        QTest::newRow("custom font without a name") << u"preview/font"_s << QVariant(u"custom"_s);
        QTest::newRow("size of the font") << u"preview/size"_s << QVariant(4000);
        QTest::newRow("theme") << u"window/theme"_s << QVariant(u"sepia"_s);
        QTest::newRow("language") << u"window/language"_s << QVariant(u"tlh"_s);
    }

    void whatMakesNoSenseInTheFileIsTheDefault()
    {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QSettings(m_file, QSettings::IniFormat).setValue(key, value);
        const Settings settings(m_file);
        QVERIFY(settings.reading() == ReadingSettings());
        QVERIFY(settings.previewFonts() == PreviewFonts());
        QVERIFY(settings.theme() == ThemeMode::System);
        QVERIFY(settings.language().isEmpty());
    }

    void oneBadValueLeavesTheOthers()
    {
        ReadingSettings written;
        written.device = u"cpu"_s;
        written.dpi = 200;
        Settings(m_file).setReading(written);
        QSettings(m_file, QSettings::IniFormat).setValue(u"reading/dpi"_s, u"???"_s);
        const ReadingSettings reading = Settings(m_file).reading();
        QCOMPARE(reading.dpi, ReadingSettings().dpi);
        QCOMPARE(reading.device, u"cpu"_s);
    }

    void aFileThatIsNoIniFileGivesDefaults()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("\x7f"
                              "ELF\0\0[[[reading\n=dpi\\\\x\n%%%=",
            24));
        file.close();
        QVERIFY(Settings(m_file).reading() == ReadingSettings());
    }

    void aChangeIsToldOnceAndNoChangeIsNot()
    {
        Settings settings(m_file);
        QSignalSpy spy(&settings, &Settings::changed);
        const auto told = [&spy](Setting setting) {
            const bool once = spy.size() == 1 && spy.front().front().value<Setting>() == setting;
            spy.clear();
            return once;
        };
        ReadingSettings reading;
        settings.setReading(reading);
        QCOMPARE(spy.size(), 0);
        reading.dpi = 300;
        settings.setReading(reading);
        QVERIFY(told(Setting::Reading));
        settings.setReading(reading);
        QCOMPARE(spy.size(), 0);
        settings.setLanguage(u"zh_CN"_s);
        QVERIFY(told(Setting::Language));
        settings.setPagesAsPaper(true);
        QVERIFY(told(Setting::Theme));
        settings.setPagesAsPaper(true);
        QCOMPARE(spy.size(), 0);
        settings.setPreviewFonts({PreviewFonts::Kind::Sans, {}, 20});
        QVERIFY(told(Setting::PreviewFonts));
        settings.addRecentFile(u"/a.pdf"_s);
        QVERIFY(told(Setting::RecentFiles));
        settings.addRecentFile(u"/a.pdf"_s);
        QCOMPARE(spy.size(), 0);
        settings.clearRecentFiles();
        QVERIFY(told(Setting::RecentFiles));
    }

    void theBuiltInReaderIsAskedForWithoutAModel()
    {
        ReadingSettings reading;
        reading.reader = u"builtin"_s;
        reading.model = u"nano"_s;
        const auto choice = recognition::chooseReader(reading.readerRequest(), {});
        QVERIFY(choice);
        QVERIFY(choice->kind == recognition::ReaderChoice::Kind::BuiltIn);
    }

    void theDesktopsLanguageIsTaken_data()
    {
        QTest::addColumn<QStringList>("asked");
        QTest::addColumn<QString>("given");
        QTest::newRow("Chinese") << QStringList{u"zh-Hans-CN"_s, u"zh-CN"_s, u"zh"_s} << u"zh_CN"_s;
        QTest::newRow("Chinese after German") << QStringList{u"de-DE"_s, u"zh-CN"_s} << u"zh_CN"_s;
        QTest::newRow("Traditional Chinese") << QStringList{u"zh-Hant-TW"_s, u"zh-TW"_s} << u"en"_s;
        QTest::newRow("British") << QStringList{u"en-GB"_s, u"zh-CN"_s} << u"en"_s;
        QTest::newRow("none known") << QStringList{u"fr-FR"_s} << u"en"_s;
        QTest::newRow("nothing") << QStringList{} << u"en"_s;
    }

    void theDesktopsLanguageIsTaken()
    {
        QFETCH(QStringList, asked);
        QFETCH(QString, given);
        QCOMPARE(Language(asked).systemLanguage(), given);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
