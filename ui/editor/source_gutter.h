// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/source_view.h"

#include <QWidget>

namespace lectern::ui {

// The margin: a page's number at its first line, and a pencil beside what is being written.
class SourceView::Gutter : public QWidget
{
public:
    explicit Gutter(SourceView& view);

protected:
    void paintEvent(QPaintEvent* event) override { m_view.paintGutter(event); }
    bool event(QEvent* event) override; // says what the signs mean

private:
    SourceView& m_view;
};

} // namespace lectern::ui
