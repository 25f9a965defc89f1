// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/input_files.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <fstream>

using namespace lectern;
using namespace lectern::pages;
namespace fs = std::filesystem;

namespace {

class Tree
{
public:
    explicit Tree(std::initializer_list<const char*> files)
    {
        for (const char* file : files) {
            fs::create_directories((root() / file).parent_path());
            std::ofstream(root() / file) << "x";
        }
    }
    fs::path root() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TstInputFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderStandsForTheReadableFilesInIt()
    {
        const Tree tree{"b.pdf", "a.PNG", "notes.txt", ".c.pdf", "sub/d.tiff", "sub/.hidden/e.pdf", "sub/f.gif"};
        const fs::path root = tree.root();
        const std::vector<fs::path> expected{
            "first.xyz", root / "a.PNG", root / "b.pdf", root / "sub/d.tiff", root / "sub/f.gif"};
        QCOMPARE(expandInputs({"first.xyz", root}), expected);
    }

    void figuresOfEarlierResultsAreNoInputs()
    {
        const Tree tree{"a.pdf", "a.md", "a_images/1_0.jpg", "b.json", "b_images/1_0.jpg", "trip_images/1.jpg"};
        const std::vector<fs::path> expected{tree.root() / "a.pdf", tree.root() / "trip_images/1.jpg"};
        QCOMPARE(expandInputs({tree.root()}), expected);
    }

    void filesOfOtherKindsAreNamedButNoEarlierResults()
    {
        const Tree tree{"a.pdf", "a.md", "a.json", "letter.docx", "sub/song.MP3", ".hidden.docx"};
        const FoundInputs found = findInputs({tree.root()});
        QCOMPARE(found.files, std::vector<fs::path>{tree.root() / "a.pdf"});
        const std::vector<fs::path> others{tree.root() / "letter.docx", tree.root() / "sub/song.MP3"};
        QCOMPARE(found.otherKinds, others);
    }

    void aCancelledSearchEnds()
    {
        const Tree tree{"a.pdf"};
        CancelSource cancel;
        cancel.request();
        QVERIFY(expandInputs({tree.root()}, cancel.token()).empty());
    }
};

QTEST_APPLESS_MAIN(TstInputFiles)
#include "tst_input_files.moc"
