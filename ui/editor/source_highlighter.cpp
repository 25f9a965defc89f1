// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/source_highlighter.h"

namespace lectern::ui {

SourceHighlighter::SourceHighlighter(const Colours& colours, QObject* parent)
    : QSyntaxHighlighter(parent)
    , m_colours(colours)
{ }

void SourceHighlighter::setColours(const Colours& colours)
{
    m_colours = colours;
    m_formats.clear();
    rehighlight();
}

void SourceHighlighter::highlightBlock(const QString& text)
{
    setCurrentBlockState(scanMarkdown(text, previousBlockState(), m_styles));
    for (size_t from = 0; from < m_styles.size();) {
        size_t to = from + 1;
        while (to < m_styles.size() && m_styles[to] == m_styles[from]) {
            ++to;
        }
        if (m_styles[from] != 0) {
            setFormat(static_cast<int>(from), static_cast<int>(to - from), formatOf(m_styles[from]));
        }
        from = to;
    }
}

// Signs stand back behind what they say; of several colours the innermost one counts.
const QTextCharFormat& SourceHighlighter::formatOf(unsigned short style)
{
    const auto known = m_formats.constFind(style);
    if (known != m_formats.constEnd()) {
        return *known;
    }
    QTextCharFormat format;
    if ((style & kMarkStyle) != 0) {
        format.setForeground(m_colours.quiet);
    } else if ((style & kCodeStyle) != 0) {
        format.setForeground(m_colours.code);
    } else if ((style & kMathStyle) != 0) {
        format.setForeground(m_colours.math);
    } else if ((style & kTagStyle) != 0) {
        format.setForeground(m_colours.tag);
    } else if ((style & kLinkStyle) != 0) {
        format.setForeground(m_colours.link);
    } else if ((style & kHeadingStyle) != 0) {
        format.setForeground(m_colours.accent);
    } else if ((style & kQuoteStyle) != 0) {
        format.setForeground(m_colours.quiet);
    }
    if ((style & (kHeadingStyle | kStrongStyle)) != 0) {
        format.setFontWeight(QFont::Bold);
    }
    format.setFontItalic((style & kEmphasisStyle) != 0);
    format.setFontStrikeOut((style & kStruckStyle) != 0);
    return *m_formats.insert(style, format);
}

} // namespace lectern::ui
