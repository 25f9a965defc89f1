// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/files.h"
#include "base/utf8.h"
#include "support/fixture_path.h"
#include "text/tokenizer.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace lectern::test {

inline nlohmann::json readJson(const std::filesystem::path& path)
{
    const auto content = readFile(path);
    return content ? nlohmann::json::parse(*content, nullptr, false) : nlohmann::json();
}

inline nlohmann::json tinyTokenizerJson()
{
    return readJson(dataPath("text/tiny_tokenizer.json"));
}

inline Result<text::Tokenizer> tokenizerOf(const nlohmann::json& json)
{
    return text::Tokenizer::fromJson(json.dump(), "test.json");
}

// Mixes what the splits tell apart: letters, digits, CJK, punctuation, marks, white space, all planes.
inline std::string randomText(std::mt19937& random, size_t characters)
{
    const auto below = [&random](std::uint32_t limit) { return static_cast<char32_t>(random() % limit); };
    std::u32string text;
    while (text.size() < characters) {
        switch (below(8)) {
        case 0:
            text += U"0123456789"[below(10)];
            break;
        case 1:
            text += U" \n\r\t\u00A0\u180E\u2003\u3000"[below(8)];
            break;
        case 2:
            text += 0x4E00 + below(0x5200);
            break;
        case 3:
            text += below(0x2FF) + 1;
            break;
        case 4:
            text += 0xE000 + below(0x110000 - 0xE000);
            break;
        case 5:
            text += below(0xD800);
            break;
        default:
            text += U'a' + below(26);
        }
    }
    return toUtf8(text);
}

} // namespace lectern::test
