// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/page_reader.h"

#include <functional>
#include <map>
#include <stdexcept>
#include <string>

namespace lectern::test {

// Pages without a file.
class FakePages : public pages::PageSource
{
public:
    explicit FakePages(int count)
        : m_count(count)
    { }
    int pageCount() const override { return m_count; }
    bool isPdf() const override { return true; }
    Result<pages::PageSize> pageSize(int) override { return pages::PageSize{300, 400}; }
    Result<image::Image> render(int, const pages::RenderOptions&, const Cancel&) override
    {
        return image::Image(30, 40, 255);
    }
    Result<std::vector<layout::Word>> words(int, const Cancel&) override { return std::vector<layout::Word>{}; }

private:
    int m_count;
};

// Reads "page N" off every page, in two pieces, except where it is told to do something else.
class FakeReader : public recognition::PageReader
{
public:
    std::string name() const override { return "fake"; }
    std::string model() const override { return "paper"; }

    // page (0-based) -> what to do instead of reading it; it may throw.
    std::map<int, std::function<Result<recognition::PageReading>()>> instead;
    // Called before each piece, with the page and the piece's number.
    std::function<void(int page, int piece)> beforePiece;

    Result<recognition::PageReading> read(pages::PageSource&, int page, const recognition::ReadOptions&,
        const recognition::ReadObserver& observer, const Cancel& cancel) override
    {
        if (const auto other = instead.find(page); other != instead.end())
            return other->second();
        if (observer.stage)
            observer.stage(recognition::Stage::Decode);
        recognition::PageReading reading;
        reading.reader = "fake";
        const std::string pieces[]{
            "<|ref|>text<|/ref|><|det|>[[0, 0, 999, 999]]<|/det|>\npage ", std::to_string(page + 1)};
        for (const std::string& piece : pieces) {
            if (beforePiece)
                beforePiece(page, reading.tokens);
            if (cancel.requested())
                return cancelled();
            reading.raw += piece;
            ++reading.tokens;
            if (observer.text)
                observer.text(piece, reading.tokens);
        }
        return reading;
    }
};

} // namespace lectern::test
