// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

namespace lectern::pages {

// A file's name as Qt can open it. Qt's names are Unicode: one in another encoding (from an old archive, say) does not
// survive the way there and back, so such a file is held open here and reached through its descriptor. Valid for the
// life of the object.
class QtFileName
{
public:
    explicit QtFileName(const std::filesystem::path& path);
    QtFileName(const QtFileName&) = delete;
    QtFileName& operator=(const QtFileName&) = delete;
    ~QtFileName();

    const QString& name() const { return m_name; }

private:
    QString m_name;
    int m_descriptor = -1;
};

} // namespace lectern::pages
