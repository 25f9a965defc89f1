// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_process.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace lectern::test;
using namespace Qt::StringLiterals;

// lectern-cli order, from its arguments to the files that it leaves.
class TstOrder : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    CliRun order(const QStringList& arguments) const
    {
        return runCli(m_folder->path(), QStringList{u"order"_s} + arguments);
    }
    QJsonObject json(const QString& name) const
    {
        return QJsonDocument::fromJson(fileText(m_folder->filePath(name)).toUtf8()).object();
    }
    static QString sample(const QString& name) { return qtPath(resourcePath("samples")) + u'/' + name; }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aPageIsLookedAtWithoutReadingIt()
    {
        const CliRun run = order({sample(u"two-columns.pdf"_s), u"--model"_s, u"nano"_s, u"-o"_s, u"out"_s});
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.out.size(), 3);
        QCOMPARE(run.out[0], u"out/two-columns_p1.order.json"_s);
        for (const QString& file : run.out)
            QVERIFY(QFileInfo(m_folder->filePath(file)).size() > 1000);
        const QJsonObject written = json(run.out[0]);
        QCOMPARE(written[u"layer"].toInt(), 4);
        QCOMPARE(written[u"head"].toString(), u"mean"_s);
        QCOMPARE(written[u"queries"].toArray().size(), 256);
        QVERIFY(written[u"tau"][u"decoded"].isNull());
        QVERIFY(written[u"tau"][u"geometric"].isDouble());
        QCOMPARE(written[u"run"][u"precision"].toString(), u"f32"_s);
    }

    void interventionsAreReadAgainAndSetBesideTheUnchangedText()
    {
        const CliRun run = order({sample(u"list.pdf"_s), u"--model"_s, u"nano"_s, u"--layer"_s, u"3"_s, u"--head"_s,
            u"1"_s, u"--intervene"_s, u"none"_s, u"--intervene=zero:0-255"_s});
        QVERIFY2(run.status == 0, run.err);
        const QJsonObject written = json(u"list_p1.order.json"_s);
        QCOMPARE(written[u"head"].toInt(), 1);
        const QJsonArray changes = written[u"interventions"].toArray();
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0][u"text"], changes[0][u"unchanged"]);
        QVERIFY(changes[0][u"same_tokens"].toBool());
        QCOMPARE(changes[0][u"edit_distance"].toDouble(), 0.0);
        QVERIFY(changes[1][u"edit_distance"].toDouble() > 0.3);
        QVERIFY(changes[1][u"text"] != changes[1][u"unchanged"]);
        QVERIFY(written[u"tau"][u"decoded"].isDouble());
    }

    void wrongUsageIsRefusedBeforeTheModelIsLoaded_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const QString page = sample(u"list.pdf"_s);
        QTest::newRow("no input") << QStringList{} << QByteArray("no input");
        QTest::newRow("two inputs") << QStringList{page, page} << QByteArray("one input only");
        QTest::newRow("intervention") << QStringList{page, u"--intervene"_s, u"backwards"_s}
                                      << QByteArray("swap-halves");
        QTest::newRow("layer") << QStringList{page, u"--layer"_s, u"first"_s} << QByteArray("--layer");
        QTest::newRow("pages") << QStringList{page, u"--pages"_s, u"2"_s} << QByteArray("2");
        QTest::newRow("option") << QStringList{page, u"--heads"_s, u"2"_s} << QByteArray("--head");
    }
    void wrongUsageIsRefusedBeforeTheModelIsLoaded()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const CliRun run = order(arguments);
        QCOMPARE(run.status, 2);
        QVERIFY2(run.err.contains(said), run.err);
        QVERIFY(run.out.isEmpty());
    }

    void aLayerThatTheModelDoesNotHaveIsWrongUsageToo()
    {
        const CliRun run = order({sample(u"list.pdf"_s), u"--model"_s, u"nano"_s, u"--layer"_s, u"24"_s});
        QCOMPARE(run.status, 2);
        QVERIFY(run.err.contains("no encoder layer 24"));
    }

    void withoutAModelThereIsNoOrder()
    {
        const CliRun run = order({sample(u"list.pdf"_s), u"--model"_s, u"missing"_s});
        QCOMPARE(run.status, 3);
        QVERIFY(run.err.contains("missing"));
    }

    void helpGoesToStandardOutput()
    {
        const CliRun run = order({u"--help"_s});
        QCOMPARE(run.status, 0);
        QVERIFY(run.out.join(u' ').contains(u"--intervene"_s));
    }
};

QTEST_GUILESS_MAIN(TstOrder)
#include "tst_order.moc"
