// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "document/rect.h"
#include "model/page_changes.h"
#include "order/flow_order.h"
#include "order/order_measures.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern::order {

// A change of what the flow queries hand to the decoder. Attention shows where a query looks; what the decoder makes of
// the changed sequence shows what it needs of it.
struct Intervention
{
    enum class Kind
    {
        None, // the same sequence once more, for comparison
        Zero, // all values 0
        SwapHalves, // the second half of the queries first
        Reverse,
        Shuffle,
        Raster, // sorted by the cell that each looks at most, within its view
        Geometric, // sorted by the geometric rank of the block that holds this cell, within its view
        Donor, // the same queries of another page
        GlobalOnly, // without the crops
        CropsOnly // without the global view
    };
    Kind kind = Kind::None;
    std::string name; // as it was asked for
    std::uint64_t seed = 0; // of Shuffle
    std::string donor; // of Donor: FILE or FILE#PAGE
    // Which queries are concerned, all where neither is given: those from first to last, in query order from 0 …
    std::optional<std::pair<int, int>> range;
    // … or those whose centre lies in one of these regions of the page.
    std::vector<document::Rect> regions;
};

// none, zero, zero:A-B, swap-halves, reverse, shuffle:SEED, raster, geometric, donor:FILE, views:global, views:crops.
// All but the views take @A-B or @X1,Y1,X2,Y2 (0…1 of the page) behind them: for these queries only. InvalidInput says
// what is known.
Result<Intervention> parseIntervention(std::string_view text);
// The word that it begins with; "shuffle:" and "donor:" go on.
std::string_view interventionWord(Intervention::Kind kind);

// Indices into order.queries of those concerned: changed, moved or dropped. InvalidInput for a range that the page does
// not have.
Result<std::vector<int>> concerned(const Intervention& intervention, const FlowOrder& order);

// The rows of the page's embeddings as the intervention leaves them, separator last. Queries that are not concerned,
// and those to be sorted whose cell lies in no block, stay where they are; the others change places among themselves.
// InvalidInput where it cannot be done to this page: no blocks to order by, no crops to keep, a donor cut otherwise.
Result<std::vector<model::EmbeddingRow>> changedRows(const Intervention& intervention, const FlowOrder& order,
    const PageGeometry& geometry, const BlockOrder& geometric, const std::optional<model::PageEncoding>& donor = {});

} // namespace lectern::order
