// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern {

// How this process uses the machine: settings of the C library and of OpenMP that the network's speed depends on
// (figures in docs/benchmarks.md). All are for main(), before any thread starts.

// Keeps memory that the network frees between two layers instead of returning it to the system each time: glibc would
// map and unmap every large activation, and the page faults take about a tenth of a page's time. The peak is the same.
void keepFreedMemory();

// Lets OpenMP's threads wait for each other by spinning some microseconds and then sleeping. By default they spin for
// milliseconds, and on a machine that has anything else to do each waits out the other's time slices: a page then takes
// many times as long. libgomp reads its settings while it is loaded, so the process starts itself once more with
// GOMP_SPINCOUNT set; where that or OMP_WAIT_POLICY is set already, or it cannot be done, it goes on as it is.
void waitBriefly(char** argv);

// Standard input, output and error that the caller has closed lead to /dev/null. Else the first files opened take their
// places, and what is said on standard error ends up in a result.
void keepStandardStreams();

} // namespace lectern
