// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/builtin_reader.h"
#include "recognition/text_layer_check.h"

#include "base/files.h"
#include "base/utf8.h"
#include "document/markdown_writer.h"
#include "grounding/tag_parser.h"
#include "image/rotate.h"
#include "support/fixture_path.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <sstream>

using namespace lectern;
using recognition::BuiltinReader;
using recognition::PageReading;

namespace {

std::unique_ptr<pages::PageSource> openData(const std::string& name)
{
    auto source = pages::PageSource::open(test::dataPath("builtin/" + name));
    return source ? std::move(*source) : nullptr;
}

// Pictures as pages, as from a scanner.
class Scan : public pages::PageSource
{
public:
    explicit Scan(image::Image picture)
        : m_picture(std::move(picture))
    { }
    int pageCount() const override { return 1; }
    bool isPdf() const override { return false; }
    Result<pages::PageSize> pageSize(int) override
    {
        return pages::PageSize{static_cast<double>(m_picture.width), static_cast<double>(m_picture.height)};
    }
    Result<image::Image> render(int, const pages::RenderOptions&, const Cancel&) override { return m_picture; }
    Result<std::vector<layout::Word>> words(int, const Cancel&) override { return std::vector<layout::Word>{}; }

private:
    image::Image m_picture;
};

Result<PageReading> readPage(pages::PageSource& source, const recognition::ReadOptions& options = {},
    const recognition::ReadObserver& observer = {}, const Cancel& cancel = {})
{
    BuiltinReader reader;
    return reader.read(source, 0, options, observer, cancel);
}

// The words of the page's blocks in their order, marks of headings and lists and tags of tables left out.
std::string plainText(const PageReading& reading)
{
    std::string text;
    for (const auto& block : grounding::parseGrounded(reading.raw)) {
        std::istringstream lines(block.text);
        for (std::string line; std::getline(lines, line);) {
            std::string plain;
            bool inTag = false;
            for (const char c : line) {
                inTag = inTag || c == '<';
                plain += inTag ? ' ' : c;
                inTag = inTag && c != '>';
            }
            const size_t start = plain.find_first_not_of("# ");
            plain.erase(0, std::min(start, plain.size()));
            plain.erase(0, plain.starts_with("- ") ? 2 : 0);
            text += plain + '\n';
        }
    }
    return text;
}

std::vector<std::string> wordsOf(const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) {
        words.push_back(word);
    }
    return words;
}

std::string expectedText(const std::string& name)
{
    return readFile(test::dataPath("builtin/" + name)).value_or("");
}

// Edit distance of the characters, spaces left out, as a share of those expected.
double characterErrors(const std::string& found, const std::string& expected)
{
    const auto characters = [](const std::string& text) {
        std::u32string points = toCodePoints(text);
        std::erase_if(points, [](char32_t c) { return c == U' ' || c == U'\n'; });
        return points;
    };
    const auto a = characters(found);
    const auto b = characters(expected);
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t(0));
    for (size_t i = 0; i < a.size(); ++i) {
        size_t diagonal = row[0]++;
        for (size_t j = 0; j < b.size(); ++j) {
            const size_t next = std::min({row[j] + 1, row[j + 1] + 1, diagonal + (a[i] != b[j])});
            diagonal = std::exchange(row[j + 1], next);
        }
    }
    return static_cast<double>(row.back()) / static_cast<double>(std::max<size_t>(1, b.size()));
}

recognition::ReadOptions ocrOptions(const std::string& languages)
{
    recognition::ReadOptions options;
    options.textLayer = recognition::TextLayerUse::Never;
    options.languages = languages;
    return options;
}

layout::Word wordAt(const std::string& text, double x, double y, double width = 0.1, double height = 0.015)
{
    layout::Word word;
    word.text = text;
    word.box = {x, y, x + width, y + height};
    return word;
}

} // namespace

class TestBuiltinReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsOfADigitalPageComeOutAsInTheFile_data();
    void wordsOfADigitalPageComeOutAsInTheFile();
    void headingsListsAndTablesAreLabelled();
    void piecesMakeUpTheRawText();
    void textLayerNeverForcesTesseract();
    void aTurnedScanIsReadUpright();
    void aSkewedScanIsReadAndItsBoxesLieOnThePage();
    void aChineseScanIsReadWithoutSpaces();
    void aBlankPageHasNoWordsAndNoErrors();
    void aMissingLanguageIsNamedWithItsPackage();
    void aScanIsReadOnOneThread();
    void cancelEndsTheReading();
    void charactersWithoutMeaningAreNotFaithful();
    void lettersThatMakeNoWordsAreNotFaithful();
    void leadersNumbersAndNamesInProgramsAreFaithful();
    void wordsBesideThePageAreNotFaithful();
    void aHeaderOverAScannedPageIsNotFaithful();
    void aFigureWithoutWordsIsNoReasonToDoubt();
};

void TestBuiltinReader::wordsOfADigitalPageComeOutAsInTheFile_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"article", "bulletin", "note", "report", "chinese"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestBuiltinReader::wordsOfADigitalPageComeOutAsInTheFile()
{
    QFETCH(QString, name);
    const auto source = openData(name.toStdString() + ".pdf");
    QVERIFY(source);
    const auto reading = readPage(*source);
    QVERIFY(reading);
    QCOMPARE(reading->reader, std::string("builtin:text-layer"));
    auto found = wordsOf(plainText(*reading));
    if (name == QLatin1String("article")) {
        QCOMPARE(found.back(), std::string("1")); // the page's number
        found.pop_back();
    }
    const auto expected = wordsOf(expectedText(name.toStdString() + ".txt"));
    for (size_t i = 0; i < std::min(found.size(), expected.size()); ++i) {
        QCOMPARE(found[i], expected[i]);
    }
    QCOMPARE(found.size(), expected.size());
}

void TestBuiltinReader::headingsListsAndTablesAreLabelled()
{
    const auto source = openData("report.pdf");
    QVERIFY(source);
    const auto reading = readPage(*source);
    QVERIFY(reading);
    std::vector<std::string> labels;
    for (const auto& block : grounding::parseGrounded(reading->raw)) {
        labels.push_back(block.label);
        QCOMPARE(block.boxes.size(), size_t(1));
    }
    const std::vector<std::string> expected{
        "title", "text", "sub_title", "list", "sub_title", "text", "list", "text", "table", "text"};
    QCOMPARE(labels, expected);
}

void TestBuiltinReader::piecesMakeUpTheRawText()
{
    const auto source = openData("article.pdf");
    QVERIFY(source);
    std::string pieces;
    int count = 0;
    std::vector<recognition::Stage> stages;
    recognition::ReadObserver observer;
    observer.text = [&](std::string_view piece, int) {
        pieces += piece;
        ++count;
    };
    observer.stage = [&](recognition::Stage stage) { stages.push_back(stage); };
    const auto reading = readPage(*source, {}, observer);
    QVERIFY(reading);
    QCOMPARE(pieces, reading->raw);
    QVERIFY(count > 10);
    QCOMPARE(stages.front(), recognition::Stage::TextLayer);
    QCOMPARE(stages.back(), recognition::Stage::Layout);
    QCOMPARE(reading->seconds.size(), size_t(2));
    QVERIFY(reading->tokens > 300);
}

void TestBuiltinReader::textLayerNeverForcesTesseract()
{
    const auto source = openData("bulletin.pdf");
    QVERIFY(source);
    const auto reading = readPage(*source, ocrOptions("eng"));
    QVERIFY2(reading, reading ? "" : reading.error().message.c_str());
    QCOMPARE(reading->reader, std::string("builtin:tesseract"));
    const double errors = characterErrors(plainText(*reading), expectedText("bulletin.txt"));
    QVERIFY2(errors < 0.02, plainText(*reading).c_str());
}

void TestBuiltinReader::aTurnedScanIsReadUpright()
{
    const auto source = openData("note.pdf");
    QVERIFY(source);
    const auto picture = source->render(0, {.dpi = 300});
    QVERIFY(picture);
    for (const int quarters : {1, 2}) {
        Scan scan(image::rotatedQuarter(*picture, quarters));
        const auto reading = readPage(scan, ocrOptions("eng"));
        QVERIFY(reading);
        const double errors = characterErrors(plainText(*reading), expectedText("note.txt"));
        QVERIFY2(errors < 0.02, plainText(*reading).c_str());
    }
}

