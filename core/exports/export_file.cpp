// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/export_file.h"

#include "base/files.h"

#include <system_error>

namespace lectern::exports {

Result<std::filesystem::path> writeExport(const std::filesystem::path& path, std::string_view bytes)
{
    if (path.has_parent_path()) {
        std::error_code error;
        std::filesystem::create_directories(path.parent_path(), error);
        if (error)
            return fail(ErrorCode::WriteFailed,
                "cannot make the folder " + path.parent_path().string() + ": " + error.message());
    }
    if (auto written = writeFileAtomically(path, bytes); !written)
        return std::unexpected(written.error());
    return path;
}

} // namespace lectern::exports
