// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/page_notes.h"

#include <QCoreApplication>
#include <QStringList>

namespace lectern::ui {

namespace {

QString withReason(const QString& what, const QString& reason, const QString& help)
{
    QStringList lines{what, reason, help};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

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
            withReason(QCoreApplication::translate("PreviewPages", "The end of this page may be missing."), reason,
                QCoreApplication::translate(
                    "PreviewPages", "Compare its end with the page, or convert the page again.")),
            PageNote::Kind::Warning};
    case PageState::Failed:
        return {QCoreApplication::translate("PreviewPages", "Failed"),
            withReason(QCoreApplication::translate("PreviewPages", "This page could not be read."), reason,
                QCoreApplication::translate("PreviewPages", "Convert the page again, or choose another reader.")),
            PageNote::Kind::Failure};
    case PageState::Cancelled:
        return {QCoreApplication::translate("PreviewPages", "Stopped"), {}, PageNote::Kind::None};
    }
    return {};
}

} // namespace lectern::ui
