// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace lectern {

// A whole file mapped read-only. The bytes stay valid for the life of the object; writing to them faults.
class MappedFile
{
public:
    static Result<MappedFile> open(const std::filesystem::path& path);

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    std::span<const std::byte> bytes() const { return {m_data, m_size}; }

private:
    MappedFile() = default;
    const std::byte* m_data = nullptr;
    size_t m_size = 0;
};

Result<std::string> readFile(const std::filesystem::path& path);

// Writes through a temporary file in the same folder, flushed to disk and renamed over path: a reader sees the old
// content or the new, never half of it. On failure path is as it was and the temporary file is gone.
Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

} // namespace lectern
