// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "document/page_result.h"
#include "model/model.h"
#include "order/interventions.h"
#include "order/order_measures.h"
#include "order/order_trace.h"
#include "order/packed_rows.h"
#include "pages/page_source.h"
#include "recognition/page_reader.h"

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lectern::recognition {

// In place of a decoder layer: the mean over all of them.
inline constexpr int kMeanLayer = std::numeric_limits<int>::min();

// What is asked about the order of one page. The encoder runs in any case, the decoder only for reading and
// interventions.
struct StudyRequest
{
    order::OrderQuestion question;
    bool geometric = true; // find blocks by geometry too, as the built-in reader does
    bool reading = false; // decode the page, with the decoder's attention
    int decoderLayer = kMeanLayer; // whose attention; negative: from the last
    bool routing = false; // with the reading: which experts each token went to
    std::vector<order::Intervention> interventions; // each with a reading of its own
    ReadOptions read; // dpi, prompt, maxTokens, languages
};

// What the decoder wrote. The page's own settings of the no-repeat rule hold; there is no second try.
struct DecodedText
{
    std::vector<text::TokenId> tokens; // the final EOS included
    std::string text; // grounded, control tokens left out
    bool ended = false; // by EOS
};

// The unchanged reading, token by token.
struct ReadingTrace
{
    DecodedText decoded;
    std::vector<std::string> pieces; // of the text, one a token; together they are the text
    int layer = 0; // of the decoder, or kMeanLayer
    order::PackedRows attention; // one row a token: the decoder's attention to the page's embeddings, mean over heads
    std::shared_ptr<const model::ExpertTrace> experts; // where routing was asked for
};

struct ChangedReading
{
    std::string name; // of the intervention
    int queries = 0; // how many were concerned
    DecodedText decoded;
    double editDistance = 0; // of the text to the unchanged one, 0…1
    bool sameTokens = false; // as the unchanged reading
};

struct PageStudy
{
    int page = 0; // 0-based
    int width = 0; // pixels of the picture that the model saw
    int height = 0;
    order::OrderTrace trace;
    order::BlockOrder geometric; // empty where none were asked for or found
    std::string geometricTrouble; // why there are none, where finding them failed
    std::vector<document::Block> blocks; // as decoded; empty where nothing was decoded
    order::OrderFigures figures;
    std::optional<ReadingTrace> reading; // where it was asked for, or an intervention
    std::vector<ChangedReading> changed;
};

// The blocks of a page in geometric order, as the built-in reader finds them: the text layer's, or Tesseract's.
class GeometricBlocks
{
public:
    GeometricBlocks();
    ~GeometricBlocks();
    Result<order::BlockOrder> find(
        pages::PageSource& source, int page, const ReadOptions& options, const Cancel& cancel);

private:
    std::unique_ptr<PageReader> m_reader;
};

// The decoder over embeddings as they stand. written is called with the number of tokens so far.
Result<ReadingTrace> readEncoding(const model::Model& model, const model::PageEncoding& encoding, bool isPdf,
    const ReadOptions& options, std::optional<int> decoderLayer, const Cancel& cancel, bool routing = false,
    const std::function<void(int tokens)>& written = {});

// What a study can begin with, so that nothing is computed twice.
struct StudyInput
{
    std::optional<EncodedPage> encoded;
    std::optional<order::OrderTrace> trace; // of the encoded page; not used where another layer or head is asked for
    std::optional<order::BlockOrder> geometric;
    std::optional<ReadingTrace> reading; // of the same prompt; not used where it lacks what is asked for
};

struct StudyOutcome
{
    PageStudy study;
    EncodedPage encoded; // for the next study of this page
};

// How far a study is.
struct StudyStep
{
    Stage stage =
        Stage::Vision; // Vision: the encoder, all of it or the flow encoder alone; Layout: geometric blocks; Decode
    int reading = 0; // Decode: 0 the unchanged one, n the one after the n-th intervention
    int tokens = 0; // Decode: written so far
};
// Called on the thread of the study. What was kept from an earlier one is not told: nothing is done for it.
using StudyObserver = std::function<void(const StudyStep& step)>;

// Called for each donor of an intervention: FILE or FILE#PAGE.
using DonorOpener = std::function<Result<std::unique_ptr<pages::PageSource>>(const std::string& file)>;
DonorOpener fileDonors();

// Answers the request for one page (0-based). Encoder outputs are computed once, whatever the number of interventions.
// A page without geometric blocks is a page like any other; everything else that fails is an error.
Result<StudyOutcome> studyPage(const model::Model& model, pages::PageSource& source, int page,
    const StudyRequest& request, StudyInput input, GeometricBlocks& geometric, const Cancel& cancel,
    const DonorOpener& openDonor = fileDonors(), const StudyObserver& observer = {});

} // namespace lectern::recognition
