// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::cli {

// What the program's exit says, the same for every command.
enum ExitStatus : int
{
    kExitDone = 0,
    kExitSomeFailed = 1, // some pages or files failed or were cut; they are named on standard error
    kExitUsage = 2,
    kExitUnreadable = 3, // the model, or none of the inputs, can be read
    kExitInterrupted = 130,
};

} // namespace lectern::cli
