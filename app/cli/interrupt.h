// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"

namespace lectern::cli {

// While it lives, Ctrl-C (SIGINT) and SIGTERM ask for a cancel instead of ending the program, so that finished pages
// can still be written. A second one ends the program at once with status 130. A
// reader of the output that goes away (`| head -1`) ends nothing: writing to it fails. One at a time in a process.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    Cancel token() const { return m_source.token(); }
    bool requested() const { return m_source.requested(); }

private:
    CancelSource m_source;
};

} // namespace lectern::cli
