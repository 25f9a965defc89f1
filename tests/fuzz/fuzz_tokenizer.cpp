// SPDX-License-Identifier: GPL-3.0-or-later
// Input: a tokenizer.json, and behind the first NUL a text to encode (without one the file itself is the text).
#include "base/utf8.h"
#include "text/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lectern;
    const std::string input(data, data + size);
    const std::string_view whole = input;
    const std::size_t end = whole.find('\0');
    const std::string_view json = whole.substr(0, end);
    const std::string_view content = end == std::string_view::npos ? json : whole.substr(end + 1);

    const auto tokenizer = text::Tokenizer::fromJson(json, "fuzz.json");
    if (!tokenizer) {
        require(tokenizer.error().message.starts_with("fuzz.json: "));
        return 0;
    }
    const std::vector<text::TokenId> ids = tokenizer->encode(content);
    text::StreamingDecoder decoder(*tokenizer);
    std::string streamed;
    for (const text::TokenId id : ids) {
        require(id >= 0 && id < tokenizer->size());
        streamed += decoder.push(id);
    }
    streamed += decoder.flush();
    require(streamed == tokenizer->decode(ids));
    require(isValidUtf8(streamed));
    return 0;
}
