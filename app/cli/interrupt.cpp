// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include "cli/exit_status.h"

#include <atomic>
#include <csignal>
#include <unistd.h>

namespace lectern::cli {

namespace {

// A signal handler gets no argument of ours, so what it has to reach must stand here.
std::atomic<CancelSource*> s_source = nullptr;
static_assert(std::atomic<CancelSource*>::is_always_lock_free);

// Only calls that may be made inside a signal handler: lock-free stores and _exit.
extern "C" void handleSignal(int)
{
    CancelSource* source = s_source.load();
    if (!source || source->requested())
        _exit(kExitInterrupted);
    source->request();
}

void handleBoth(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

Interrupt::Interrupt()
{
    s_source = &m_source;
    handleBoth(handleSignal);
    std::signal(SIGPIPE, SIG_IGN);
}

Interrupt::~Interrupt()
{
    handleBoth(SIG_DFL);
    std::signal(SIGPIPE, SIG_DFL);
    s_source = nullptr;
}

} // namespace lectern::cli
