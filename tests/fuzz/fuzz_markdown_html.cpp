// SPDX-License-Identifier: GPL-3.0-or-later
// Input: any bytes as Markdown. The HTML holds nothing but what is allowed, also when it is cleaned again.
#include "base/utf8.h"
#include "exports/html_properties.h"
#include "exports/markdown_html.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lectern;
    const std::string html = exports::markdownHtml({reinterpret_cast<const char*>(data), size});
    const std::string found = test::forbiddenIn(html);
    const std::string again = exports::sanitizedHtml(html);
    if (!found.empty() || !isValidUtf8(html) || !test::forbiddenIn(again).empty()) {
        std::fprintf(stderr, "%s\n--- %s\n--- %s\n", found.c_str(), html.c_str(), again.c_str());
        std::abort();
    }
    return 0;
}
