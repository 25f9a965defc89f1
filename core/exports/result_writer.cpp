// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/result_writer.h"

#include "document/labels.h"
#include "exports/figures.h"
#include "exports/html_export.h"
#include "exports/layout_pdf.h"
#include "exports/markdown_export.h"
#include "exports/raw_export.h"

#include <algorithm>
#include <system_error>
#include <unistd.h>

namespace lectern::exports {

namespace fs = std::filesystem;

namespace {

bool wasRead(const document::PageResult& page)
{
    return page.status == document::PageStatus::Done || page.status == document::PageStatus::Cut;
}

bool hasFigures(const document::PageResult& page)
{
    return std::any_of(page.blocks.begin(), page.blocks.end(),
        [](const document::Block& block) { return document::isFigure(block.label) && !block.boxes.empty(); });
}

// The page's picture is rendered again: keeping those of a long file would take more memory than the file has pages.
Result<void> writeFigures(
    recognition::Conversion& conversion, const ExportTarget& target, double dpi, std::vector<fs::path>& paths)
{
    for (document::PageResult& page : conversion.document.pages) {
        if (!wasRead(page) || !hasFigures(page))
            continue;
        pages::RenderOptions rendering;
        rendering.dpi = dpi;
        const auto image = conversion.source->render(page.page - 1, rendering);
        if (!image)
            return std::unexpected(image.error());
        const auto written = saveFigures(page, *image, target);
        if (!written)
            return std::unexpected(written.error());
        paths.insert(paths.end(), written->begin(), written->end());
    }
    return {};
}

} // namespace

Result<void> checkOutputFolder(const fs::path& folder)
{
    std::error_code code;
    fs::path existing = fs::absolute(folder, code).lexically_normal();
    while (!fs::exists(existing, code) && existing.has_relative_path())
        existing = existing.parent_path();
    if (!fs::is_directory(existing, code))
        return fail(ErrorCode::WriteFailed,
            "cannot write to " + folder.string() + ": " + existing.string() + " is not a folder");
    if (::access(existing.c_str(), W_OK | X_OK) != 0)
        return fail(ErrorCode::WriteFailed,
            "cannot write to " + folder.string() + ": no permission to write in " + existing.string());
    return {};
}

WrittenFiles writeResults(
    recognition::Conversion& conversion, const ExportTarget& target, const ResultOptions& options, const RunInfo& run)
{
    WrittenFiles files;
    const auto& pages = conversion.document.pages;
    const bool anyRead = pages.empty() ? !conversion.cancelled : std::any_of(pages.begin(), pages.end(), wasRead);
    if (conversion.cancelled && !anyRead)
        return files;
    const auto note = [&files](const Result<fs::path>& written) {
        if (written)
            files.paths.push_back(*written);
        else
            files.outcome = std::unexpected(written.error());
        return written.has_value();
    };
    const document::MarkdownOptions markdown{options.furniture};
    if (options.markdown || options.json || options.html) {
        files.outcome = writeFigures(conversion, target, options.dpi, files.paths);
        if (!files.outcome)
            return files;
    }
    if (options.json && !note(exportJson(conversion.document, target, run, markdown)))
        return files;
    if (options.raw && anyRead && !note(exportRaw(conversion.document, target)))
        return files;
    if (options.html && anyRead && !note(exportHtml(conversion.document, target, {markdown, {}, {}})))
        return files;
    if (options.layout && anyRead
        && !note(exportLayout(conversion.document, *conversion.source, target, {options.password, options.dpi})))
        return files;
    if (options.markdown && anyRead)
        note(exportMarkdown(conversion.document, target, markdown));
    return files;
}

} // namespace lectern::exports
