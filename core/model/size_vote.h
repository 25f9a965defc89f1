// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::model {

// Finds one size of a checkpoint from the tensors that show it. A damaged tensor is outvoted by the others.
class SizeVote
{
public:
    explicit SizeVote(const ShapeTable& shapes)
        : m_shapes(&shapes)
    { }

    // One vote: the length of this tensor along axis, over parts. None where there is no such tensor or axis.
    SizeVote& tensor(const std::string& name, size_t axis, int parts = 1);

    // The same for prefix + N + suffix, N = 0 … layers − 1.
    SizeVote& layers(std::string_view prefix, int layers, std::string_view suffix, size_t axis, int parts = 1);

    // The size with most votes; among equals the one that config.json gives, else the first. config where nobody voted.
    std::optional<int> result(std::optional<int> config) const;

private:
    const ShapeTable* m_shapes;
    std::vector<int> m_votes;
};

// One more than the highest N in names prefix + N + '.', 0 without any; N beyond any real model are not counted.
int depth(const ShapeTable& shapes, std::string_view prefix);

} // namespace lectern::model
