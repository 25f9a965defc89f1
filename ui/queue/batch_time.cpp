// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/batch_time.h"

#include <algorithm>

namespace lectern::ui {

using recognition::BatchFile;
using recognition::BatchState;

void BatchTime::follow(const recognition::BatchQueue& queue)
{
    const auto& files = queue.files();
    const auto last = std::ranges::find(files, m_running, &BatchFile::id);
    if (last == files.end()) {
        m_running = 0;
    } else if (last->state != BatchState::Running) {
        if (last->state == BatchState::Done && !m_wasPaused) {
            m_files.pageTook(static_cast<double>(m_timer.elapsed()) / 1000);
        }
        m_running = 0;
    }
    const auto running = std::ranges::find(files, BatchState::Running, &BatchFile::state);
    if (running != files.end() && running->id != m_running) {
        m_running = running->id;
        m_wasPaused = false;
        m_timer.start();
    }
    m_wasPaused = m_wasPaused || queue.isPaused();
}

std::optional<recognition::SecondsRange> BatchTime::left(const recognition::BatchQueue& queue) const
{
    if (queue.isPaused() || queue.filesLeft() == 0) {
        return {};
    }
    return m_files.forPages(queue.filesLeft(), m_running != 0 ? static_cast<double>(m_timer.elapsed()) / 1000 : 0.0);
}

} // namespace lectern::ui
