// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/labels.h"

namespace lectern::document {

bool isFurniture(std::string_view label)
{
    return label == label::kHeader || label == label::kFooter || label == label::kPageNumber;
}

bool isFigure(std::string_view label)
{
    return label == label::kImage || label == label::kFigure;
}

int headingLevel(std::string_view label)
{
    if (label == label::kTitle)
        return 1;
    return label == label::kSubTitle ? 2 : 0;
}

} // namespace lectern::document
