// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

class QMenu;

namespace lectern::ui {

// The labels that a person gives blocks, by what they are called. current: the one that is ticked; empty: none.
void fillLabelMenu(QMenu& menu, std::string_view current, const std::function<void(const std::string& label)>& chosen);

} // namespace lectern::ui
