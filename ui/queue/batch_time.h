// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/batch_queue.h"

#include <QElapsedTimer>

#include <cstdint>
#include <optional>

namespace lectern::ui {

// How long a batch still takes, judged by the files that it has finished.
class BatchTime
{
public:
    // After any change of the queue.
    void follow(const recognition::BatchQueue& queue);
    std::optional<recognition::SecondsRange> left(const recognition::BatchQueue& queue) const;

private:
    recognition::TimeLeft m_files; // a file in place of a page
    std::uint64_t m_running = 0; // the file that the timer belongs to
    bool m_wasPaused = false; // during it: its time says nothing
    QElapsedTimer m_timer;
};

} // namespace lectern::ui
