// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture_path.h"
#include "ui/settings/language.h"
#include "ui/window_bench.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    QString context;
    QString source;
    QString state; // of the translation: "", "unfinished", "vanished", "obsolete"
    QStringList texts;
    bool isPlural = false;
};

QList<Entry> entriesOf(const QString& path)
{
    QFile file(path);
    QList<Entry> entries;
    if (!file.open(QIODevice::ReadOnly)) {
        return entries;
    }
    QXmlStreamReader xml(&file);
    QString context;
    Entry entry;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        const auto name = xml.name();
        if (token == QXmlStreamReader::StartElement && name == u"name") {
            context = xml.readElementText();
        } else if (token == QXmlStreamReader::StartElement && name == u"message") {
            entry = {context, {}, {}, {}, xml.attributes().value(u"numerus"_s) == u"yes"};
        } else if (token == QXmlStreamReader::StartElement && name == u"source") {
            entry.source = xml.readElementText();
        } else if (token == QXmlStreamReader::StartElement && name == u"translation") {
            entry.state = xml.attributes().value(u"type"_s).toString();
            if (!entry.isPlural) {
                entry.texts << xml.readElementText();
            }
        } else if (token == QXmlStreamReader::StartElement && name == u"numerusform") {
            entry.texts << xml.readElementText();
        } else if (token == QXmlStreamReader::EndElement && name == u"message") {
            entries << entry;
        }
    }
    return entries;
}

QString file(const QString& folder, const char* language)
{
    return folder + u"/lectern_"_s + QString::fromLatin1(language) + u".ts"_s;
}

QString translationsFolder()
{
    return QStringLiteral(LECTERN_SOURCE_DIR "/translations");
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(u"%(L?[0-9]+|n)"_s);
    QStringList found;
    for (const auto& match : pattern.globalMatch(text)) {
        found << match.captured();
    }
    found.sort();
    return found;
}

// The access key's letter, in upper case; empty: none.
QString accessKey(const QString& text)
{
    static const QRegularExpression pattern(u"&([^&\\s])"_s);
    return pattern.match(QString(text).remove(u"&&"_s)).captured(1).toUpper();
}

// Every text that a person meets in a widget: shown, in a tool tip, or read out.
QStringList textsOf(const QWidget& root)
{
    QStringList texts;
    QList<const QWidget*> widgets{&root};
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        widgets << widget;
    }
    for (const QWidget* widget : widgets) {
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
              << widget->windowTitle();
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            texts << label->text();
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            texts << button->text();
        } else if (const auto* field = qobject_cast<const QLineEdit*>(widget)) {
            texts << field->placeholderText();
        } else if (const auto* menu = qobject_cast<const QMenu*>(widget)) {
            texts << menu->title();
        } else if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
            for (int i = 0; i < box->count(); ++i) {
                texts << box->itemText(i);
            }
        } else if (const auto* list = qobject_cast<const QAbstractItemView*>(widget)) {
            for (int row = 0; list->model() != nullptr && row < list->model()->rowCount(); ++row) {
                texts << list->model()->index(row, 0).data().toString()
                      << list->model()->index(row, 0).data(Qt::ToolTipRole).toString();
            }
        }
        for (const QAction* action : widget->actions()) {
            texts << action->text() << action->toolTip();
        }
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}