void TestBuiltinReader::aSkewedScanIsReadAndItsBoxesLieOnThePage()
{
    const auto source = openData("note.pdf");
    QVERIFY(source);
    const auto picture = source->render(0, {.dpi = 300});
    QVERIFY(picture);
    Scan scan(image::rotated(*picture, 2));
    const auto reading = readPage(scan, ocrOptions("eng"));
    QVERIFY(reading);
    const double errors = characterErrors(plainText(*reading), expectedText("note.txt"));
    QVERIFY2(errors < 0.02, plainText(*reading).c_str());
    const auto upright = readPage(*source);
    QVERIFY(upright);
    const auto skewed = grounding::parseGrounded(reading->raw);
    const auto straight = grounding::parseGrounded(upright->raw);
    QCOMPARE(skewed.size(), straight.size());
    for (size_t i = 0; i < skewed.size(); ++i) { // about the centre, 2° move nothing far
        QVERIFY(std::abs(skewed[i].boxes.at(0).centreX() - straight[i].boxes.at(0).centreX()) < 0.06);
        QVERIFY(std::abs(skewed[i].boxes.at(0).centreY() - straight[i].boxes.at(0).centreY()) < 0.06);
    }
}

void TestBuiltinReader::aChineseScanIsReadWithoutSpaces()
{
    const auto source = openData("chinese.pdf");
    QVERIFY(source);
    const auto reading = readPage(*source, ocrOptions("chi_sim"));
    QVERIFY2(reading, reading ? "" : reading.error().message.c_str());
    const std::string text = plainText(*reading);
    QVERIFY2(characterErrors(text, expectedText("chinese.txt")) < 0.05, text.c_str());
    QVERIFY(std::ranges::count(text, ' ') < 6);
}

void TestBuiltinReader::aBlankPageHasNoWordsAndNoErrors()
{
    Scan scan(image::Image(400, 600, 255));
    const auto reading = readPage(scan, ocrOptions("eng"));
    QVERIFY(reading);
    QCOMPARE(reading->raw, std::string());
    QCOMPARE(reading->status, document::PageStatus::Done);
}

void TestBuiltinReader::aMissingLanguageIsNamedWithItsPackage()
{
    Scan scan(image::Image(400, 600, 255));
    const auto reading = readPage(scan, ocrOptions("eng+xyz_abc"));
    QVERIFY(!reading);
    QCOMPARE(reading.error().code, ErrorCode::NotFound);
    QVERIFY(reading.error().message.find("tesseract-ocr-xyz-abc") != std::string::npos);
    QVERIFY(!readPage(scan, ocrOptions("../eng")));
    QCOMPARE(readPage(scan, ocrOptions("")).error().code, ErrorCode::InvalidInput);
}

void TestBuiltinReader::aScanIsReadOnOneThread()
{
    const auto threads = [] {
        const std::filesystem::directory_iterator tasks("/proc/self/task");
        return std::distance(begin(tasks), end(tasks));
    };
    const auto source = openData("note.pdf");
    QVERIFY(source && source->render(0, {}));
    const auto before = threads();
    auto after = before;
    recognition::ReadObserver observer; // its words come when they are recognised, while Tesseract's thread waits
    observer.text = [&](std::string_view, int) { after = threads(); };
    QVERIFY(readPage(*source, ocrOptions("eng"), observer, {}));
    QCOMPARE(after, before + 1);
}

void TestBuiltinReader::cancelEndsTheReading()
{
    const auto source = openData("article.pdf");
    QVERIFY(source);
    CancelSource cancel;
    recognition::ReadObserver observer;
    observer.text = [&](std::string_view, int) { cancel.request(); };
    const auto stopped = readPage(*source, {}, observer, cancel.token());
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    CancelSource ocrCancel;
    recognition::ReadObserver atOcr;
    atOcr.stage = [&](recognition::Stage stage) {
        if (stage == recognition::Stage::Ocr) {
            ocrCancel.request();
        }
    };
    const auto ocr = readPage(*source, ocrOptions("eng"), atOcr, ocrCancel.token());
    QVERIFY(!ocr && ocr.error().code == ErrorCode::Cancelled);
}

void TestBuiltinReader::charactersWithoutMeaningAreNotFaithful()
{
    std::vector<layout::Word> words;
    for (int i = 0; i < 30; ++i) {
        words.push_back(wordAt(i % 2 == 0 ? "\uE041\uE042\uE043" : "abc", 0.1, 0.02 * i));
    }
    QVERIFY(!recognition::judgeWords(words).isFaithful);
    QVERIFY(recognition::judgeWords(std::vector{wordAt("fine", 0.1, 0.1)}).isFaithful);
}

