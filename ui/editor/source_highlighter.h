// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/markdown_scanner.h"
#include "ui/theme/tokens.h"

#include <QHash>
#include <QSyntaxHighlighter>

namespace lectern::ui {

// Colours for Markdown as it is written.
class SourceHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    SourceHighlighter(const Colours& colours, QObject* parent);

    void setColours(const Colours& colours); // paints everything again

protected:
    void highlightBlock(const QString& text) override;

private:
    const QTextCharFormat& formatOf(unsigned short style);

    Colours m_colours;
    MarkdownStyles m_styles;
    QHash<unsigned short, QTextCharFormat> m_formats;
};

} // namespace lectern::ui
