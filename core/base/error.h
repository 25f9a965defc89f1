// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <expected>
#include <string>

namespace lectern {

enum class ErrorCode
{
    InvalidInput, // the caller asked for something that makes no sense (a page that is not there, a bad option)
    NotFound, // a file, folder, model or language is not there
    Unreadable, // it is there, and cannot be read (permission, I/O)
    Encrypted, // a password is needed, or the one given is wrong
    Corrupt, // it was read, and it is not what it claims to be
    Unsupported, // valid, and not something this program or machine can do
    OutOfMemory,
    WriteFailed,
    Cancelled, // not a failure: somebody asked for it
    Internal,
};

// Why something could not be done, in a sentence that a person can act on. Fallible functions return it; exceptions
// do not cross a folder.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message;

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T> using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorCode code, std::string message)
{
    return std::unexpected(Error{code, std::move(message)});
}

inline std::unexpected<Error> cancelled()
{
    return fail(ErrorCode::Cancelled, "cancelled");
}

} // namespace lectern
