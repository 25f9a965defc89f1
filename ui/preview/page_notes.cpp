// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/page_notes.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

QString withReason(const QString& what, const QString& reason, const QString& help)
{
    QStringList lines{what, reason, help};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

// What the engine says of it, in the language of the window; sentences that are not known stay as they are.
QString reasonText(const QString& reason)
{
    static const QRegularExpression repeated(u"^repeated itself after ([0-9]+) tokens"_s);
    static const QRegularExpression endless(u"^came to no end within ([0-9]+) tokens"_s);
    if (const auto match = repeated.match(reason); match.hasMatch()) {
        return QCoreApplication::translate("PreviewPages", "The reader repeated itself after %1 tokens.")
            .arg(match.captured(1));
    }
    if (const auto match = endless.match(reason); match.hasMatch()) {
        return QCoreApplication::translate("PreviewPages", "The reader came to no end within %1 tokens.")
            .arg(match.captured(1));
    }
    return reason;
}

} // namespace

QString pageTrouble(PageState state, const QString& reason)
{
    const QString what = state == PageState::Cut
        ? QCoreApplication::translate("PreviewPages", "The end of this page may be missing.")
        : QCoreApplication::translate("PreviewPages", "This page could not be read.");
    return reason.isEmpty() ? what : what + u' ' + reasonText(reason);
}

PageNote pageNote(PageState state, const QString& reason)
{
    switch (state) {
    case PageState::Unread:
    case PageState::Done:
        return {};
    case PageState::Waiting:
        return {QCoreApplication::translate("PreviewPages", "Waiting"), {}, PageNote::Kind::None};
    case PageState::Writing:
        return {QCoreApplication::translate("PreviewPages", "Being read"), {}, PageNote::Kind::None};
    case PageState::Cut:
        return {QCoreApplication::translate("PreviewPages", "Cut short"),
            withReason(QCoreApplication::translate("PreviewPages", "The end of this page may be missing."),
                reasonText(reason),
                QCoreApplication::translate(
                    "PreviewPages", "Compare its end with the page, or convert the page again.")),
            PageNote::Kind::Warning};
    case PageState::Failed:
        return {QCoreApplication::translate("PreviewPages", "Failed"),
            withReason(QCoreApplication::translate("PreviewPages", "This page could not be read."), reasonText(reason),
                QCoreApplication::translate("PreviewPages", "Convert the page again, or choose another reader.")),
            PageNote::Kind::Failure};
    case PageState::Cancelled:
        return {QCoreApplication::translate("PreviewPages", "Stopped"), {}, PageNote::Kind::None};
    }
    return {};
}

} // namespace lectern::ui
