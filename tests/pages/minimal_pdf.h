// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <filesystem>
#include <string>

namespace lectern::test {

// A PDF of one page in Helvetica. boxes: "/MediaBox [0 0 200 100]" and what else the page's dictionary holds.
// There is no cross-reference table: a reader has to rebuild it, which each of them can.
inline QByteArray minimalPdf(
    const QByteArray& boxes, const QByteArray& content = {}, const QByteArray& kids = "[3 0 R]", int count = 1)
{
    return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids " + kids
        + " /Count " + QByteArray::number(count) + " >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R " + boxes
        + " /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>\nendobj\n4 0 obj\n<< /Length "
        + QByteArray::number(content.size()) + " >>\nstream\n" + content
        + "\nendstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
          "trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n";
}

inline QByteArray readBytes(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A folder of files that the test makes.
class MadeFiles
{
public:
    std::filesystem::path add(const char* name, const QByteArray& bytes) const
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write %s", qPrintable(path));
        }
        return path.toStdString();
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

// The code and message of an error; Internal and "none" where there is none.
template <class T> Error errorOf(const Result<T>& result)
{
    return result ? Error{ErrorCode::Internal, "none"} : result.error();
}

inline bool contains(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

} // namespace lectern::test
