// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/save_document.h"

#include "exports/export_file.h"
#include "exports/html_export.h"
#include "exports/json_export.h"
#include "ui/conversion/document_figures.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace lectern::ui {

namespace {

std::filesystem::path pathOf(const QString& file)
{
    return QFile::encodeName(file).toStdString();
}

Result<QByteArray> bytesOf(const QString& file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        return fail(
            ErrorCode::Unreadable, "cannot read " + file.toStdString() + ": " + source.errorString().toStdString());
    }
    return source.readAll();
}

Result<void> write(const QString& file, const QByteArray& bytes)
{
    const auto written =
        exports::writeExport(pathOf(file), std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
    return written ? Result<void>() : std::unexpected(written.error());
}

// Those that the text names, to the same place beside the file.
Result<void> writeFigures(const SaveTask& task)
{
    const QDir from(task.figures);
    const QDir to = QFileInfo(task.file).dir();
    for (QDirIterator files(task.figures, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        const QString file = files.next();
        const QString name = from.relativeFilePath(file);
        if (!task.markdown.contains(name)) {
            continue;
        }
        const auto bytes = bytesOf(file);
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        if (const auto written = write(to.filePath(name), *bytes); !written) {
            return written;
        }
    }
    return {};
}

} // namespace

Result<void> saveDocument(const SaveTask& task)
{
    switch (task.format) {
    case SaveFormat::Markdown:
        if (const auto figures = writeFigures(task); !figures) {
            return figures;
        }
        return write(task.file, task.markdown.toUtf8());
    case SaveFormat::Html: {
        exports::HtmlPageOptions options;
        options.title = task.title.toStdString();
        options.image = [&task](std::string_view name) {
            return pictureIn(task.figures, QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())))
                .toStdString();
        };
        return write(task.file, QByteArray::fromStdString(exports::htmlPage(task.markdown.toStdString(), options)));
    }
    case SaveFormat::Json: {
        exports::RunInfo run;
        run.program = task.program.toStdString();
        const auto json = exports::documentJson(task.document, run);
        return json ? write(task.file, QByteArray::fromStdString(*json)) : std::unexpected(json.error());
    }
    }
    return fail(ErrorCode::Unsupported, "this format cannot be written");
}

} // namespace lectern::ui
