// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/qt_file_name.h"

#include <QByteArray>
#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace lectern::pages {

QtFileName::QtFileName(const std::filesystem::path& path)
    : m_name(QFile::decodeName(path.c_str()))
{
    if (QFile::encodeName(m_name) == QByteArray(path.c_str())) {
        return;
    }
    m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (m_descriptor >= 0) {
        m_name = QStringLiteral("/proc/self/fd/%1").arg(m_descriptor);
    }
}

QtFileName::~QtFileName()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

} // namespace lectern::pages
