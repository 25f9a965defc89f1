// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/no_repeat_ngram.h"
#include "support/fixture_path.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <fstream>

using namespace lectern;

class NoRepeatNgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bansWhatTheReferenceBans()
    {
        std::ifstream stream(test::dataPath("model/ngram_cases.json"));
        const auto cases = nlohmann::json::parse(stream).at("cases");
        QVERIFY(cases.size() > 50);
        for (const auto& item : cases) {
            model::NoRepeatRule rule;
            rule.n = item.at("n").get<int>();
            rule.window = item.at("window").get<int>();
            rule.whitelist = item.at("whitelist").get<std::vector<text::TokenId>>();
            auto banned = model::bannedTokens(rule, item.at("tokens").get<std::vector<text::TokenId>>());
            std::ranges::sort(banned);
            auto expected = item.at("banned").get<std::vector<text::TokenId>>();
            std::ranges::sort(expected);
            QVERIFY2(banned == expected, item.dump().c_str());
        }
    }

    void aRuleOfZeroBansNothing()
    {
        QVERIFY(model::bannedTokens({0, 90, {}}, std::vector<text::TokenId>{1, 1, 1, 1, 1}).empty());
    }
};

QTEST_APPLESS_MAIN(NoRepeatNgramTest)
#include "tst_no_repeat_ngram.moc"
