// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-make-samples FOLDER: writes the sample PDFs and what stands on them.
#include "nano_pages.h"
#include "order_pages.h"
#include "report_page.h"

#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

// Another face in place of a missing one would give pages that the demonstration model cannot read.
bool hasFaces()
{
    bool all = true;
    for (const QString& family : {u"DejaVu Sans"_s, u"Liberation Sans"_s, u"Liberation Serif"_s}) {
        if (!QFontDatabase::families().contains(family)) {
            QTextStream(stderr) << "The face " << family << " is not installed.\n";
            all = false;
        }
    }
    return all;
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 2) {
        QTextStream(stderr) << "lectern-make-samples FOLDER\n";
        return 2;
    }
    const QString& folder = arguments[1];
    if (!hasFaces() || !QDir().mkpath(folder + u"/truth"_s)) {
        return 1;
    }
    bool written = lectern::samples::writeReportPage(folder);
    written = lectern::samples::writeOrderPages(folder) && written;
    for (const auto& page : lectern::samples::nanoPages()) {
        written = lectern::samples::writeNanoPage(page, folder) && written;
    }
    return written ? 0 : 1;
}
