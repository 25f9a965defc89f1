// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/page_result.h"

namespace lectern::document {

std::string_view statusName(PageStatus status)
{
    switch (status) {
    case PageStatus::Done:
        return "done";
    case PageStatus::Cut:
        return "cut";
    case PageStatus::Failed:
        return "failed";
    case PageStatus::Cancelled:
        return "cancelled";
    }
    return "failed";
}

} // namespace lectern::document
