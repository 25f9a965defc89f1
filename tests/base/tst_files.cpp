// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include <sys/resource.h>
#include <unistd.h>

using namespace lectern;
namespace fs = std::filesystem;

namespace {

size_t entriesIn(const fs::path& folder)
{
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::string textOf(const MappedFile& file)
{
    const auto bytes = file.bytes();
    return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        QVERIFY(m_temporary->isValid());
        m_folder = m_temporary->path().toStdString();
    }

    void writtenBytesAreReadBack()
    {
        const fs::path path = m_folder / "a file \u4e2d.bin";
        const std::string bytes("\0\xFF line\r\n", 9);
        QVERIFY(writeFileAtomically(path, bytes));
        QCOMPARE(readFile(path).value(), bytes);
        QVERIFY(writeFileAtomically(path, ""));
        QCOMPARE(readFile(path).value(), std::string());
        QCOMPARE(entriesIn(m_folder), size_t{1});
    }

    void aNewFileHasThePermissionsOfAnyNewFile()
    {
        const fs::path ours = m_folder / "ours";
        const fs::path plain = m_folder / "plain";
        QVERIFY(writeFileAtomically(ours, "x"));
        std::ofstream(plain) << "x";
        QVERIFY(fs::status(ours).permissions() == fs::status(plain).permissions());
    }

    void aMissingFolderIsNamedAndNotMade()
    {
        const fs::path path = m_folder / "missing" / "file";
        const auto written = writeFileAtomically(path, "x");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::WriteFailed);
        QVERIFY(written.error().message.find(path.string()) != std::string::npos);
        QCOMPARE(entriesIn(m_folder), size_t{0});
    }

    void aFailedRenameLeavesNoTemporaryFile()
    {
        const fs::path path = m_folder / "folder"; // a folder cannot be replaced by a file
        fs::create_directory(path);
        std::ofstream(path / "kept") << "old";
        const auto written = writeFileAtomically(path, "new");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::WriteFailed);
        QCOMPARE(entriesIn(m_folder), size_t{1});
        QCOMPARE(readFile(path / "kept").value(), std::string("old"));
    }

    void aReadOnlyFolderKeepsTheOldContent()
    {
        if (::geteuid() == 0)
            QSKIP("root may write to a read-only folder");
        const fs::path path = m_folder / "file";
        QVERIFY(writeFileAtomically(path, "old"));
        fs::permissions(m_folder, fs::perms::owner_read | fs::perms::owner_exec);
        const auto written = writeFileAtomically(path, "new");
        fs::permissions(m_folder, fs::perms::owner_all);
        QVERIFY(!written);
        QCOMPARE(readFile(path).value(), std::string("old"));
        QCOMPARE(entriesIn(m_folder), size_t{1});
    }

    // A limit on the size of files stands for the full disk: the write fails in the middle.
    void aWriteThatFailsInTheMiddleKeepsTheOldContent()
    {
        const fs::path path = m_folder / "file";
        QVERIFY(writeFileAtomically(path, "old"));
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small = {4096, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto written = writeFileAtomically(path, std::string(100000, 'n'));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::WriteFailed);
        QCOMPARE(readFile(path).value(), std::string("old"));
        QCOMPARE(entriesIn(m_folder), size_t{1});
    }

    void aMappedFileHoldsTheBytes()
    {
        const fs::path path = m_folder / "file";
        QVERIFY(writeFileAtomically(path, "content"));
        auto mapped = MappedFile::open(path);
        QVERIFY(mapped);
        QCOMPARE(textOf(*mapped), std::string("content"));
        // Replacing the file does not change what is mapped.
        QVERIFY(writeFileAtomically(path, "other"));
        const MappedFile moved = std::move(*mapped);
        QCOMPARE(textOf(moved), std::string("content"));
        QVERIFY(mapped->bytes().empty());
    }

    void anEmptyFileMapsToNoBytes()
    {
        const fs::path path = m_folder / "empty";
        QVERIFY(writeFileAtomically(path, ""));
        const auto mapped = MappedFile::open(path);
        QVERIFY(mapped);
        QVERIFY(mapped->bytes().empty());
    }

    void whatCannotBeReadIsNamed()
    {
        const fs::path missing = m_folder / "missing";
        for (const fs::path& path : {missing, m_folder}) {
            const auto mapped = MappedFile::open(path);
            const auto content = readFile(path);
            QVERIFY(!mapped && !content);
            const ErrorCode expected = path == missing ? ErrorCode::NotFound : ErrorCode::Unreadable;
            QCOMPARE(mapped.error().code, expected);
            QCOMPARE(content.error().code, expected);
            QVERIFY(mapped.error().message.find(path.string()) != std::string::npos);
            QVERIFY(content.error().message.find(path.string()) != std::string::npos);
        }
    }

    void aDeviceIsNotMapped()
    {
        const auto mapped = MappedFile::open("/dev/null");
        QVERIFY(!mapped);
        QCOMPARE(mapped.error().code, ErrorCode::Unreadable);
    }

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
