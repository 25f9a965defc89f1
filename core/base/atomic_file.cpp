// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/atomic_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace lectern {

namespace {

std::string randomSuffix(std::random_device& random)
{
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz234567";
    std::string suffix = ".";
    for (int i = 0; i < 8; ++i)
        suffix += kLetters[random() % kLetters.size()];
    return suffix;
}

} // namespace

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& path)
{
    AtomicFile file;
    file.m_path = path;
    std::random_device random;
    // Not mkostemp: its files are readable by the owner only, and asking for the umask, to give them the permissions of
    // any new file, changes it for a moment in every thread.
    for (int attempt = 0; attempt < 100; ++attempt) {
        file.m_temporary = path.string() + randomSuffix(random);
        file.m_descriptor = ::open(file.m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file.m_descriptor >= 0 || errno != EEXIST)
            break;
    }
    if (file.m_descriptor < 0) {
        file.m_temporary.clear(); // it is not ours to remove
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
    if (::fsync(m_descriptor) != 0 || ::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return failure();
    m_temporary.clear();
    return {};
}

std::unexpected<Error> AtomicFile::failure() const
{
    return fail(ErrorCode::WriteFailed, m_path.string() + ": cannot write: " + std::strerror(errno));
}

} // namespace lectern
