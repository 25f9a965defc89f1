// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/atomic_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace lectern {

namespace {

// mkostemp makes files that only the owner can read; the result should have the permissions of any new file.
mode_t defaultMode()
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

} // namespace

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& path)
{
    AtomicFile file;
    file.m_path = path;
    file.m_temporary = path.string() + ".XXXXXX";
    file.m_descriptor = ::mkostemp(file.m_temporary.data(), O_CLOEXEC);
    if (file.m_descriptor < 0) {
        file.m_temporary.clear();
        return file.failure();
    }
    return file;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_temporary(std::exchange(other.m_temporary, {}))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{ }

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_temporary, other.m_temporary);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

AtomicFile::~AtomicFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Result<void> AtomicFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failure();
        bytes = bytes.subspan(static_cast<size_t>(written));
    }
    return {};
}

Result<void> AtomicFile::commit()
{
    if (::fchmod(m_descriptor, defaultMode()) != 0 || ::fsync(m_descriptor) != 0
        || ::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return failure();
    m_temporary.clear();
    return {};
}

std::unexpected<Error> AtomicFile::failure() const
{
    return fail(ErrorCode::WriteFailed, m_path.string() + ": cannot write: " + std::strerror(errno));
}

} // namespace lectern
