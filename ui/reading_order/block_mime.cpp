// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/block_mime.h"

#include "exports/markdown_html.h"
#include "exports/math_markup.h"
#include "exports/math_spans.h"

#include <QMimeData>
#include <QTextDocumentFragment>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

// Formulas as MathML: other programs have no KaTeX.
QString htmlOf(const QString& markdown, exports::MathMarkup& math)
{
    exports::HtmlOptions options;
    options.math = [&math](std::string_view latex, bool display) -> std::string {
        const auto made = math.mathml(latex, display);
        return made ? *made : std::string();
    };
    return QString::fromStdString(exports::markdownHtml(markdown.toStdString(), options));
}

} // namespace

QString latexOf(const QString& markdown)
{
    const std::string text = markdown.trimmed().toStdString();
    const exports::LiftedMarkdown lifted = exports::liftMath(text);
    const bool isOne = lifted.formulas.size() == 1 && lifted.formulas.front().source == text;
    // Dollars within a line are words about mathematics as often as a formula of their own.
    const bool isDollars = isOne && !lifted.formulas.front().display && text.starts_with('$');
    return isOne && !isDollars ? QString::fromStdString(lifted.formulas.front().latex).trimmed() : QString();
}

std::unique_ptr<QMimeData> blockMime(const MarkdownDocument& document, BlockId id, CopyFormat format)
{
    auto mime = std::make_unique<QMimeData>();
    const QString markdown = document.blockMarkdown(id);
    if (markdown.isEmpty()) {
        return mime;
    }
    const bool all = format == CopyFormat::All;
    const QString latex = latexOf(markdown);
    exports::MathMarkup math;
    if (all || format == CopyFormat::PlainText || format == CopyFormat::Html) {
        const QString html = htmlOf(markdown, math);
        const QString plain = latex.isEmpty() ? QTextDocumentFragment::fromHtml(html).toPlainText().trimmed() : latex;
        if (format != CopyFormat::Html) {
            mime->setText(plain);
        }
        if (format != CopyFormat::PlainText) {
            mime->setHtml(html);
        }
    }
    if (all || format == CopyFormat::Markdown) {
        mime->setData(u"text/markdown"_s, markdown.toUtf8());
    }
    if (format == CopyFormat::Markdown) {
        mime->setText(markdown);
    }
    if (!latex.isEmpty() && (all || format == CopyFormat::Latex)) {
        mime->setData(u"text/x-latex"_s, latex.toUtf8());
    }
    if (!latex.isEmpty() && format == CopyFormat::Latex) {
        mime->setText(latex);
    }
    if (!latex.isEmpty() && (all || format == CopyFormat::MathMl)) {
        if (const auto mathml = math.mathml(latex.toStdString(), true)) {
            mime->setData(u"application/mathml+xml"_s, QByteArray::fromStdString(*mathml));
            if (format == CopyFormat::MathMl) {
                mime->setText(QString::fromStdString(*mathml));
            }
        }
    }
    return mime;
}

} // namespace lectern::ui
