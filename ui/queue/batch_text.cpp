// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/batch_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

using namespace Qt::StringLiterals;
using recognition::BatchFile;
using recognition::BatchState;

namespace {

// A context of its own for what is said of a batch.
struct Batch
{
    Q_DECLARE_TR_FUNCTIONS(Batch)
};

// The engine's own words, in English. The row says already in which folder the file lies.
QString reasonOf(const BatchFile& file)
{
    QString reason = QString::fromStdString(file.error->message);
    if (const QString path = qtPath(file.input); reason.startsWith(path)) {
        reason.replace(0, path.size(), QFileInfo(path).fileName());
    }
    while (reason.endsWith(u'.')) {
        reason.chop(1);
    }
    return reason;
}

} // namespace

QString qtPath(const std::filesystem::path& path)
{
    return QFile::decodeName(path.c_str());
}

std::filesystem::path corePath(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

QString batchIcon(const BatchFile& file)
{
    switch (file.state) {
    case BatchState::Waiting:
        return u"status-waiting"_s;
    case BatchState::Running:
        return u"status-running"_s;
    case BatchState::Done:
        return file.pagesFailed > 0 || file.pagesCut > 0 ? u"status-warning"_s : u"status-done"_s;
    case BatchState::Cancelled:
        return u"status-stopped"_s;
    case BatchState::Failed:
        return file.error && file.error->code == ErrorCode::Encrypted ? u"status-locked"_s : u"status-error"_s;
    }
    return {};
}

QString timeLeftText(const recognition::SecondsRange& left)
{
    constexpr double kMinute = 60;
    constexpr double kHour = 3600;
    if (left.high < kMinute) {
        const int seconds = std::max(1, static_cast<int>(std::lround((left.low + left.high) / 2)));
        return Batch::tr("about %1 s left").arg(seconds);
    }
    const double unit = left.high < kHour ? kMinute : kHour;
    const int low = std::max(1, static_cast<int>(std::floor(left.low / unit)));
    const int high = std::max(low, static_cast<int>(std::ceil(left.high / unit)));
    const QString range = low == high ? QString::number(low) : u"%1–%2"_s.arg(low).arg(high);
    return unit < kHour ? Batch::tr("%1 min left").arg(range) : Batch::tr("%1 h left").arg(range);
}

QString batchStateText(const BatchFile& file)
{
    switch (file.state) {
    case BatchState::Waiting:
        return Batch::tr("Waiting");
    case BatchState::Running: {
        if (file.pages == 0) {
            return Batch::tr("Opening");
        }
        const QString page = Batch::tr("Page %1 of %2").arg(std::max(1, file.page)).arg(file.pages);
        return file.left ? page + u" · "_s + timeLeftText(*file.left) : page;
    }
    case BatchState::Done: {
        QString text = Batch::tr("Done");
        if (file.pagesFailed > 0) {
            text += u" · "_s + Batch::tr("%n page(s) failed", "", file.pagesFailed);
        }
        if (file.pagesCut > 0) {
            text += u" · "_s + Batch::tr("%n page(s) cut short", "", file.pagesCut);
        }
        return text;
    }
    case BatchState::Cancelled:
        return Batch::tr("Stopped");
    case BatchState::Failed:
        return file.error && file.error->code == ErrorCode::Encrypted ? Batch::tr("Needs a password")
                                                                      : Batch::tr("Failed");
    }
    return {};
}

QString batchTrouble(const BatchFile& file)
{
    if (file.state != BatchState::Failed || !file.error) {
        return {};
    }
    const bool isOfFile = QString::fromStdString(file.error->message).startsWith(qtPath(file.input));
    switch (file.error->code) {
    case ErrorCode::Encrypted:
        return file.password.empty() ? Batch::tr("Select it and enter its password.")
                                     : Batch::tr("The password that was entered does not open it.");
    case ErrorCode::WriteFailed:
        return Batch::tr("Its results cannot be written: %1. Choose another folder, then retry.").arg(reasonOf(file));
    case ErrorCode::NotFound:
        if (isOfFile) { // else it is a model, or words for a language
            return Batch::tr("The file is not there any more. Add it from its new place.");
        }
        break;
    case ErrorCode::Unreadable:
        if (isOfFile) {
            return Batch::tr("The file cannot be read. Check that you may read it, then retry.");
        }
        break;
    case ErrorCode::Corrupt:
        if (isOfFile) {
            return Batch::tr("The file is damaged or empty. Save it anew from the program that made it.");
        }
        break;
    case ErrorCode::OutOfMemory:
        return Batch::tr("There is not enough memory for it. Close other programs, then retry.");
    default:
        break;
    }
    return reasonOf(file) + u'.';
}

QString batchDetails(const BatchFile& file)
{
    return file.error ? QString::fromStdString(file.error->message) : QString();
}

QString resultOf(const BatchFile& file)
{
    return file.written.empty() ? QString() : qtPath(file.written.back());
}

bool isEnded(const BatchFile& file)
{
    return file.state != BatchState::Waiting && file.state != BatchState::Running;
}

bool isWorthRetry(const BatchFile& file)
{
    return file.state == BatchState::Failed || file.state == BatchState::Cancelled
        || (file.state == BatchState::Done && file.pagesFailed > 0);
}

} // namespace lectern::ui
