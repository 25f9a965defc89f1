// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include "base/atomic_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace lectern {

namespace {

// Closes on every way out.
class FileDescriptor
{
public:
    explicit FileDescriptor(int descriptor)
        : m_descriptor(descriptor)
    { }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

std::unexpected<Error> systemFailure(ErrorCode code, const std::filesystem::path& path, const char* what)
{
    const int number = errno;
    const ErrorCode actual = number == ENOENT && code == ErrorCode::Unreadable ? ErrorCode::NotFound : code;
    return fail(actual, path.string() + ": " + what + ": " + std::strerror(number));
}

} // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path)
{
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return systemFailure(ErrorCode::Unreadable, path, "cannot open");
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return systemFailure(ErrorCode::Unreadable, path, "cannot read");
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::Unreadable, path.string() + ": not a file");
    MappedFile mapped;
    mapped.m_size = static_cast<size_t>(status.st_size);
    if (mapped.m_size == 0)
        return mapped;
    void* data = ::mmap(nullptr, mapped.m_size, PROT_READ, MAP_SHARED, file.get(), 0);
    if (data == MAP_FAILED) {
        mapped.m_size = 0;
        return systemFailure(ErrorCode::Unreadable, path, "cannot map");
    }
    mapped.m_data = static_cast<const std::byte*>(data);
    return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{ }

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

MappedFile::~MappedFile()
{
    if (m_data)
        ::munmap(const_cast<std::byte*>(m_data), m_size); // munmap takes no pointer to const
}

Result<std::string> readFile(const std::filesystem::path& path)
{
    std::error_code code;
    if (std::filesystem::is_directory(path, code))
        return fail(ErrorCode::Unreadable, path.string() + ": is a folder, not a file");
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return systemFailure(ErrorCode::Unreadable, path, "cannot open");
    std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (stream.bad())
        return systemFailure(ErrorCode::Unreadable, path, "cannot read");
    return content;
}

Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view bytes)
{
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file)
        return std::unexpected(file.error());
    if (const Result<void> written = file->write(std::as_bytes(std::span(bytes))); !written)
        return written;
    return file->commit();
}

} // namespace lectern
