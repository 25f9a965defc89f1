// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/font_style.h"

#include <QtTest>

using namespace lectern;

class TestFontStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameTellsItsStyle_data();
    void aNameTellsItsStyle();
    void onlyASubsetTagIsTakenOff();
};

void TestFontStyle::aNameTellsItsStyle_data()
{
    QTest::addColumn<QString>("style");
    const auto row = [](const char* name, const char* style) { QTest::newRow(name) << QString::fromLatin1(style); };
    for (const char* name :
        {"Helvetica", "LiberationSerif", "CMR10", "CMSY10", "TimesNewRomanPSMT", "Abduction-Regular", "Garamond", "-",
            "Medina", "ITCOfficina-Book", "NimbusRomNo9L-Regu", "BDNarrow", "Kbd-Roman", "SFRM1000", "CMEX10"}) {
        row(name, "");
    }
    for (const char* name :
        {"Helvetica-Bold", "ABCDEF+Arial,Bold", "ArialMT-Bold", "Inter-SemiBold", "Roboto-Black", "NimbusRomNo9L-Medi",
            "CMBX12", "CMSSBX10", "SFBX1200", "Frutiger-Bd", "Futura-Heavy", "URWGothicL-Demi", "Minion-B"}) {
        row(name, "B");
    }
    for (const char* name : {"Times-Italic", "Helvetica-Oblique", "CMTI10", "CMMI7", "CMSL10", "NimbusRomNo9L-ReguItal",
             "Frutiger-It", "MyriadPro-It", "Minion-I", "SFTI1000"}) {
        row(name, "I");
    }
    for (const char* name : {"Times-BoldItalic", "Arial,BoldItalic", "Helvetica-BoldOblique", "NimbusRomNo9L-MediItal",
             "Frutiger-BdIt", "CMBXTI10", "CMMIB10", "Minion-BI", "Minion-SemiboldIt"}) {
        row(name, "BI");
    }
}

void TestFontStyle::aNameTellsItsStyle()
{
    QFETCH(QString, style);
    const pages::FontStyle found = pages::fontStyle(QTest::currentDataTag());
    QCOMPARE(found.bold, style.contains(QLatin1Char('B')));
    QCOMPARE(found.italic, style.contains(QLatin1Char('I')));
}

void TestFontStyle::onlyASubsetTagIsTakenOff()
{
    QCOMPARE(pages::withoutSubsetTag("ABCDEF+Arial"), std::string("Arial"));
    QCOMPARE(pages::withoutSubsetTag("ABCDEf+Arial"), std::string("ABCDEf+Arial"));
    QCOMPARE(pages::withoutSubsetTag("ABC+Arial"), std::string("ABC+Arial"));
    QCOMPARE(pages::withoutSubsetTag("ABCDEF+"), std::string("ABCDEF+"));
    QCOMPARE(pages::withoutSubsetTag(""), std::string());
}

QTEST_APPLESS_MAIN(TestFontStyle)
#include "tst_font_style.moc"
