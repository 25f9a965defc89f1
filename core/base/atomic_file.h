// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace lectern {

// A file written piece by piece under a temporary name in the same folder and moved over path by commit(): a reader
// sees the old content or the whole new one. Not committed, the temporary file goes away.
class AtomicFile
{
public:
    static Result<AtomicFile> create(const std::filesystem::path& path);

    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    Result<void> write(std::span<const std::byte> bytes);

    // Flushed to disk, then renamed. Nothing can be written afterwards.
    Result<void> commit();

private:
    AtomicFile() = default;
    std::unexpected<Error> failure() const; // from errno

    std::filesystem::path m_path;
    std::string m_temporary; // empty once committed
    int m_descriptor = -1;
};

} // namespace lectern
