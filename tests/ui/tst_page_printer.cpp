// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/minimal_pdf.h"
#include "support/fixture_path.h"
#include "ui/window/page_printer.h"
#include "ui/window_bench.h"

#include <QPrinter>
#include <QSignalSpy>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<QPrinter> toFile(const QString& file)
{
    auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(file);
    printer->setPageSize(QPageSize(QPageSize::A4));
    return printer;
}

// The share of the page, 0…1, that is not white.
double ink(const image::Image& picture)
{
    const auto dark = std::ranges::count_if(picture.rgb, [](int level) { return level < 250; });
    return double(dark) / double(picture.rgb.size());
}

} // namespace

class TestPagePrinter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePagesAskedForComeOutOnPaperWithTheirInk()
    {
        const MadeFiles made;
        const auto book = made.add("book.pdf", bookPdf(5));
        const QString out = m_folder.filePath(u"printed.pdf"_s);
        auto device = toFile(out);
        device->setFromTo(2, 4);
        PagePrinter printer(QString::fromStdString(book.string()), {}, pages::PageSource::open, std::move(device));
        QSignalSpy finished(&printer, &PagePrinter::finished);
        QSignalSpy progress(&printer, &PagePrinter::progress);
        printer.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        QCOMPARE(progress.size(), 3);
        const auto printed = pages::PageSource::open(out.toStdString());
        QVERIFY2(printed, errorOf(printed).message.c_str());
        QCOMPARE((*printed)->pageCount(), 3);
        const auto size = (*printed)->pageSize(0).value();
        QVERIFY(std::abs(size.width - 595) < 2 && std::abs(size.height - 842) < 2);
        for (int page = 0; page < 3; ++page) {
            const double share = ink((*printed)->render(page, {.dpi = 36}).value());
            QVERIFY2(share > 0.005 && share < 0.5, qPrintable(QString::number(share)));
        }
    }

    void whatCannotBeOpenedOrWrittenSaysWhy()
    {
        PagePrinter missing(u"/no/such.pdf"_s, {}, pages::PageSource::open, toFile(m_folder.filePath(u"a.pdf"_s)));
        QSignalSpy failed(&missing, &PagePrinter::failed);
        missing.start();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(u"no/such.pdf"));

        const MadeFiles made;
        const auto book = QString::fromStdString(made.add("book.pdf", bookPdf(1)).string());
        PagePrinter nowhere(book, {}, pages::PageSource::open, toFile(m_folder.filePath(u"no/folder/a.pdf"_s)));
        QSignalSpy refused(&nowhere, &PagePrinter::failed);
        nowhere.start();
        QTRY_COMPARE(refused.size(), 1);
    }

    void aStoppedPrintingEndsAndIsNoFailure()
    {
        const MadeFiles made;
        const auto book = QString::fromStdString(made.add("book.pdf", bookPdf(500)).string());
        PagePrinter printer(book, {}, pages::PageSource::open, toFile(m_folder.filePath(u"stopped.pdf"_s)));
        QSignalSpy finished(&printer, &PagePrinter::finished);
        QSignalSpy progress(&printer, &PagePrinter::progress);
        printer.stop();
        printer.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(progress.size(), 0);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestPagePrinter)
#include "tst_page_printer.moc"
