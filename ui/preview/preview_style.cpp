// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_style.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFont>
#include <QGuiApplication>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

const QString kCjkSerif = u"'Noto Serif CJK SC', 'Noto Serif CJK JP', 'Noto Sans CJK SC'"_s;
const QString kCjkSans = u"'Noto Sans CJK SC', 'Noto Sans CJK JP', 'Source Han Sans SC'"_s;

// A family's name as a CSS string, whatever is in it.
QString quoted(const QString& family)
{
    QString text;
    for (const QChar c : family) {
        if (c.isPrint() && c != u'\'' && c != u'\\') {
            text += c;
        }
    }
    return u'\'' + text + u'\'';
}

} // namespace

QString fontStack(const PreviewFonts& fonts)
{
    const QString serif = u"'Noto Serif', 'Liberation Serif', 'DejaVu Serif', "_s + kCjkSerif + u", serif"_s;
    const QString sans = u"'Noto Sans', 'Liberation Sans', 'DejaVu Sans', "_s + kCjkSans + u", sans-serif"_s;
    switch (fonts.kind) {
    case PreviewFonts::Kind::Serif:
        return serif;
    case PreviewFonts::Kind::Sans:
        return sans;
    case PreviewFonts::Kind::Custom:
        return fonts.family.isEmpty() ? sans : quoted(fonts.family) + u", "_s + kCjkSans + u", sans-serif"_s;
    }
    return sans;
}

QJsonObject previewStyle(const QPalette& palette, const PreviewFonts& fonts, bool isStill, const QString& language)
{
    const Colours colours = coloursOf(palette);
    const std::pair<QString, QColor> named[] = {{u"surface"_s, colours.surface}, {u"text"_s, colours.text},
        {u"quiet"_s, colours.quiet}, {u"line"_s, colours.line}, {u"accent"_s, colours.accent},
        {u"hover"_s, colours.hover}, {u"warning"_s, colours.warning}, {u"failure"_s, colours.failure},
        {u"onStrip"_s, colours.onStrip}, {u"error"_s, colours.error}, {u"scroll"_s, colours.control}};
    QJsonObject variables;
    for (const auto& [name, colour] : named) {
        variables[name] = colour.name();
    }
    const int size = std::clamp(fonts.size, PreviewFonts::kSmallestSize, PreviewFonts::kLargestSize);
    variables[u"font"_s] = fontStack(fonts);
    variables[u"size"_s] = u"%1px"_s.arg(size);
    variables[u"interface"_s] =
        QString(quoted(QGuiApplication::font().family()) + u", "_s + kCjkSans + u", sans-serif"_s);
    const QJsonObject words{{u"formulaError"_s,
        QCoreApplication::translate("PreviewPages", "This formula cannot be shown:", "followed by the reason")}};
    return {{u"variables"_s, variables}, {u"dark"_s, isDarkPalette(palette)}, {u"still"_s, isStill},
        {u"lang"_s, language}, {u"words"_s, words}};
}

} // namespace lectern::ui