// English words in it, besides names that stay as they are in every language.
bool hasEnglish(QString text)
{
    static const QRegularExpression names(
        u"[^\\s]*\\.(pdf|md|html|ini|png)|Lectern|Markdown|DeepSeek-OCR( 2)?|PDF|PNG|JPEG|TIFF|WebP|BMP|GIF|CPU|GPU|"
        "CUDA|OCR|Tesseract|nano|English|bf16|f32|BF16|F32|dpi|DPI|GB|MB|HTML|INI|JSON|LaTeX|CSV|Ctrl|Shift|Alt|F[0-9]+"_s);
    static const QRegularExpression word(u"[A-Za-z]{2,}"_s);
    text.remove(names);
    return word.match(text).hasMatch();
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Language({u"en"_s}).apply(*qApp, u"en"_s); }

    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("Chinese") << file(translationsFolder(), "zh_CN");
        QTest::newRow("English plurals") << file(translationsFolder(), "en");
    }

    void everyTextIsTranslated()
    {
        QFETCH(QString, path);
        QStringList problems;
        for (const Entry& entry : entriesOf(path)) {
            const bool empty = entry.texts.isEmpty() || entry.texts.contains(QString());
            if (!entry.state.isEmpty() || empty) {
                problems << entry.context + u": "_s + entry.source;
            }
        }
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }

    void theFilesHoldWhatTheSourcesSay()
    {
        QTemporaryDir folder;
        QProcess update;
        update.start(QStringLiteral(LECTERN_SOURCE_DIR "/scripts/translations"), {u"--into"_s, folder.path()});
        QVERIFY(update.waitForFinished(120000));
        QCOMPARE(update.exitCode(), 0);
        for (const char* language : {"zh_CN", "en"}) {
            QStringList now;
            for (const Entry& entry : entriesOf(file(translationsFolder(), language))) {
                now << entry.context + u": "_s + entry.source;
            }
            QStringList wanted;
            for (const Entry& entry : entriesOf(file(folder.path(), language))) {
                wanted << entry.context + u": "_s + entry.source;
            }
            QCOMPARE(now, wanted); // else: run scripts/translations, and translate what is new
        }
    }

    void placeholdersAndAccessKeysAgree()
    {
        const QList<Entry> entries = entriesOf(file(translationsFolder(), "zh_CN"));
        QVERIFY(entries.size() > 80);
        QStringList problems;
        for (const Entry& entry : entries) {
            for (const QString& text : entry.texts) {
                if (placeholders(text) != placeholders(entry.source)) {
                    problems << u"placeholders: "_s + entry.source + u" / "_s + text;
                }
                if (accessKey(text).isEmpty() != accessKey(entry.source).isEmpty()) {
                    problems << u"access key: "_s + entry.source + u" / "_s + text;
                }
                if (entry.source.endsWith(u'…') != text.endsWith(u'…')) {
                    problems << u"ellipsis: "_s + entry.source + u" / "_s + text;
                }
            }
        }
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }

    void accessKeysOfAMenuDiffer_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("Chinese") << u"zh_CN"_s;
    }

    void accessKeysOfAMenuDiffer()
    {
        QFETCH(QString, language);
        Language switched({u"en"_s});
        switched.apply(*qApp, language);
        const WindowBench bench;
        QStringList problems;
        for (const QMenu* menu : bench.window->findChildren<QMenu*>()) {
            QStringList keys;
            for (const QAction* action : menu->actions()) {
                if (const QString key = accessKey(action->text()); !key.isEmpty()) {
                    if (keys.contains(key)) {
                        problems << menu->title() + u": "_s + action->text();
                    }
                    keys << key;
                }
            }
        }
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }

    void theWindowChangesItsLanguageWhileItIsOpen_data()
    {
        QTest::addColumn<QString>("opened"); // nothing: the start page
        QTest::newRow("start page") << QString();
        QTest::newRow("document") << QString::fromStdString((resourcePath("samples") / "two-columns.pdf").string());
        QTest::newRow("file that cannot be opened") << QStringLiteral(LECTERN_SOURCE_DIR "/tests/data/app/broken.pdf");
        QTest::newRow("encrypted file") << QStringLiteral(LECTERN_SOURCE_DIR "/tests/data/app/encrypted.pdf");
    }

    void theWindowChangesItsLanguageWhileItIsOpen()
    {
        QFETCH(QString, opened);
        Language language({u"en"_s});
        language.apply(*qApp, u"en"_s);
        WindowBench bench;
        if (!opened.isEmpty()) {
            bench.window->openFiles({opened});
            QTRY_VERIFY(bench.tab()->state() != DocumentTab::State::Opening);
            if (bench.isOpen()) {
                bench.tab()->view().setZoom(1); // one that does not follow the width of the window's parts
            }
        }
        const QStringList before = textsOf(*bench.window);
        QVERIFY(std::ranges::any_of(before, hasEnglish));

        language.apply(*qApp, u"zh_CN"_s);
        QTRY_COMPARE(bench.window->actions().get(ActionId::Find)->text(), u"查找(&F)"_s);
        QStringList left;
        for (const QString& text : textsOf(*bench.window)) {
            const auto* reason = bench.window->findChild<QLabel*>(u"failureReason"_s); // the engine's own words
            if (hasEnglish(text) && (reason == nullptr || reason->text() != text)
                && text != u"Built-in reader ready") { // the bench's own
                left << text;
            }
        }
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));

        language.apply(*qApp, u"en"_s);
        QTRY_COMPARE(bench.window->actions().get(ActionId::Find)->text(), u"&Find"_s);
        QStringList now = textsOf(*bench.window);
        QStringList gone;
        for (const QString& text : before) {
            if (now.removeAll(text) == 0) {
                gone << text;
            }
        }
        QVERIFY2(now.isEmpty(), qPrintable(now.join(u'\n')));
        QVERIFY2(gone.isEmpty(), qPrintable(gone.join(u'\n')));
    }

    void qtsOwnTextsAreInTheSameLanguage()
    {
        Language language({u"en"_s});
        language.apply(*qApp, u"zh_CN"_s);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"取消"_s);
        QCOMPARE(QLocale().language(), QLocale::Chinese);
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    TestTranslations test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_translations.moc"
