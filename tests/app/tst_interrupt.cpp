// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_process.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lectern::test;
using namespace Qt::StringLiterals;

namespace {

// The program's standard error through a pipe of one memory page: while nobody reads it, the program can run ahead a
// few lines and no further. So a signal always comes while it is at work.
class NarrowPipe
{
public:
    explicit NarrowPipe(const QString& path)
        : m_path(path)
    {
        ::mkfifo(qPrintable(path), 0600);
        m_descriptor = ::open(qPrintable(path), O_RDONLY | O_NONBLOCK);
        ::fcntl(m_descriptor, F_SETPIPE_SZ, 4096);
    }
    ~NarrowPipe() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(NarrowPipe)

    QString path() const { return m_path; }

    // Reads on until wanted has been seen (or the writer is gone): true where it was.
    bool readUntil(const QByteArray& wanted)
    {
        while (!m_text.contains(wanted)) {
            pollfd waiting{m_descriptor, POLLIN, 0};
            char buffer[256];
            if (::poll(&waiting, 1, 60'000) <= 0)
                return false;
            const ssize_t size = ::read(m_descriptor, buffer, sizeof buffer);
            if (size <= 0)
                return false;
            m_text.append(buffer, size);
        }
        return true;
    }

    QByteArray text() const { return m_text; }

private:
    QString m_path;
    int m_descriptor = -1;
    QByteArray m_text;
};

} // namespace

class TstInterrupt : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    void start(QProcess& process, const NarrowPipe& pipe) const
    {
        prepareCli(process, m_folder->path(),
            {u"convert"_s, appData("sixty-pages.pdf"), appData("three-pages.pdf"), u"-o"_s, u"out"_s, u"--progress"_s,
                u"json"_s});
        process.setStandardErrorFile(pipe.path());
        process.start();
        QVERIFY(process.waitForStarted());
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void ctrlCKeepsTheFinishedPages()
    {
        for (const int signal : {SIGINT, SIGTERM}) {
            NarrowPipe pipe(m_folder->filePath(QString::number(signal)));
            QProcess process;
            start(process, pipe);
            QVERIFY2(pipe.readUntil("\"page\":2,"), pipe.text());
            QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
            QVERIFY2(pipe.readUntil("\"event\":\"finished\""), pipe.text());
            pipe.readUntil("\n the end \n");
            QVERIFY(process.waitForFinished(60'000));
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 130);
            const QStringList written = QDir(m_folder->filePath(u"out"_s)).entryList(QDir::Files);
            QCOMPARE(written, QStringList{u"sixty-pages.md"_s});
            const QString markdown = fileText(m_folder->filePath(u"out/sixty-pages.md"_s));
            QVERIFY(markdown.contains(u"Chapter one"_s));
            QVERIFY(!markdown.contains(u"number-60"_s));
            QVERIFY(pipe.text().contains("\"interrupted\":true"));
        }
    }

    void aSecondCtrlCEndsTheProgramAtOnce()
    {
        NarrowPipe pipe(m_folder->filePath(u"pipe"_s));
        QProcess process;
        start(process, pipe);
        QVERIFY2(pipe.readUntil("\"page\":2,"), pipe.text());
        // Two different signals: two of the same kind may be delivered as one.
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGTERM), 0);
        QVERIFY(process.waitForFinished(60'000)); // nobody reads the pipe: it ends without a last word
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(!QDir(m_folder->filePath(u"out"_s)).exists());
    }
};

QTEST_GUILESS_MAIN(TstInterrupt)
#include "tst_interrupt.moc"
