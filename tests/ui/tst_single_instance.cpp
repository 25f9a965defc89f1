// SPDX-License-Identifier: GPL-3.0-or-later
// Two starts of the program share one window: within a process, and with the real program.
#include "pages/minimal_pdf.h"
#include "ui/settings/settings.h"
#include "ui/window/single_instance.h"
#include "ui/window_bench.h"

#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <thread>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

// The program with a home and a runtime folder of its own.
class Home
{
public:
    std::unique_ptr<QProcess> start(const QStringList& arguments, const QString& display = u":7"_s) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_folder.path());
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
        environment.insert(u"XDG_RUNTIME_DIR"_s, runtime());
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"DISPLAY"_s, display);
        environment.remove(u"WAYLAND_DISPLAY"_s);
        process->setProcessEnvironment(environment);
        process->setWorkingDirectory(m_folder.path());
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QStringLiteral(LECTERN_PROGRAM), arguments);
        return process;
    }
    QStringList recent() const { return Settings(m_folder.filePath(u"config/lectern/lectern.ini"_s)).recentFiles(); }
    QString book(const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bookPdf(2)) < 0) {
            qFatal("cannot write %s", qPrintable(name));
        }
        return file.fileName();
    }
    Home()
    {
        QDir(m_folder.path()).mkpath(u"run"_s);
        QFile::setPermissions(runtime(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

private:
    QString runtime() const { return m_folder.filePath(u"run"_s); }
    QTemporaryDir m_folder;
};

void end(QProcess& process)
{
    process.kill();
    process.waitForFinished();
}

} // namespace

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondHandsItsFilesToTheFirst()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.path(), u"a"_s);
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QSignalSpy received(&first, &SingleInstance::filesReceived);
        SingleInstance::Role role = SingleInstance::Role::Alone;
        // The answer comes from this thread's event loop.
        std::thread other([&] { role = SingleInstance(folder.path(), u"a"_s).start({u"/x/ä 页.pdf"_s, u"/y.pdf"_s}); });
        QTRY_COMPARE(received.size(), 1);
        other.join();
        QCOMPARE(role, SingleInstance::Role::HandedOver);
        QCOMPARE(received[0][0].toStringList(), (QStringList{u"/x/ä 页.pdf"_s, u"/y.pdf"_s}));
    }

    void otherNamesAreOtherPrograms()
    {
        const QTemporaryDir folder;
        SingleInstance one(folder.path(), u"display 0"_s);
        SingleInstance two(folder.path(), u"display 1"_s);
        QCOMPARE(one.start({}), SingleInstance::Role::First);
        QCOMPARE(two.start({}), SingleInstance::Role::First);
    }

    void rubbishOnTheSocketIsTurnedAwayAndTheNextIsHeard()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.path(), u"a"_s);
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QSignalSpy received(&first, &SingleInstance::filesReceived);
        QLocalSocket rude;
        const QStringList sockets = QDir(folder.path()).entryList({u"lectern-*"_s}, QDir::System);
        QCOMPARE(sockets.size(), 1);
        rude.connectToServer(folder.filePath(sockets.first()));
        QVERIFY(rude.waitForConnected());
        rude.write("GET / HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(rude.state(), QLocalSocket::UnconnectedState);
        std::thread other([&] { SingleInstance(folder.path(), u"a"_s).start({u"/y.pdf"_s}); });
        QTRY_COMPARE(received.size(), 1);
        other.join();
    }

    void aFolderThatCannotBeWrittenToMakesItAlone()
    {
        SingleInstance one(u"/proc/nowhere"_s, u"a"_s);
        QCOMPARE(one.start({u"/y.pdf"_s}), SingleInstance::Role::Alone);
    }

    void twoRealProgramsShareOneWindow()
    {
        const Home home;
        const QString first = home.book(u"first.pdf"_s);
        const QString second = home.book(u"second.pdf"_s);
        const auto one = home.start({u"first.pdf"_s});
        QTRY_VERIFY_WITH_TIMEOUT(home.recent().contains(first), 20000);
        const auto two = home.start({u"second.pdf"_s});
        QVERIFY(two->waitForFinished(20000));
        QCOMPARE(two->exitCode(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(home.recent().contains(second), 20000);
        QCOMPARE(one->state(), QProcess::Running);
        const QString third = home.book(u"third.pdf"_s);
        const auto elsewhere = home.start({third}, u":8"_s); // another display has a window of its own
        QTRY_VERIFY_WITH_TIMEOUT(home.recent().contains(third), 20000);
        QCOMPARE(elsewhere->state(), QProcess::Running);
        end(*elsewhere);
        end(*one);
    }

    void theOneAfterACrashIsTheFirstAgain()
    {
        const Home home;
        const QString first = home.book(u"first.pdf"_s);
        const QString second = home.book(u"second.pdf"_s);
        const auto one = home.start({first});
        QTRY_VERIFY_WITH_TIMEOUT(home.recent().contains(first), 20000);
        end(*one); // SIGKILL: lock and socket stay behind
        const auto two = home.start({second});
        QTRY_VERIFY_WITH_TIMEOUT(home.recent().contains(second), 20000);
        QCOMPARE(two->state(), QProcess::Running);
        end(*two);
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"
