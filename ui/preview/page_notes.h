// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"

namespace lectern::ui {

// What the preview says of a page beside its text.
struct PageNote
{
    enum class Kind
    {
        None,
        Warning,
        Failure,
    };

    QString state; // beside the page's number: that it waits, is being written…; empty for one that is done
    QString text; // a strip above the page's text: what went wrong and what to do; empty: none
    Kind kind = Kind::None;
};

// What went wrong with a page and why, in one sentence or two, without what to do; for pages that are cut or failed.
QString pageTrouble(PageState state, const QString& reason);

PageNote pageNote(PageState state, const QString& reason);

} // namespace lectern::ui
