// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace lectern {

// The read-only side of a cancellation: copied freely, checked between tokens, encoder layers, pages and writes.
// A default-made Cancel is never requested.
class Cancel
{
public:
    Cancel() = default;
    bool requested() const { return m_flag && m_flag->load(std::memory_order_relaxed); }

private:
    friend class CancelSource;
    explicit Cancel(std::shared_ptr<std::atomic<bool>> flag)
        : m_flag(std::move(flag))
    { }
    std::shared_ptr<std::atomic<bool>> m_flag;
};

// The side that asks. request() is one lock-free store, so a signal handler may call it.
class CancelSource
{
public:
    void request() { m_flag->store(true, std::memory_order_relaxed); }
    bool requested() const { return m_flag->load(std::memory_order_relaxed); }
    Cancel token() const { return Cancel(m_flag); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

} // namespace lectern
