// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern {

// Keeps memory that the network frees between two layers instead of returning it to the system each time. Without it
// glibc maps and unmaps every large activation, and the page faults take about a tenth of a page's time
// (docs/benchmarks.md); the peak is the same. Call once, before any thread starts.
void keepFreedMemory();

} // namespace lectern
