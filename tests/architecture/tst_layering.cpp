// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/layering_rules.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lectern::test;

namespace {

const QString kHead = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
const QString kHeaderHead = kHead + u"#pragma once\n"_s;

QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// base <- model (torch), base <- pages (qt, poppler)
LayerTable smallTable()
{
    return parseLayerTable(R"({"layers": {
        "base": {"uses": [], "external": []},
        "model": {"uses": ["base"], "external": ["torch"]},
        "pages": {"uses": ["base"], "external": ["qt", "poppler"]}}})");
}

QString oneLine(const QStringList& breaches)
{
    return breaches.join(u" | "_s);
}

} // namespace

// QVERIFY2 shows the breaches and not just that there are some.
#define VERIFY_NONE(list)                                                                                              \
    do {                                                                                                               \
        const QStringList breaches = (list);                                                                           \
        QVERIFY2(breaches.isEmpty(), qPrintable(u"\n"_s + breaches.join(u'\n')));                                      \
    } while (false)

class LayeringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_root = QString::fromUtf8(LECTERN_SOURCE_DIR);
        m_tree = readSourceTree(m_root);
        m_table = parseLayerTable(readAll(m_root + u"/cmake/layers.json"_s));
        QVERIFY(m_tree.size() > 20);
        QVERIFY(m_table.contains(u"base"_s));
    }

    // The project as it is.
    void theTableOfLayersHasNoCircle() { VERIFY_NONE(tableBreaches(m_table)); }
    void coreFoldersIncludeOnlyWhatTheirRowAllows() { VERIFY_NONE(folderBreaches(m_tree, m_table)); }
    void externalHeadersStayWhereTheyAreAllowed() { VERIFY_NONE(externalBreaches(m_tree, m_table)); }
    void publicHeadersDoNotReachLibtorch() { VERIFY_NONE(torchExposures(m_tree)); }
    void coreFoldersLinkOnlyWhatTheirRowAllows() { VERIFY_NONE(linkBreaches(m_tree, m_table)); }
    void foldersWithoutALibraryAreCompiledWithoutItsIncludeDirectories()
    {
        const QByteArray commands = readAll(QString::fromUtf8(LECTERN_BINARY_DIR) + u"/compile_commands.json"_s);
        QVERIFY2(commands.contains("/core/base/"), "the build wrote no compile_commands.json, or none with core/base");
        VERIFY_NONE(compileFlagBreaches(commands, m_root, m_table));
    }
    void filesHaveTheirFormAndAreNotTooLong()
    {
        for (const QString& file : longFiles(m_tree)) {
            qWarning("long: %s", qPrintable(file));
        }
        VERIFY_NONE(fileFormBreaches(m_tree));
    }

    // The rules can fail.
    void aCircleAndAMissingRowAreFound()
    {
        const LayerTable table = parseLayerTable(R"({"layers": {"a": {"uses": ["b"], "external": []},
            "b": {"uses": ["a", "c"], "external": []}}})");
        const QString found = oneLine(tableBreaches(table));
        QVERIFY(found.contains(u"a uses itself in a circle"));
        QVERIFY(found.contains(u"b uses c, which has no row"));
    }

    void anIncludeAgainstTheDirectionOfTheLayersIsFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        QTest::newRow("up") << u"core/base/a.cpp"_s << u"#include \"model/model.h\"\n"_s;
        QTest::newRow("sideways") << u"core/model/a.cpp"_s << u"#include \"pages/page_source.h\"\n"_s;
        QTest::newRow("to ui") << u"core/pages/a.cpp"_s << u"#include \"ui/window.h\"\n"_s;
        QTest::newRow("no folder") << u"core/pages/a.cpp"_s << u"#include \"page_source.h\"\n"_s;
        QTest::newRow("by dots") << u"core/base/a.cpp"_s << u"#include \"../model/model.h\"\n"_s;
        QTest::newRow("spaced") << u"core/base/a.cpp"_s << u"#  include  \"model/model.h\"\n"_s;
        QTest::newRow("folder without a row") << u"core/other/a.cpp"_s << u"\n"_s;
    }
    void anIncludeAgainstTheDirectionOfTheLayersIsFound()
    {
        QFETCH(QString, file);
        QFETCH(QString, line);
        QCOMPARE(folderBreaches({{file, kHead + line}}, smallTable()).size(), 1);
    }

    void anAllowedIncludeIsNotABreach()
    {
        const SourceTree tree = {{u"core/model/a.cpp"_s,
            kHead
                + u"#include \"model/a.h\"\n#include \"base/error.h\"\n#include <ATen/core/Tensor.h>\n#include <vector>\n"_s}};
        VERIFY_NONE(folderBreaches(tree, smallTable()));
        VERIFY_NONE(externalBreaches(tree, smallTable()));
    }

    void anExternalHeaderOutOfPlaceIsFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("header");
        QTest::newRow("Qt in a std-only folder") << u"core/base/a.h"_s << u"QString"_s;
        QTest::newRow("Qt module path") << u"core/base/a.h"_s << u"QtCore/QString"_s;
        QTest::newRow("Qt in the model") << u"core/model/a.cpp"_s << u"QImage"_s;
        QTest::newRow("torch in pages") << u"core/pages/a.cpp"_s << u"torch/torch.h"_s;
        QTest::newRow("torch in the window") << u"ui/pages/a.cpp"_s << u"ATen/ops/cat.h"_s;
        QTest::newRow("torch in the program") << u"app/cli/a.cpp"_s << u"c10/core/Device.h"_s;
        QTest::newRow("Poppler in the window") << u"ui/pages/a.cpp"_s << u"poppler-qt6.h"_s;
        QTest::newRow("Poppler in the model") << u"core/model/a.cpp"_s << u"poppler/cpp/poppler-page.h"_s;
        QTest::newRow("PCRE2 in base") << u"core/base/a.cpp"_s << u"pcre2.h"_s;
        QTest::newRow("cmark in the window") << u"ui/preview/a.cpp"_s << u"cmark-gfm.h"_s;
        QTest::newRow("qpdf in pages") << u"core/pages/a.cpp"_s << u"qpdf/QPDF.hh"_s;
        QTest::newRow("Gumbo in pages") << u"core/pages/a.cpp"_s << u"gumbo.h"_s;
        QTest::newRow("Tesseract in pages") << u"core/pages/a.cpp"_s << u"tesseract/baseapi.h"_s;
        QTest::newRow("WebEngine outside the preview") << u"ui/pages/a.cpp"_s << u"QWebEngineView"_s;
        QTest::newRow("JSON in a header") << u"core/base/a.h"_s << u"nlohmann/json.hpp"_s;
    }
    void anExternalHeaderOutOfPlaceIsFound()
    {
        QFETCH(QString, file);
        QFETCH(QString, header);
        const SourceTree tree = {{file, kHead + u"#include <%1>\n"_s.arg(header)}};
        QCOMPARE(externalBreaches(tree, smallTable()).size(), 1);
    }

    void aPublicHeaderThatReachesLibtorchThroughAPrivateOneIsFound()
    {
        SourceTree tree = {
            {u"core/model/model.h"_s, kHeaderHead + u"#include \"model/hidden.h\"\n"_s},
            {u"core/model/hidden.h"_s, kHeaderHead + u"#include \"model/deeper.h\"\n"_s},
            {u"core/model/deeper.h"_s, kHeaderHead + u"#include <ATen/core/Tensor.h>\n"_s},
        };
        VERIFY_NONE(torchExposures(tree)); // nobody outside includes them yet
        tree.insert(u"app/cli/main.cpp"_s, kHead + u"#include \"model/model.h\"\n"_s);
        const QStringList breaches = torchExposures(tree);
        QCOMPARE(breaches.size(), 1);
        QVERIFY(breaches.first().contains(u"model/hidden.h -> core/model/deeper.h -> ATen/core/Tensor.h"));
    }

    void aLibraryOutOfPlaceIsFound()
    {
        const SourceTree tree = {
            {u"core/base/CMakeLists.txt"_s, u"lectern_add_core(base SOURCES a.cpp PRIVATE_LIBS Qt6::Core)\n"_s},
            {u"core/pages/CMakeLists.txt"_s,
                u"lectern_add_core(pages SOURCES a.cpp PUBLIC_LIBS Qt6::Gui PRIVATE_LIBS lectern_torch lectern::model)\n"_s},
        };
        const QString found = oneLine(linkBreaches(tree, smallTable()));
        QCOMPARE(linkBreaches(tree, smallTable()).size(), 3);
        QVERIFY(found.contains(u"core/base may not link Qt6::Core"));
        QVERIFY(found.contains(u"core/pages may not link lectern_torch"));
        QVERIFY(found.contains(u"core/pages may not link lectern::model"));
    }

    void anIncludeDirectoryOutOfPlaceIsFound()
    {
        const QByteArray commands = R"([
            {"file": "/src/core/base/a.cpp", "command": "c++ -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -c a.cpp"},
            {"file": "/src/core/base/b.cpp", "command": "c++ -I/src/core -c b.cpp"},
            {"file": "/src/core/pages/c.cpp", "command": "c++ -isystem /home/me/torch/include -c c.cpp"},
            {"file": "/src/core/model/d.cpp", "command": "c++ -isystem /usr/include/poppler/qt6 -c d.cpp"},
            {"file": "/src/tests/base/e.cpp", "command": "c++ -isystem /usr/include/x86_64-linux-gnu/qt6 -c e.cpp"}])";
        const QString found = oneLine(compileFlagBreaches(commands, u"/src"_s, smallTable()));
        QVERIFY(found.contains(u"core/base/a.cpp: is compiled with the include directories of qt"));
        QVERIFY(!found.contains(u"core/base/b.cpp"));
        QVERIFY(found.contains(u"core/pages/c.cpp: is compiled with the include directories of torch"));
        QVERIFY(found.contains(u"core/model/d.cpp: is compiled with the include directories of poppler"));
        QVERIFY(!found.contains(u"tests/base/e.cpp"));
    }

    void aFileOutOfFormIsFound()
    {
        const SourceTree tree = {
            {u"core/base/no_licence.cpp"_s, u"int a;\n"_s},
            {u"core/base/no_guard.h"_s, kHead + u"int a;\n"_s},
            {u"core/base/CamelCase.cpp"_s, kHead},
            {u"core/base/too_long.cpp"_s, kHead + u"\n"_s.repeated(kLongestFile)},
            {u"core/base/fine.h"_s, kHeaderHead},
        };
        const QString found = oneLine(fileFormBreaches(tree));
        QCOMPARE(fileFormBreaches(tree).size(), 4);
        QVERIFY(found.contains(u"no_licence.cpp: does not begin with the SPDX line"));
        QVERIFY(found.contains(u"no_guard.h: has no #pragma once"));
        QVERIFY(found.contains(u"CamelCase.cpp: is not named"));
        QVERIFY(found.contains(u"too_long.cpp: has 601 lines"));
        QCOMPARE(longFiles(tree).size(), 1);
    }

private:
    QString m_root;
    SourceTree m_tree;
    LayerTable m_table;
};

QTEST_APPLESS_MAIN(LayeringTest)
#include "tst_layering.moc"
