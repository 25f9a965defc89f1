// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lectern::model {

// The two ways in which a checkpoint names its tensors (model.md §9). Fused experts keep their last part in both:
// native model.language_model.layers.3.mlp.experts.gate_up_proj, original model.layers.3.mlp.experts.gate_up_proj.

// The original layout's name for a tensor of the native one; any other name comes back as it is.
std::string originalName(std::string_view name);

// The other way round.
std::string nativeName(std::string_view name);

// True where the name occurs in the native layout only.
bool isNativeName(std::string_view name);

} // namespace lectern::model
