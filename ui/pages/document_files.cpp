// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/document_files.h"

#include "pages/input_files.h"

#include <QCoreApplication>

namespace lectern::ui {

using namespace Qt::StringLiterals;

const QStringList& documentPatterns()
{
    static const QStringList patterns = [] {
        QStringList made;
        for (const std::string_view ending : pages::readableEndings()) {
            made << u'*' + QString::fromUtf8(ending.data(), static_cast<qsizetype>(ending.size()));
        }
        return made;
    }();
    return patterns;
}

QString documentFilter()
{
    return QCoreApplication::translate("OpenDialog", "Documents") + u" ("_s + documentPatterns().join(u' ') + u");;"_s
        + QCoreApplication::translate("OpenDialog", "All files") + u" (*)"_s;
}

} // namespace lectern::ui