void TestBuiltinReader::lettersThatMakeNoWordsAreNotFaithful()
{
    std::vector<layout::Word> wrong;
    std::vector<layout::Word> right;
    for (std::string word : wordsOf(expectedText("note.txt"))) {
        right.push_back(wordAt(word, 0.1, 0.1));
        for (char& c : word) { // each letter one further, as a font with a wrong Unicode table has it
            c = (c >= 'a' && c < 'z') || (c >= 'A' && c < 'Z') ? static_cast<char>(c + 1) : c;
        }
        wrong.push_back(wordAt(word, 0.1, 0.1));
    }
    QVERIFY(!recognition::judgeWords(wrong).isFaithful);
    QVERIFY(recognition::judgeWords(right).isFaithful);
    std::vector<layout::Word> ligatures;
    for (int i = 0; i < 30; ++i) {
        ligatures.push_back(wordAt("pa琀erns", 0.1, 0.02 * i));
        ligatures.push_back(wordAt("everywhere", 0.3, 0.02 * i));
    }
    QVERIFY(!recognition::judgeWords(ligatures).isFaithful);
}

void TestBuiltinReader::leadersNumbersAndNamesInProgramsAreFaithful()
{
    std::vector<layout::Word> index;
    for (int i = 0; i < 40; ++i) {
        index.push_back(wordAt("entry", 0.1, 0.02 * i));
        for (int dot = 0; dot < 40; ++dot) {
            index.push_back(wordAt(".", 0.3 + 0.01 * dot, 0.02 * i));
        }
        index.push_back(wordAt("12", 0.9, 0.02 * i));
    }
    QVERIFY(recognition::judgeWords(index).isFaithful);
    std::vector<layout::Word> program;
    for (const char* name : {"isWindingGround", "setDiagonalCross", "getBendLine", "hasProjectionLine", "drawFreehand",
             "lastElementOf", "withAnother", "firstPageNumber", "textLayerIsThere", "readerOptions"}) {
        program.push_back(wordAt(name, 0.1, 0.1));
    }
    QVERIFY(recognition::judgeWords(program).isFaithful);
    std::vector<layout::Word> codes(200, wordAt("0x4B", 0.1, 0.1));
    QVERIFY(recognition::judgeWords(codes).isFaithful);
}

void TestBuiltinReader::wordsBesideThePageAreNotFaithful()
{
    std::vector<layout::Word> words;
    for (int i = 0; i < 20; ++i) {
        words.push_back(wordAt("beside", 1.2, 0.04 * i));
    }
    QVERIFY(!recognition::judgeWords(words).isFaithful);
}

void TestBuiltinReader::aHeaderOverAScannedPageIsNotFaithful()
{
    const auto source = openData("bulletin.pdf");
    QVERIFY(source);
    const auto picture = source->render(0, {.dpi = 72});
    const auto words = source->words(0);
    QVERIFY(picture && words);
    QVERIFY(recognition::judgeCoverage(*words, *picture).isFaithful);
    QVERIFY(!recognition::judgeCoverage(std::vector(words->begin(), words->begin() + 3), *picture).isFaithful);
    QVERIFY(!recognition::judgeCoverage({}, *picture).isFaithful);
    const auto onItsSide = image::rotatedQuarter(*picture, 1);
    QVERIFY(!recognition::judgeCoverage(std::vector{wordAt("Scanned", 0.1, 0.95)}, onItsSide).isFaithful);
    QVERIFY(recognition::judgeCoverage({}, image::Image(300, 400, 255)).isFaithful);
}

void TestBuiltinReader::aFigureWithoutWordsIsNoReasonToDoubt()
{
    image::Image picture(420, 595, 255);
    for (int y = 100; y < 400; ++y) { // a photograph: blocks of many tones
        for (int x = 60; x < 360; ++x) {
            const auto tone = static_cast<std::uint8_t>(40 + (x / 7 * 31 + y / 9 * 17) % 120);
            std::fill_n(picture.row(y) + x * 3, 3, tone);
        }
    }
    QVERIFY(recognition::judgeCoverage(std::vector{wordAt("caption", 0.2, 0.7)}, picture).isFaithful);
}

QTEST_GUILESS_MAIN(TestBuiltinReader)
#include "tst_builtin_reader.moc"
