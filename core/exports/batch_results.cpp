// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/batch_results.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>

namespace lectern::exports {

namespace fs = std::filesystem;

namespace {

bool isOnDisk(const ExportTarget& target)
{
    constexpr std::array<std::string_view, 4> kEndings{".md", ".json", "_images", "_layouts.pdf"};
    return std::ranges::any_of(kEndings, [&](std::string_view ending) {
        std::error_code code;
        return fs::exists(fs::symlink_status(target.file(ending), code));
    });
}

RunInfo runInfo(const BatchDestination& destination, const recognition::ReaderInfo& reader)
{
    const bool asks = !reader.checkpoint.empty();
    return {destination.program, reader.checkpoint, asks ? destination.prompt : std::string(), reader.precision,
        reader.device};
}

} // namespace

void BatchResults::setDestination(BatchDestination destination)
{
    const std::lock_guard lock(m_mutex);
    m_destination = std::move(destination);
}

BatchDestination BatchResults::destination() const
{
    const std::lock_guard lock(m_mutex);
    return m_destination;
}

ExportTarget BatchResults::takeTarget(const recognition::BatchFile& file, const BatchDestination& destination)
{
    const fs::path folder = destination.folder.value_or(file.input.parent_path());
    const std::lock_guard lock(m_mutex);
    const auto had = m_targets.find(file.id);
    if (had != m_targets.end() && had->second.folder == folder)
        return had->second;
    const std::string name = exportName(file.input);
    ExportTarget target{folder, name};
    for (int n = 2; m_taken.contains(folder / target.name) || (!destination.replaces && isOnDisk(target)); ++n)
        target.name = name + '-' + std::to_string(n);
    m_taken.insert(folder / target.name);
    m_targets[file.id] = target;
    return target;
}

Result<std::vector<fs::path>> BatchResults::write(const recognition::BatchFile& file,
    recognition::Conversion& conversion, const recognition::ReaderInfo& reader, const Cancel& cancel)
{
    const BatchDestination destination = this->destination();
    if (cancel.requested())
        return cancelled();
    if (const auto writable = check(file); !writable)
        return std::unexpected(writable.error());
    WrittenFiles written =
        writeResults(conversion, takeTarget(file, destination), destination.results, runInfo(destination, reader));
    if (!written.outcome)
        return std::unexpected(written.outcome.error());
    return std::move(written.paths);
}

Result<void> BatchResults::check(const recognition::BatchFile& file) const
{
    return checkOutputFolder(destination().folder.value_or(file.input.parent_path()));
}

recognition::BatchCheck BatchResults::checkOf(std::shared_ptr<BatchResults> results)
{
    return [results = std::move(results)](const recognition::BatchFile& file) { return results->check(file); };
}

recognition::BatchWriter BatchResults::writerOf(std::shared_ptr<BatchResults> results)
{
    return [results = std::move(results)](const recognition::BatchFile& file, recognition::Conversion& conversion,
               const recognition::ReaderInfo& reader,
               const Cancel& cancel) { return results->write(file, conversion, reader, cancel); };
}

} // namespace lectern::exports
