// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/library_version.h"

#include <poppler-version.h>

namespace lectern::pages {

std::string popplerVersion()
{
    return Poppler::Version::string().toStdString();
}

} // namespace lectern::pages
