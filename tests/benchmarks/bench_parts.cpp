// SPDX-License-Identifier: GPL-3.0-or-later
// Times of single parts, for docs/benchmarks.md: lectern-bench-parts TOKENIZER.json TEXT_FILE IMAGE_SIZE…
// Each figure is the smallest, the median and the largest of several runs.
#include "image/page_views.h"
#include "text/tokenizer.h"

#include "base/files.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace {

constexpr int kRuns = 9;

template <class Work> void measure(const char* what, Work&& work)
{
    std::vector<double> seconds;
    for (int run = 0; run < kRuns; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::sort(seconds);
    std::printf(
        "%-44s %8.1f %8.1f %8.1f ms\n", what, seconds.front() * 1e3, seconds[kRuns / 2] * 1e3, seconds.back() * 1e3);
}

} // namespace

int main(int argc, char** argv)
{
    using namespace lectern;
    if (argc != 3) {
        std::fprintf(stderr, "usage: lectern-bench-parts TOKENIZER.json TEXT_FILE\n");
        return 2;
    }
    const auto tokenizer = text::Tokenizer::load(argv[1]);
    const auto document = readFile(argv[2]);
    if (!tokenizer || !document) {
        std::fprintf(stderr, "%s\n", (tokenizer ? document.error() : tokenizer.error()).message.c_str());
        return 1;
    }
    measure("tokenizer: load", [&] { static_cast<void>(text::Tokenizer::load(argv[1])); });
    const std::string encoding = "tokenizer: encode " + std::to_string(document->size() / 1024) + " KiB";
    measure(encoding.c_str(), [&] { static_cast<void>(tokenizer->encode(*document)); });
    image::Image page(1191, 1684);
    for (size_t i = 0; i < page.rgb.size(); ++i)
        page.rgb[i] = static_cast<std::uint8_t>(i * 2654435761U >> 24);
    measure("image: A4 at 144 dpi to 6 crops + global view", [&] { static_cast<void>(image::makePageViews(page)); });
    return 0;
}
