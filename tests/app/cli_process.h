// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/files.h"
#include "support/fixture_path.h"

#include <QtCore/QProcess>
#include <QtCore/QStringList>

#include <filesystem>
#include <string>

namespace lectern::test {

// What one run of the real program came to.
struct CliRun
{
    int status = -1;
    QStringList out; // lines of standard output
    QByteArray err;
};

inline QString qtPath(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

inline QString appData(const char* name)
{
    return qtPath(dataPath("app") / name);
}

// A process of the program that sees no models but the shipped one, in a folder of its own.
inline void prepareCli(QProcess& process, const QString& folder, const QStringList& arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LECTERN_MODELS"), folder + QStringLiteral("/no-models"));
    environment.remove(QStringLiteral("LECTERN_RESOURCES"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.setProgram(QStringLiteral(LECTERN_CLI));
    process.setArguments(arguments);
}

inline CliRun runCli(const QString& folder, const QStringList& arguments)
{
    constexpr int kPatience = 120'000; // ms
    QProcess process;
    prepareCli(process, folder, arguments);
    process.start();
    CliRun run;
    if (process.waitForFinished(kPatience) && process.exitStatus() == QProcess::NormalExit)
        run.status = process.exitCode();
    run.out = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    run.err = process.readAllStandardError();
    return run;
}

// Empty where the file is not there.
inline QString fileText(const QString& path)
{
    const auto text = readFile(path.toStdString());
    return text ? QString::fromStdString(*text) : QString();
}

} // namespace lectern::test
