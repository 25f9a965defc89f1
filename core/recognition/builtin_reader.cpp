// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/builtin_reader.h"

#include "grounding/grounded_writer.h"
#include "layout/furniture.h"
#include "layout/layout.h"
#include "recognition/text_layer_check.h"
#include "tesseract/ocr_engine.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace lectern::recognition {

namespace {

constexpr double kOcrDpi = 300;
constexpr double kLookDpi = 72; // to see where ink is
constexpr double kDoubtful = 0.6; // confidence below which a word is marked
constexpr double kPaperInches = 11.7; // the longer side of a page picture of unknown resolution is taken to be A4's

std::string errorPlace(int page)
{
    return "page " + std::to_string(page + 1) + ": ";
}

// One page on its way through the reader.
class PageRead
{
public:
    PageRead(pages::PageSource& source, int page, const ReadOptions& options, const ReadObserver& observer,
        const Cancel& cancel)
        : m_source(source)
        , m_page(page)
        , m_options(options)
        , m_observer(observer)
        , m_cancel(cancel)
    { }

    Result<PageReading> run(tesseract::OcrEngine& engine)
    {
        const auto size = m_source.pageSize(m_page);
        if (!size) {
            return std::unexpected(size.error());
        }
        if (m_source.isPdf() && m_options.textLayer == TextLayerUse::Auto) {
            auto words = faithfulWords();
            if (!words) {
                return std::unexpected(words.error());
            }
            if (*words) {
                return fromTextLayer(std::move(**words), *size);
            }
        }
        return fromPicture(engine, *size);
    }

private:
    // Times what runs between two calls under the stage's name.
    void begin(Stage stage)
    {
        end();
        m_stage = stage;
        m_start = std::chrono::steady_clock::now();
        if (m_observer.stage) {
            m_observer.stage(stage);
        }
    }

    void end()
    {
        if (!m_stage) {
            return;
        }
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - m_start;
        const std::string name(stageName(*m_stage));
        const auto known = std::ranges::find(m_reading.seconds, name, &std::pair<std::string, double>::first);
        if (known != m_reading.seconds.end()) {
            known->second += passed.count();
        } else {
            m_reading.seconds.emplace_back(name, passed.count());
        }
        m_stage.reset();
    }

    // The words of the text layer if they are what the page shows.
    Result<std::optional<std::vector<layout::Word>>> faithfulWords()
    {
        begin(Stage::TextLayer);
        auto words = m_source.words(m_page, m_cancel);
        if (!words) {
            return std::unexpected(words.error());
        }
        if (!judgeWords(*words).isFaithful) {
            return std::nullopt;
        }
        if (!coversPage(*words)) {
            const auto picture = m_source.render(m_page, {.dpi = kLookDpi}, m_cancel);
            if (!picture && picture.error().code == ErrorCode::Cancelled) {
                return std::unexpected(picture.error());
            }
            // A page that cannot be drawn keeps its words; without any, reading its picture will say why.
            if (picture ? !judgeCoverage(*words, *picture).isFaithful : words->empty()) {
                return std::nullopt;
            }
        }
        return std::move(*words);
    }

    Result<PageReading> fromTextLayer(std::vector<layout::Word> words, const pages::PageSize& size)
    {
        m_reading.reader = "builtin:text-layer";
        layout::PageContext context{size.width, size.height, {}};
        if (layout::hasMarginText(words)) {
            context.neighbours = neighbours();
        }
        if (m_cancel.requested()) {
            return cancelled();
        }
        begin(Stage::Layout);
        const auto count = static_cast<int>(words.size());
        return write(layout::analysePage(std::move(words), context), count, [](const document::Rect& r) { return r; });
    }

    // Running headers repeat on the next page or on the next of the same side.
    std::vector<std::vector<layout::Word>> neighbours()
    {
        std::vector<std::vector<layout::Word>> found;
        for (const int offset : {-2, -1, 1, 2}) {
            const int other = m_page + offset;
            if (other < 0 || other >= m_source.pageCount() || m_cancel.requested()) {
                continue;
            }
            if (auto words = m_source.words(other, m_cancel)) { // a damaged neighbour is none
                found.push_back(std::move(*words));
            }
        }
        return found;
    }

    Result<PageReading> fromPicture(tesseract::OcrEngine& engine, const pages::PageSize& size)
    {
        m_reading.reader = "builtin:tesseract";
        begin(Stage::Render);
        pages::RenderOptions rendering;
        rendering.dpi = std::max(m_options.dpi, kOcrDpi);
        const auto picture = m_source.render(m_page, rendering, m_cancel);
        if (!picture) {
            return std::unexpected(picture.error());
        }
        begin(Stage::Ocr);
        const double longer = std::max(picture->width, picture->height);
        const double dpi =
            m_source.isPdf() && size.width > 0 ? picture->width * 72 / size.width : longer / kPaperInches;
        auto page = engine.read(*picture, {m_options.languages, dpi, {}}, m_cancel);
        if (!page) {
            Error error = page.error();
            if (error.code != ErrorCode::Cancelled && error.code != ErrorCode::NotFound) {
                error.message = errorPlace(m_page) + error.message;
            }
            return std::unexpected(error);
        }
        begin(Stage::Layout);
        for (const auto& word : page->words) {
            if (word.confidence < kDoubtful) {
                m_reading.doubtful.push_back({word.text, page->upright.toPage(word.box), word.confidence});
            }
        }
        const auto count = static_cast<int>(page->words.size());
        return write(layout::analysePage(std::move(page->words), {page->width, page->height, {}}), count,
            [&](const document::Rect& box) { return page->upright.toPage(box); });
    }

    template <class ToPage>
    Result<PageReading> write(std::vector<layout::LayoutBlock> blocks, int words, const ToPage& toPage)
    {
        for (size_t i = 0; i < blocks.size(); ++i) {
            if (m_cancel.requested()) {
                return cancelled();
            }
            auto& block = blocks[i];
            std::ranges::transform(block.boxes, block.boxes.begin(), toPage);
            const std::string piece = grounding::writeGrounded(block.label, block.boxes, block.text);
            m_reading.raw += piece;
            m_reading.tokens = static_cast<int>(static_cast<size_t>(words) * (i + 1) / blocks.size());
            if (m_observer.text) {
                m_observer.text(piece, m_reading.tokens);
            }
        }
        end();
        return std::move(m_reading);
    }

    pages::PageSource& m_source;
    int m_page;
    const ReadOptions& m_options;
    const ReadObserver& m_observer;
    const Cancel& m_cancel;
    PageReading m_reading;
    std::optional<Stage> m_stage;
    std::chrono::steady_clock::time_point m_start;
};

} // namespace

// Tesseract's thread and data are only there once a page needs them.
class BuiltinReader::Engines
{
public:
    tesseract::OcrEngine ocr;
};

BuiltinReader::BuiltinReader() = default;
BuiltinReader::~BuiltinReader() = default;

Result<PageReading> BuiltinReader::read(
    pages::PageSource& source, int page, const ReadOptions& options, const ReadObserver& observer, const Cancel& cancel)
{
    if (cancel.requested()) {
        return cancelled();
    }
    if (!m_engines) {
        m_engines = std::make_unique<Engines>();
    }
    return PageRead(source, page, options, observer, cancel).run(m_engines->ocr);
}

} // namespace lectern::recognition
