// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::samples {

// Writes folder/order/NAME.pdf: pages whose order is a question (docs/reading-order.md): a side bar, a table, a poster,
// two columns turned by a quarter, text broken by a figure. Lines and letters are what the demonstration model reads,
// the layouts are not. False, with a message on stderr, where a file cannot be written.
bool writeOrderPages(const QString& folder);

} // namespace lectern::samples
