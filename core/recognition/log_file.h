// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::recognition {

enum class LogLevel
{
    Info,
    Warning,
    Error
};

// What the program has to say about itself, for finding faults: a line each in PATH, and when that has grown to its
// size it becomes PATH.1, PATH.1 becomes PATH.2, and so on; the oldest goes. Never the text of a document: callers
// write states, durations and error messages. From any thread.
class LogFile
{
public:
    struct Limits
    {
        std::uintmax_t bytes = 1 << 20; // of one file
        int kept = 3; // older files beside the current one
        size_t messageBytes = 2000; // a longer message is shortened
    };

    // Appends to what is there, making the folder where it is missing. WriteFailed.
    static Result<std::unique_ptr<LogFile>> open(const std::filesystem::path& path, const Limits& limits);
    static Result<std::unique_ptr<LogFile>> open(const std::filesystem::path& path) { return open(path, Limits()); }

    // "2026-01-31T12:00:00.123Z warning worker: message". Line breaks and control characters become spaces. A log that
    // cannot be written any more is silent: the program's work goes on.
    void write(LogLevel level, std::string_view category, std::string_view message);

    // The last warnings and errors, oldest first, for "Copy diagnostics".
    std::vector<std::string> lastProblems() const;

    const std::filesystem::path& path() const { return m_path; }

private:
    LogFile(std::filesystem::path path, const Limits& limits);
    bool openFile(std::ios::openmode mode);
    void rotate();
    std::filesystem::path older(int n) const; // 0: the current one

    const std::filesystem::path m_path;
    const Limits m_limits;
    mutable std::mutex m_mutex;
    std::ofstream m_file;
    std::uintmax_t m_size = 0;
    std::vector<std::string> m_problems;
};

} // namespace lectern::recognition
