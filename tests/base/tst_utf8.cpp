// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtTest/QTest>

#include <random>

using namespace lectern;

class TestUtf8 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScalarValueComesBack()
    {
        for (char32_t c = 0; c < 0x110000; ++c) {
            if (c >= 0xD800 && c < 0xE000)
                continue;
            std::string utf8;
            appendUtf8(utf8, c);
            std::string_view rest = utf8;
            if (takeCodePoint(rest) != c || !rest.empty() || !isValidUtf8(utf8))
                QFAIL(std::to_string(static_cast<unsigned>(c)).c_str());
        }
    }

    // The table of the Unicode Standard, 3-8 to 3-11, and what Rust's from_utf8_lossy gives.
    void eachMaximalSubpartBecomesOneReplacement()
    {
        const std::string r = "\uFFFD";
        QCOMPARE(repairedUtf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), r + r + r + r + r + r + r + r + "A");
        QCOMPARE(repairedUtf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"), r + r + r + r + r + r + r + r + "A");
        QCOMPARE(repairedUtf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), r + r + r + r + r + "A" + r + r + "B");
        QCOMPARE(repairedUtf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), r + r + r + r + "A");
        QCOMPARE(repairedUtf8("a\xE4\xB8"), "a" + r);
        QCOMPARE(repairedUtf8("\xF5\x80"), r + r);
    }

    void repairAgreesWithQtAndIsIdempotent()
    {
        std::mt19937 random(5);
        for (int i = 0; i < 2000; ++i) {
            std::string bytes(random() % 24, ' ');
            for (char& byte : bytes) // lead and continuation bytes for the most part
                byte = static_cast<char>(random() % 4 == 0 ? random() % 128 : 128 + random() % 128);
            const std::string repaired = repairedUtf8(bytes);
            QVERIFY(isValidUtf8(repaired));
            QCOMPARE(repairedUtf8(repaired), repaired);
            QCOMPARE(isValidUtf8(bytes), repaired == bytes);
            QCOMPARE(toUtf8(toCodePoints(bytes)), repaired);
            QCOMPARE(QByteArray::fromStdString(repaired).isValidUtf8(), true);
            QCOMPARE(QByteArray::fromStdString(bytes).isValidUtf8(), isValidUtf8(bytes));
        }
    }

    void emptyAndZeroBytesAreText()
    {
        QVERIFY(isValidUtf8(""));
        QCOMPARE(repairedUtf8(""), std::string());
        const std::string zero("a\0b", 3);
        QCOMPARE(toUtf8(toCodePoints(zero)), zero);
    }
};

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
