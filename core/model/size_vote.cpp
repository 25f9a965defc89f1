// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/size_vote.h"

#include "model/config_fields.h"

#include <algorithm>
#include <charconv>

namespace lectern::model {

SizeVote& SizeVote::tensor(const std::string& name, size_t axis, int parts)
{
    const auto found = m_shapes->find(name);
    if (found == m_shapes->end() || axis >= found->second.size())
        return *this;
    const std::int64_t length = found->second[axis];
    if (length >= parts && length % parts == 0 && length / parts <= ConfigFields::kMaxSize)
        m_votes.push_back(static_cast<int>(length / parts));
    return *this;
}

SizeVote& SizeVote::layers(std::string_view prefix, int layers, std::string_view suffix, size_t axis, int parts)
{
    for (int layer = 0; layer < layers; ++layer)
        tensor(std::string(prefix) + std::to_string(layer) + std::string(suffix), axis, parts);
    return *this;
}

std::optional<int> SizeVote::result(std::optional<int> config) const
{
    std::optional<int> best = config;
    auto bestCount = config ? std::ranges::count(m_votes, *config) : 0;
    for (const int vote : m_votes) {
        const auto count = std::ranges::count(m_votes, vote);
        if (count > bestCount) {
            best = vote;
            bestCount = count;
        }
    }
    return best;
}

int depth(const ShapeTable& shapes, std::string_view prefix)
{
    int result = 0;
    for (auto entry = shapes.lower_bound(std::string(prefix)); entry != shapes.end(); ++entry) {
        const std::string& name = entry->first;
        if (!name.starts_with(prefix))
            break;
        int index = 0;
        const char* first = name.data() + prefix.size();
        const auto [end, code] = std::from_chars(first, name.data() + name.size(), index);
        const bool whole = code == std::errc() && end != name.data() + name.size() && *end == '.';
        if (whole && index >= 0 && index < ConfigFields::kMaxLayers)
            result = std::max(result, index + 1);
    }
    return result;
}

} // namespace lectern::model
