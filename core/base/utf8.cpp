// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

namespace lectern {

namespace {

struct LeadByte
{
    int length; // bytes in the sequence, 0: not a lead byte
    unsigned char low; // allowed range of the second byte (Unicode table 3-7)
    unsigned char high;
    char32_t bits; // payload of the lead byte
};

LeadByte classify(unsigned char byte)
{
    if (byte < 0x80)
        return {1, 0, 0, byte};
    if (byte >= 0xC2 && byte <= 0xDF)
        return {2, 0x80, 0xBF, byte & 0x1Fu};
    if (byte >= 0xE0 && byte <= 0xEF) {
        const unsigned char low = byte == 0xE0 ? 0xA0 : 0x80;
        const unsigned char high = byte == 0xED ? 0x9F : 0xBF;
        return {3, low, high, byte & 0x0Fu};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        const unsigned char low = byte == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = byte == 0xF4 ? 0x8F : 0xBF;
        return {4, low, high, byte & 0x07u};
    }
    return {0, 0, 0, 0};
}

// Decodes at the front of text; valid is false where the bytes are malformed, length the bytes to skip either way.
struct Decoded
{
    char32_t codePoint;
    size_t length;
    bool valid;
};

Decoded decodeFront(std::string_view text)
{
    const LeadByte lead = classify(static_cast<unsigned char>(text[0]));
    if (lead.length == 0)
        return {kReplacementCharacter, 1, false};
    char32_t codePoint = lead.bits;
    for (int i = 1; i < lead.length; ++i) {
        const size_t at = static_cast<size_t>(i);
        if (at >= text.size())
            return {kReplacementCharacter, at, false};
        const auto byte = static_cast<unsigned char>(text[at]);
        const unsigned char low = i == 1 ? lead.low : 0x80;
        const unsigned char high = i == 1 ? lead.high : 0xBF;
        if (byte < low || byte > high)
            return {kReplacementCharacter, at, false};
        codePoint = (codePoint << 6) | (byte & 0x3Fu);
    }
    return {codePoint, static_cast<size_t>(lead.length), true};
}

} // namespace

char32_t takeCodePoint(std::string_view& text)
{
    const Decoded decoded = decodeFront(text);
    text.remove_prefix(decoded.length);
    return decoded.codePoint;
}

void appendUtf8(std::string& out, char32_t codePoint)
{
    const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (codePoint < 0x80) {
        push(codePoint);
    } else if (codePoint < 0x800) {
        push(0xC0 | (codePoint >> 6));
        push(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        push(0xE0 | (codePoint >> 12));
        push(0x80 | ((codePoint >> 6) & 0x3F));
        push(0x80 | (codePoint & 0x3F));
    } else {
        push(0xF0 | (codePoint >> 18));
        push(0x80 | ((codePoint >> 12) & 0x3F));
        push(0x80 | ((codePoint >> 6) & 0x3F));
        push(0x80 | (codePoint & 0x3F));
    }
}

std::u32string toCodePoints(std::string_view utf8)
{
    std::u32string out;
    out.reserve(utf8.size());
    while (!utf8.empty())
        out.push_back(takeCodePoint(utf8));
    return out;
}

std::string toUtf8(std::u32string_view codePoints)
{
    std::string out;
    out.reserve(codePoints.size());
    for (const char32_t codePoint : codePoints)
        appendUtf8(out, codePoint);
    return out;
}

bool isValidUtf8(std::string_view text)
{
    while (!text.empty()) {
        const Decoded decoded = decodeFront(text);
        if (!decoded.valid)
            return false;
        text.remove_prefix(decoded.length);
    }
    return true;
}

std::string repairedUtf8(std::string_view text)
{
    return isValidUtf8(text) ? std::string(text) : toUtf8(toCodePoints(text));
}

} // namespace lectern
