// SPDX-License-Identifier: GPL-3.0-or-later
#include "order/interventions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <random>

namespace lectern::order {

namespace {

using Kind = Intervention::Kind;
using Row = model::EmbeddingRow;

constexpr std::string_view kKnown = "none, zero, zero:A-B, swap-halves, reverse, shuffle:SEED, raster, geometric, "
                                    "donor:FILE, views:global, views:crops; "
                                    "all but the views also with @A-B or @X1,Y1,X2,Y2 behind them";

struct Word
{
    Kind kind;
    std::string_view text;
};
constexpr std::array kWords{Word{Kind::None, "none"}, Word{Kind::Zero, "zero"}, Word{Kind::SwapHalves, "swap-halves"},
    Word{Kind::Reverse, "reverse"}, Word{Kind::Shuffle, "shuffle:"}, Word{Kind::Raster, "raster"},
    Word{Kind::Geometric, "geometric"}, Word{Kind::Donor, "donor:"}, Word{Kind::GlobalOnly, "views:global"},
    Word{Kind::CropsOnly, "views:crops"}};

std::unexpected<Error> wrong(std::string message)
{
    return fail(ErrorCode::InvalidInput, std::move(message));
}

template <class Number> bool readWhole(std::string_view text, Number& number)
{
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    return code == std::errc{} && end == text.data() + text.size() && !text.empty();
}

bool readRange(std::string_view text, std::optional<std::pair<int, int>>& range)
{
    const size_t dash = text.find('-');
    std::pair<int, int> read;
    if (dash == std::string_view::npos || !readWhole(text.substr(0, dash), read.first)
        || !readWhole(text.substr(dash + 1), read.second) || read.first < 0 || read.second < read.first)
        return false;
    range = read;
    return true;
}

bool readRegion(std::string_view text, std::vector<document::Rect>& regions)
{
    std::array<double, 4> values{};
    for (size_t i = 0; i < values.size(); ++i) {
        const size_t comma = i + 1 < values.size() ? text.find(',') : text.size();
        if (comma == std::string_view::npos || !readWhole(text.substr(0, comma), values[i])
            || !(values[i] >= 0 && values[i] <= 1))
            return false;
        text.remove_prefix(std::min(text.size(), comma + 1));
    }
    const document::Rect region{values[0], values[1], values[2], values[3]};
    if (region.isEmpty())
        return false;
    regions.push_back(region);
    return true;
}

// What stands before @; false where it is nothing known.
bool readKind(std::string_view text, Intervention& made)
{
    const auto* const known = std::ranges::find(kWords, text, &Word::text);
    if (known != kWords.end() && !text.ends_with(':')) {
        made.kind = known->kind;
        return true;
    }
    if (text.starts_with("zero:")) {
        made.kind = Kind::Zero;
        return readRange(text.substr(5), made.range);
    }
    if (text.starts_with("shuffle:")) {
        made.kind = Kind::Shuffle;
        return readWhole(text.substr(8), made.seed);
    }
    if (text.starts_with("donor:")) {
        made.kind = Kind::Donor;
        made.donor = text.substr(6);
        return !made.donor.empty();
    }
    return false;
}

bool dropsAView(const Intervention& intervention)
{
    return intervention.kind == Kind::GlobalOnly || intervention.kind == Kind::CropsOnly;
}

// Fisher and Yates, with draws that come out the same everywhere (the standard's distributions do not).
void shuffle(std::vector<int>& items, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    for (size_t left = items.size(); left > 1; --left) {
        const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() / left * left;
        std::uint64_t draw = random();
        while (draw >= limit)
            draw = random();
        std::swap(items[left - 1], items[draw % left]);
    }
}

int sideOf(const FlowOrder& order, int view)
{
    const auto count =
        std::ranges::count_if(order.queries, [view](const FlowQuery& query) { return query.view == view; });
    return static_cast<int>(std::lround(std::sqrt(static_cast<double>(count))));
}

using Rank = std::function<std::optional<int>(int query)>;

// The geometric rank of the block that holds the query's cell.
Rank geometricRank(const FlowOrder& order, const PageGeometry& geometry, const BlockOrder& blocks)
{
    return [&](int index) {
        const FlowQuery& query = order.queries[static_cast<size_t>(index)];
        const ViewFrame& frame =
            query.view == kGlobalView ? geometry.global : geometry.crops.at(static_cast<size_t>(query.view));
        return blockAt(blocks, cellCentre(frame, sideOf(order, query.view), query.cell));
    };
}

// Sorts the concerned queries of each view among themselves, those of equal rank in query order. Those without a rank
// stay in their places.
void sortWithinViews(std::vector<int>& queries, const FlowOrder& order, const Rank& rank)
{
    std::map<int, std::vector<size_t>> places; // by view
    std::map<int, std::vector<std::pair<int, int>>> ranked; // by view: rank, query
    for (size_t place = 0; place < queries.size(); ++place) {
        const int view = order.queries[static_cast<size_t>(queries[place])].view;
        if (const auto at = rank(queries[place])) {
            places[view].push_back(place);
            ranked[view].emplace_back(*at, queries[place]);
        }
    }
    for (auto& [view, items] : ranked) {
        std::ranges::sort(items);
        for (size_t i = 0; i < items.size(); ++i)
            queries[places[view][i]] = items[i].second;
    }
}

// The concerned queries in their new order.
std::vector<int> rearranged(const Intervention& intervention, std::vector<int> queries, const FlowOrder& order,
    const PageGeometry& geometry, const BlockOrder& geometric)
{
    switch (intervention.kind) {
    case Kind::SwapHalves:
        std::rotate(queries.begin(), queries.begin() + static_cast<std::ptrdiff_t>(queries.size() / 2), queries.end());
        break;
    case Kind::Reverse:
        std::ranges::reverse(queries);
        break;
    case Kind::Shuffle:
        shuffle(queries, intervention.seed);
        break;
    case Kind::Raster:
        sortWithinViews(queries, order, [&](int i) { return order.queries[static_cast<size_t>(i)].cell; });
        break;
    case Kind::Geometric:
        sortWithinViews(queries, order, geometricRank(order, geometry, geometric));
        break;
    default:
        break;
    }
    return queries;
}

Result<std::vector<Row>> onlyView(const FlowOrder& order, bool global)
{
    std::vector<Row> rows;
    for (size_t i = 0; i < order.queries.size(); ++i) {
        if ((order.queries[i].view == kGlobalView) == global)
            rows.push_back({Row::Source::Page, static_cast<int>(i)});
    }
    if (rows.empty())
        return wrong("the page is not cut into crops: without its global view nothing is left");
    rows.push_back({Row::Source::Page, static_cast<int>(order.queries.size())}); // the separator
    return rows;
}

Result<std::vector<Row>> ofDonor(
    std::vector<Row> rows, const std::vector<int>& queries, const std::optional<model::PageEncoding>& donor)
{
    if (!donor)
        return wrong("there is no other page to take queries from");
    const bool all = queries.size() + 1 == rows.size();
    if (donor->tokens() != static_cast<int>(rows.size()) && !all)
        return wrong("the other page is cut into crops in another way: its queries can only be taken all together");
    if (all) {
        const Row separator = rows.back();
        rows.assign(static_cast<size_t>(donor->tokens()), {Row::Source::Donor, 0});
        for (size_t i = 0; i < rows.size(); ++i)
            rows[i].row = static_cast<int>(i);
        rows.back() = separator;
        return rows;
    }
    for (const int query : queries)
        rows[static_cast<size_t>(query)].source = Row::Source::Donor;
    return rows;
}

} // namespace

std::string_view interventionWord(Intervention::Kind kind)
{
    return std::ranges::find(kWords, kind, &Word::kind)->text;
}

Result<Intervention> parseIntervention(std::string_view text)
{
    Intervention made;
    made.name = text;
    const auto unknown = [&] {
        return wrong("'" + std::string(text) + "' is no intervention; known are " + std::string(kKnown));
    };
    const size_t at = text.rfind('@');
    std::string_view kind = text;
    if (at != std::string_view::npos) {
        const std::string_view where = text.substr(at + 1);
        const bool isPlace = readRegion(where, made.regions) || readRange(where, made.range);
        if (isPlace)
            kind = text.substr(0, at);
        else if (!text.starts_with("donor:")) // whose file may have any name
            return unknown();
    }
    const bool hadPlace = made.range || !made.regions.empty();
    if (!readKind(kind, made) || (hadPlace && (dropsAView(made) || kind.starts_with("zero:"))))
        return unknown();
    return made;
}

Result<std::vector<int>> concerned(const Intervention& intervention, const FlowOrder& order)
{
    const int count = static_cast<int>(order.queries.size());
    if (dropsAView(intervention)) {
        std::vector<int> dropped;
        for (int i = 0; i < count; ++i) {
            const bool isGlobal = order.queries[static_cast<size_t>(i)].view == kGlobalView;
            if (isGlobal == (intervention.kind == Kind::CropsOnly))
                dropped.push_back(i);
        }
        return dropped;
    }
    if (!intervention.regions.empty())
        return queriesWithin(order, intervention.regions);
    const auto [first, last] = intervention.range.value_or(std::pair(0, count - 1));
    if (last >= count)
        return wrong("the page has " + std::to_string(count) + " queries, counted from 0; there is no query "
            + std::to_string(last));
    std::vector<int> queries(static_cast<size_t>(last - first + 1));
    std::iota(queries.begin(), queries.end(), first);
    return queries;
}

Result<std::vector<Row>> changedRows(const Intervention& intervention, const FlowOrder& order,
    const PageGeometry& geometry, const BlockOrder& geometric, const std::optional<model::PageEncoding>& donor)
{
    if (dropsAView(intervention))
        return onlyView(order, intervention.kind == Kind::GlobalOnly);
    if (intervention.kind == Kind::Geometric && geometric.empty())
        return wrong("no blocks were found on the page by geometry: there is no geometric order");
    const auto queries = concerned(intervention, order);
    if (!queries)
        return std::unexpected(queries.error());
    std::vector<Row> rows(order.queries.size() + 1);
    for (size_t i = 0; i < rows.size(); ++i)
        rows[i].row = static_cast<int>(i);
    if (intervention.kind == Kind::Donor)
        return ofDonor(std::move(rows), *queries, donor);
    if (intervention.kind == Kind::Zero) {
        for (const int query : *queries)
            rows[static_cast<size_t>(query)].source = Row::Source::Zero;
        return rows;
    }
    const std::vector<int> changed = rearranged(intervention, *queries, order, geometry, geometric);
    for (size_t i = 0; i < changed.size(); ++i)
        rows[static_cast<size_t>((*queries)[i])].row = changed[i];
    return rows;
}

} // namespace lectern::order
