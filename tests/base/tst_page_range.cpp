// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/page_range.h"

#include <QtTest/QTest>

#include <string>

using namespace lectern;

namespace {

// 0-based pages, or the error's code as text.
std::string pagesOf(std::string_view text, int pageCount)
{
    const auto range = PageRange::parse(text);
    if (!range)
        return range.error().code == ErrorCode::InvalidInput ? "not a range" : "another error";
    const auto pages = range->resolve(pageCount);
    if (!pages)
        return pages.error().code == ErrorCode::InvalidInput ? "beyond the end" : "another error";
    std::string out;
    for (const int page : *pages)
        out.append(out.empty() ? "" : " ").append(std::to_string(page));
    return out;
}

} // namespace

class TestPageRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rangesGivePagesInDocumentOrderOnce()
    {
        QCOMPARE(pagesOf("1-3,7", 9), std::string("0 1 2 6"));
        QCOMPARE(pagesOf("7,1-3,2,7", 9), std::string("0 1 2 6"));
        QCOMPARE(pagesOf("4", 4), std::string("3"));
        QCOMPARE(pagesOf("3-3", 4), std::string("2"));
        QCOMPARE(pagesOf("3-", 5), std::string("2 3 4"));
        QCOMPARE(pagesOf("5-", 5), std::string("4"));
        QCOMPARE(pagesOf("-2", 5), std::string("0 1"));
    }

    void spacesDoNotMatter()
    {
        QCOMPARE(pagesOf(" 1 - 2 , 4 ", 5), std::string("0 1 3"));
        QCOMPARE(pagesOf(" - 2", 5), std::string("0 1"));
        QCOMPARE(pagesOf("4 - ", 5), std::string("3 4"));
    }

    void whatIsNoRangeIsRefused()
    {
        for (const char* text : {"", " ", ",", "1,", ",1", "1,,2", "-", " - ", "1,-", "a", "1a", "1-b", "1-2-3", "--2",
                 "0", "0-2", "-0", "+1", "1.5", "0x1", "1;2", "99999999999", "1-99999999999999999999", "1-\xC2\xB2"})
            QVERIFY2(pagesOf(text, 9) == "not a range", text);
    }

    void theMessageQuotesWhatWasWritten()
    {
        QVERIFY(PageRange::parse("1,x").error().message.find("'1,x'") != std::string::npos);
        QVERIFY(PageRange::parse("5-3").error().message.find("'5-3' runs backwards") != std::string::npos);
    }

    void reversedRangesAreRefused() { QCOMPARE(pagesOf("1,5-3", 9), std::string("not a range")); }

    void pagesBeyondTheEndAreRefused()
    {
        for (const char* text : {"10", "1-10", "10-", "1,2147483647", "1-2147483647", "-10"})
            QVERIFY2(pagesOf(text, 9) == "beyond the end", text);
        QCOMPARE(pagesOf("1", 0), std::string("beyond the end"));
        const auto one = PageRange::parse("3")->resolve(1);
        QVERIFY(one.error().message.find("only 1 page") != std::string::npos);
    }

    void noRangeMeansAllPages()
    {
        QVERIFY(PageRange().isAll());
        QVERIFY(!PageRange::parse("1-")->isAll());
        QCOMPARE(PageRange().resolve(3).value(), (std::vector<int>{0, 1, 2}));
        QCOMPARE(PageRange().resolve(0).value(), std::vector<int>{});
    }
};

QTEST_APPLESS_MAIN(TestPageRange)
#include "tst_page_range.moc"
