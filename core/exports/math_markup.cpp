// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/math_markup.h"

#include <QFile>
#include <QJSEngine>
#include <QLoggingCategory>
#include <cstring>
#include <map>
#include <mutex>
#include <utility>

// A resource in a static library has to be named by its user, outside any namespace.
static void loadKatexResource()
{
    Q_INIT_RESOURCE(exports_katex);
}

namespace lectern::exports {
namespace {

constexpr size_t kLongestFormula = 20'000; // bytes; more is no formula, and KaTeX would take long over it
constexpr size_t kMostRemembered = 4'000; // formulas

QLoggingCategory::CategoryFilter& otherFilter()
{
    static QLoggingCategory::CategoryFilter filter = nullptr;
    return filter;
}

// Qt's engine warns of KaTeX's style, in two hundred lines.
void silenceCompiler()
{
    static std::once_flag once;
    std::call_once(once, [] {
        otherFilter() = QLoggingCategory::installFilter([](QLoggingCategory* category) {
            if (otherFilter())
                otherFilter()(category);
            if (std::strncmp(category->categoryName(), "qt.qml.compiler", 15) == 0)
                category->setEnabled(QtWarningMsg, false);
        });
    });
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

std::string katexScript()
{
    loadKatexResource();
    QFile file(QStringLiteral(":/lectern/exports/katex.js"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

struct MathMarkup::State
{
    QJSEngine engine;
    QJSValue render;
    std::string loadError;
    std::map<std::pair<std::string, bool>, Result<std::string>> known;

    void load()
    {
        const std::string script = katexScript();
        if (script.empty()) {
            loadError = "KaTeX is not in the program";
            return;
        }
        const QJSValue loaded = engine.evaluate(QString::fromStdString(script), QStringLiteral("katex.js"));
        render = engine.evaluate(QStringLiteral("(function(latex, display) {"
                                                "  return katex.renderToString(latex, {displayMode: display,"
                                                "    output: 'mathml', throwOnError: true, strict: 'ignore',"
                                                "    trust: false, maxSize: 50, maxExpand: 1000}); })"));
        if (loaded.isError() || !render.isCallable())
            loadError = "cannot load KaTeX: " + loaded.toString().toStdString();
    }

    Result<std::string> make(std::string_view latex, bool display)
    {
        if (!loadError.empty())
            return fail(ErrorCode::Internal, loadError);
        if (latex.size() > kLongestFormula)
            return fail(ErrorCode::InvalidInput, "the formula is too long");
        const QJSValue result = render.call({QJSValue(fromUtf8(latex)), QJSValue(display)});
        if (result.isError())
            return fail(ErrorCode::InvalidInput, result.property(QStringLiteral("message")).toString().toStdString());
        const std::string html = result.toString().toStdString(); // in a span of KaTeX's own
        const size_t start = html.find("<math");
        const size_t end = html.rfind("</math>");
        if (start == html.npos || end == html.npos)
            return fail(ErrorCode::Internal, "KaTeX gave no MathML");
        return html.substr(start, end + 7 - start);
    }
};

MathMarkup::MathMarkup()
{
    silenceCompiler();
    m_state = std::make_unique<State>();
    m_state->load();
}

MathMarkup::~MathMarkup() = default;

Result<std::string> MathMarkup::mathml(std::string_view latex, bool display)
{
    const auto key = std::pair(std::string(latex), display);
    if (const auto found = m_state->known.find(key); found != m_state->known.end())
        return found->second;
    if (m_state->known.size() >= kMostRemembered)
        m_state->known.clear();
    return m_state->known.emplace(key, m_state->make(latex, display)).first->second;
}

} // namespace lectern::exports
