// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/outside_program.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QProcess>
#include <QUrl>

namespace lectern::ui {

using namespace Qt::StringLiterals;

void openWithProgram(const QUrl& file, std::function<void(bool opened)> done)
{
    auto* opener = new QProcess(QCoreApplication::instance());
    opener->setStandardInputFile(QProcess::nullDevice());
    opener->setStandardOutputFile(QProcess::nullDevice());
    opener->setStandardErrorFile(QProcess::nullDevice());
    QObject::connect(opener, &QProcess::finished, opener, [opener, done](int code, QProcess::ExitStatus status) {
        opener->deleteLater();
        done(status == QProcess::NormalExit && code == 0);
    });
    QObject::connect(opener, &QProcess::errorOccurred, opener, [opener, done, file](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) { // another kind of desktop
            opener->deleteLater();
            done(QDesktopServices::openUrl(file));
        }
    });
    opener->start(u"xdg-open"_s, {file.isLocalFile() ? file.toLocalFile() : file.toString(QUrl::FullyEncoded)});
}

} // namespace lectern::ui
