// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/log_file.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <system_error>
#include <utility>

namespace lectern::recognition {

namespace fs = std::filesystem;

namespace {

constexpr size_t kProblemsKept = 20;

std::string now()
{
    const auto time = std::chrono::system_clock::now();
    const auto sinceEpoch = time.time_since_epoch();
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch).count() % 1000;
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char date[32];
    std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &parts);
    char text[48];
    std::snprintf(text, sizeof text, "%s.%03dZ", date, static_cast<int>(milliseconds));
    return text;
}

std::string_view levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Info:
        return "info";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    }
    return "info";
}

// One line, whatever comes; cut between UTF-8 characters.
std::string oneLine(std::string_view text, size_t most)
{
    const bool isLong = text.size() > most;
    if (isLong) {
        while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80)
            --most;
        text = text.substr(0, most);
    }
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return isLong ? line + "…" : line;
}

} // namespace

LogFile::LogFile(fs::path path, const Limits& limits)
    : m_path(std::move(path))
    , m_limits(limits)
{ }

Result<std::unique_ptr<LogFile>> LogFile::open(const fs::path& path, const Limits& limits)
{
    std::error_code code;
    if (path.has_parent_path())
        fs::create_directories(path.parent_path(), code);
    std::unique_ptr<LogFile> log(new LogFile(path, limits)); // the constructor is private
    if (!log->openFile(std::ios::app))
        return fail(ErrorCode::WriteFailed, "cannot write the log file " + path.string());
    return log;
}

bool LogFile::openFile(std::ios::openmode mode)
{
    m_file = std::ofstream(m_path, mode | std::ios::binary);
    std::error_code code;
    const std::uintmax_t size = fs::file_size(m_path, code);
    m_size = code ? 0 : size;
    return m_file.is_open();
}

fs::path LogFile::older(int n) const
{
    if (n == 0)
        return m_path;
    fs::path path = m_path;
    path += "." + std::to_string(n);
    return path;
}

void LogFile::rotate()
{
    m_file.close();
    std::error_code code;
    fs::remove(older(m_limits.kept), code);
    for (int n = m_limits.kept; n > 0; --n)
        fs::rename(older(n - 1), older(n), code);
    openFile(std::ios::trunc); // also bounds a log that could not be renamed
}

void LogFile::write(LogLevel level, std::string_view category, std::string_view message)
{
    std::string line = now();
    line += ' ';
    line += levelName(level);
    line += ' ';
    line += oneLine(category, m_limits.messageBytes) + ": " + oneLine(message, m_limits.messageBytes);
    const std::lock_guard lock(m_mutex);
    if (level != LogLevel::Info) {
        if (m_problems.size() == kProblemsKept)
            m_problems.erase(m_problems.begin());
        m_problems.push_back(line);
    }
    line += '\n';
    if (m_size > 0 && m_size + line.size() > m_limits.bytes)
        rotate();
    m_file << line << std::flush;
    m_size += line.size();
}

std::vector<std::string> LogFile::lastProblems() const
{
    const std::lock_guard lock(m_mutex);
    return m_problems;
}

} // namespace lectern::recognition
