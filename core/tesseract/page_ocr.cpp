// SPDX-License-Identifier: GPL-3.0-or-later
#include "tesseract/page_ocr.h"

#include "base/utf8.h"

#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <sstream>

namespace lectern::tesseract {

namespace tess = ::tesseract;

namespace {

constexpr double kWantedInkHeight = 24; // pixels of a small letter, what Tesseract's models like
constexpr double kMinInkHeight = 15; // smaller type is enlarged
constexpr double kMaxInkHeight = 60; // larger type on a large picture is made smaller
constexpr double kMaxPixels = 48.0 * 1024 * 1024;
constexpr double kManyPixels = 16.0 * 1024 * 1024;
constexpr float kMinSkew = 0.1F; // degrees: less is not worth resampling
constexpr float kMinSkewConfidence = 3;
constexpr float kMinTurnConfidence = 1.0F;

std::unique_ptr<tess::TessBaseAPI> quietApi()
{
    auto api = std::make_unique<tess::TessBaseAPI>();
    api->SetVariable("debug_file", "/dev/null");
    return api;
}

const char* folderOf(const OcrOptions& options)
{
    return options.dataFolder.empty() ? nullptr : options.dataFolder.c_str();
}

std::vector<std::string> splitLanguages(const std::string& languages)
{
    std::vector<std::string> names;
    std::istringstream stream(languages);
    for (std::string name; std::getline(stream, name, '+');) {
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    return names;
}

std::unexpected<Error> missingLanguage(const std::string& name)
{
    std::string package = "tesseract-ocr-" + name;
    std::ranges::replace(package, '_', '-');
    return fail(ErrorCode::NotFound,
        "Tesseract has no data for the language '" + name + "': install " + package + " (Debian, Ubuntu) or put " + name
            + ".traineddata into its tessdata folder, or name other languages with --lang");
}

bool isPlainName(const std::string& name)
{
    return std::ranges::all_of(name,
               [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
                       || c == '-' || c == '/';
               })
        && name.find("..") == std::string::npos && name.front() != '/';
}

PixPtr turnedPix(PixPtr pix, int quarters)
{
    return quarters == 0 ? std::move(pix) : PixPtr(pixRotateOrth(pix.get(), quarters));
}

// The picture straightened, with what that takes noted in upright.
PixPtr straightened(PixPtr grey, const PixPtr& ink, Upright& upright)
{
    float angle = 0;
    float confidence = 0;
    const bool isFound = pixFindSkew(ink.get(), &angle, &confidence) == 0;
    if (!isFound || confidence < kMinSkewConfidence || std::abs(angle) < kMinSkew) {
        return grey;
    }
    const auto radians = static_cast<float>(angle * std::numbers::pi / 180);
    PixPtr turned(pixRotate(
        grey.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, pixGetWidth(grey.get()), pixGetHeight(grey.get())));
    if (!turned) {
        return grey;
    }
    upright.skewDegrees = angle;
    return turned;
}

PixPtr scaledForReading(PixPtr grey, double inkHeight, Upright& upright)
{
    const double pixels = static_cast<double>(pixGetWidth(grey.get())) * pixGetHeight(grey.get());
    double scale = 1;
    if (inkHeight > 0 && inkHeight < kMinInkHeight) {
        scale = std::min({4.0, kWantedInkHeight / inkHeight, std::sqrt(kMaxPixels / pixels)});
    } else if (inkHeight > kMaxInkHeight && pixels > kManyPixels) {
        scale = kMaxInkHeight / inkHeight;
    }
    if (scale > 0.95 && scale < 1.2) {
        return grey;
    }
    PixPtr scaled(pixScale(grey.get(), static_cast<float>(scale), static_cast<float>(scale)));
    if (!scaled) {
        return grey;
    }
    upright.scale = scale;
    return scaled;
}

// Letters and digits of any script; what is left of a picture's edges has none.
bool hasLetters(std::string_view text)
{
    while (!text.empty()) {
        const char32_t c = takeCodePoint(text);
        if ((c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c >= 0xC0) {
            return true;
        }
    }
    return false;
}

// The words of what the reader has recognised.
class WordCollector
{
public:
    WordCollector(tess::ResultIterator& it, double width, double height, double pointsPerPixel)
        : m_it(it)
        , m_width(width)
        , m_height(height)
        , m_pointsPerPixel(pointsPerPixel)
    { }

    std::vector<layout::Word> collect()
    {
        std::vector<layout::Word> words;
        do {
            if (auto word = current()) {
                words.push_back(std::move(*word));
            }
        } while (m_it.Next(tess::RIL_WORD));
        return words;
    }

private:
    std::optional<layout::Word> current() const
    {
        int left = 0;
        int top = 0;
        int right = 0;
        int bottom = 0;
        const std::unique_ptr<char[]> text(m_it.GetUTF8Text(tess::RIL_WORD));
        if (!text || !m_it.BoundingBox(tess::RIL_WORD, &left, &top, &right, &bottom)) {
            return std::nullopt;
        }
        layout::Word word;
        word.text = text.get();
        word.confidence = std::clamp(m_it.Confidence(tess::RIL_WORD) / 100.0, 0.0, 1.0);
        constexpr double kNoise = 0.4;
        if (word.text.find_first_not_of(" \t\n") == std::string::npos
            || (word.confidence < kNoise && !hasLetters(word.text))) {
            return std::nullopt;
        }
        const auto [rowTop, rowBottom] = rowEdges(left, right, top, bottom);
        word.box = {left / m_width, rowTop / m_height, right / m_width, rowBottom / m_height};
        word.fontSize = (rowBottom - rowTop) * m_pointsPerPixel;
        return word;
    }

    // Top and bottom of the line's font where this word stands, else those of its ink.
    std::pair<double, double> rowEdges(int left, int right, int top, int bottom) const
    {
        float height = 0;
        float descenders = 0;
        float ascenders = 0;
        m_it.RowAttributes(&height, &descenders, &ascenders);
        int x1 = 0;
        int y1 = 0;
        int x2 = 0;
        int y2 = 0;
        const bool hasBaseline = m_it.Baseline(tess::RIL_TEXTLINE, &x1, &y1, &x2, &y2) && x2 > x1;
        const double ink = bottom - top;
        if (!hasBaseline || height < 4 || height > 3.5 * ink + 8) {
            return {top, bottom};
        }
        const double middle = (left + right) / 2.0;
        const double base = y1 + (y2 - y1) * (middle - x1) / (x2 - x1);
        const double rowBottom = base - std::min(descenders, 0.0F);
        const double rowTop = rowBottom - height;
        const bool holdsWord = rowTop < top + 0.3 * ink + 3 && rowBottom > bottom - 0.3 * ink - 3;
        return holdsWord ? std::pair(rowTop, rowBottom)
                         : std::pair(static_cast<double>(top), static_cast<double>(bottom));
    }

    tess::ResultIterator& m_it;
    double m_width;
    double m_height;
    double m_pointsPerPixel;
};

bool isCancelled(void* cancel, int)
{
    return static_cast<const Cancel*>(cancel)->requested();
}

} // namespace

Result<void> PageOcr::loadLanguages(const OcrOptions& options)
{
    const std::string key = options.dataFolder + '\n' + options.languages;
    if (m_reader && m_languages == key) {
        return {};
    }
    const auto wanted = splitLanguages(options.languages);
    if (wanted.empty()) {
        return fail(ErrorCode::InvalidInput, "no language to read with: name one, for instance --lang eng");
    }
    m_reader.reset();
    // Each is tried alone: together Tesseract passes over those that it has not.
    for (const auto& name : wanted) {
        auto probe = quietApi();
        if (!isPlainName(name) || probe->Init(folderOf(options), name.c_str(), tess::OEM_LSTM_ONLY) != 0) {
            return missingLanguage(name);
        }
        if (wanted.size() == 1) {
            m_reader = std::move(probe);
        }
    }
    if (!m_reader) {
        auto reader = quietApi();
        if (reader->Init(folderOf(options), options.languages.c_str(), tess::OEM_LSTM_ONLY) != 0) {
            return fail(ErrorCode::Unreadable,
                "Tesseract cannot load '" + options.languages + "': its data may be damaged, install them again");
        }
        m_reader = std::move(reader);
    }
    m_languages = key;
    return {};
}

std::vector<std::string> installedLanguages()
{
    auto api = quietApi();
    api->Init(nullptr, "osd", tess::OEM_DEFAULT); // where its data lie is known after this, also where it fails
    std::vector<std::string> names;
    api->GetAvailableLanguagesAsVector(&names);
    std::erase_if(names, [](const std::string& name) { return name == "osd" || !isPlainName(name); });
    std::ranges::sort(names);
    return names;
}

int PageOcr::turnsNeeded(const PixPtr& grey)
{
    if (!m_orientation && m_hasOrientation) {
        m_orientation = quietApi();
        m_hasOrientation = m_orientation->Init(nullptr, "osd", tess::OEM_TESSERACT_ONLY) == 0;
        if (!m_hasOrientation) {
            m_orientation.reset();
        }
    }
    if (!m_orientation) {
        return 0;
    }
    m_orientation->SetPageSegMode(tess::PSM_OSD_ONLY);
    m_orientation->SetImage(grey.get());
    int degrees = 0;
    float confidence = 0;
    const char* script = nullptr;
    float scriptConfidence = 0;
    const bool isFound = m_orientation->DetectOrientationScript(&degrees, &confidence, &script, &scriptConfidence);
    m_orientation->Clear();
    if (!isFound || confidence < kMinTurnConfidence) {
        return 0;
    }
    return ((360 - degrees) % 360) / 90;
}

Result<OcrPage> PageOcr::read(const image::Image& picture, const OcrOptions& options, const Cancel& cancel)
{
    if (picture.isEmpty()) {
        return fail(ErrorCode::InvalidInput, "the page has no pixels to read");
    }
    if (const auto loaded = loadLanguages(options); !loaded) {
        return std::unexpected(loaded.error());
    }
    OcrPage page;
    const double dpi = options.dpi > 0 ? options.dpi : 300;
    PixPtr grey = greyPix(picture);
    PixPtr ink = grey ? inkPix(grey) : nullptr;
    if (!ink) {
        return fail(ErrorCode::OutOfMemory, "not enough memory to read a page of this size: try a lower --dpi");
    }
    const double inkHeight = usualInkHeight(ink);
    l_int32 isBlank = 0;
    pixZero(ink.get(), &isBlank);
    page.upright.quarterTurns = isBlank || inkHeight == 0 || cancel.requested() ? 0 : turnsNeeded(grey);
    grey = turnedPix(std::move(grey), page.upright.quarterTurns);
    ink = turnedPix(std::move(ink), page.upright.quarterTurns);
    if (!grey || !ink) {
        return fail(ErrorCode::OutOfMemory, "not enough memory to turn a page of this size: try a lower --dpi");
    }
    page.upright.turnedWidth = pixGetWidth(grey.get());
    page.upright.turnedHeight = pixGetHeight(grey.get());
    grey = straightened(std::move(grey), ink, page.upright);
    page.upright.canvasWidth = pixGetWidth(grey.get());
    page.upright.canvasHeight = pixGetHeight(grey.get());
    page.width = page.upright.canvasWidth * 72 / dpi;
    page.height = page.upright.canvasHeight * 72 / dpi;
    if (cancel.requested()) {
        return cancelled();
    }
    if (isBlank) {
        return page;
    }
    grey = scaledForReading(std::move(grey), inkHeight, page.upright);
    m_reader->SetPageSegMode(tess::PSM_AUTO);
    m_reader->SetImage(grey.get());
    m_reader->SetSourceResolution(static_cast<int>(std::clamp(dpi * page.upright.scale, 70.0, 2400.0)));
    Cancel token = cancel;
    tess::ETEXT_DESC monitor;
    monitor.cancel = isCancelled;
    monitor.cancel_this = &token;
    const int status = m_reader->Recognize(&monitor);
    if (!cancel.requested() && status == 0) {
        if (const std::unique_ptr<tess::ResultIterator> it{m_reader->GetIterator()}) {
            page.words =
                WordCollector(*it, pixGetWidth(grey.get()), pixGetHeight(grey.get()), 72 / (dpi * page.upright.scale))
                    .collect();
        }
    }
    m_reader->Clear();
    if (cancel.requested()) {
        return cancelled();
    }
    if (status != 0) {
        return fail(ErrorCode::Internal, "Tesseract gave up on this page: try another --dpi or --lang");
    }
    return page;
}

} // namespace lectern::tesseract
