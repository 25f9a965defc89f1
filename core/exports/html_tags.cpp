// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/html_tags.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace lectern::exports {
namespace {

constexpr size_t kDeepest = 100; // what is nested deeper loses its tags
constexpr size_t kFarthest = 4 * kDeepest; // and beyond that they are not even paired

using Name = std::string_view;
constexpr auto npos = std::string_view::npos;

// The elements that are shown, and what others become; all that is not here is dropped.
constexpr auto kElements = std::to_array<std::pair<Name, Name>>({{"a", "a"}, {"address", "div"}, {"article", "div"},
    {"aside", "div"}, {"b", "strong"}, {"blockquote", "blockquote"}, {"br", "br"}, {"caption", "caption"},
    {"center", "div"}, {"code", "code"}, {"dd", "div"}, {"del", "del"}, {"details", "div"}, {"div", "div"},
    {"dl", "div"}, {"dt", "div"}, {"em", "em"}, {"figcaption", "div"}, {"figure", "div"}, {"footer", "div"},
    {"h1", "h1"}, {"h2", "h2"}, {"h3", "h3"}, {"h4", "h4"}, {"h5", "h5"}, {"h6", "h6"}, {"header", "div"}, {"hr", "hr"},
    {"i", "em"}, {"image", "img"}, {"img", "img"}, {"input", "input"}, {"kbd", "code"}, {"li", "li"},
    {"listing", "pre"}, {"main", "div"}, {"nav", "div"}, {"ol", "ol"}, {"p", "p"}, {"pre", "pre"}, {"s", "del"},
    {"samp", "code"}, {"section", "div"}, {"span", "span"}, {"strike", "del"}, {"strong", "strong"}, {"sub", "sub"},
    {"summary", "div"}, {"sup", "sup"}, {"table", "table"}, {"tbody", "tbody"}, {"td", "td"}, {"tfoot", "tfoot"},
    {"th", "th"}, {"thead", "thead"}, {"tr", "tr"}, {"tt", "code"}, {"ul", "ul"}, {"xmp", "pre"}});

// Elements whose text is not for reading.
constexpr auto kSilent =
    std::to_array<Name>({"iframe", "noembed", "noframes", "object", "script", "style", "template", "title"});

constexpr auto kAttributes =
    std::to_array<Name>({"align", "alt", "checked", "class", "colspan", "href", "rowspan", "src", "start", "type"});

template <class List> bool contains(const List& list, Name name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

Name shownElement(Name name)
{
    const auto* found =
        std::find_if(kElements.begin(), kElements.end(), [&](const auto& e) { return e.first == name; });
    return found == kElements.end() ? Name() : found->second;
}

bool isVoid(Name name)
{
    return name == "br" || name == "hr" || name == "img" || name == "input";
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return out;
}

// Reads tags as the HTML standard does, and writes those that are shown.
class Reducer
{
public:
    explicit Reducer(std::string_view html)
        : m_html(html)
    { }

    std::string run()
    {
        while (m_at < m_html.size()) {
            const size_t tag = std::min(m_html.find('<', m_at), m_html.size());
            m_out += m_html.substr(m_at, tag - m_at);
            m_at = tag;
            if (tag < m_html.size())
                takeMarkup();
        }
        return std::move(m_out);
    }

private:
    char at(size_t index) const { return index < m_html.size() ? m_html[index] : '\0'; }

    void takeMarkup()
    {
        const char next = at(m_at + 1);
        if (isLetter(next) || (next == '/' && isLetter(at(m_at + 2))))
            return takeTag();
        if (m_html.substr(m_at).starts_with("<!--")) {
            const std::string_view rest = m_html.substr(m_at + 2);
            if (rest.starts_with("-->") || rest.starts_with("--->")) // comments that end as they begin
                m_at = m_html.find('>', m_at) + 1;
            else
                m_at = std::min(commentEnd(m_at + 4), m_html.size());
            return;
        }
        if (next == '!' || next == '?' || next == '/') {
            const size_t end = m_html.find('>', m_at);
            m_at = end == npos ? m_html.size() : end + 1;
            return;
        }
        m_out += "&lt;";
        ++m_at;
    }

    size_t commentEnd(size_t from) const
    {
        for (size_t at = m_html.find("--", from); at != npos; at = m_html.find("--", at + 1)) {
            if (this->at(at + 2) == '>')
                return at + 3;
            if (this->at(at + 2) == '!' && this->at(at + 3) == '>')
                return at + 4;
        }
        return npos;
    }

    void takeTag()
    {
        const bool closing = at(m_at + 1) == '/';
        const size_t nameStart = m_at + (closing ? 2 : 1);
        const size_t nameEnd = std::min(m_html.find_first_of(" \t\n\r\f/>", nameStart), m_html.size());
        const std::string name = lowerCase(m_html.substr(nameStart, nameEnd - nameStart));
        const Name shown = shownElement(name);
        m_at = nameEnd;
        std::string attributes;
        if (!takeAttributes(shown.empty() || closing ? nullptr : &attributes))
            return; // the text ends within the tag
        if (contains(kSilent, name)) {
            if (!closing)
                skipTo(name);
        } else if (closing) {
            close(shown);
        } else if (!shown.empty()) {
            open(shown, attributes);
        }
    }

    // The attributes of a tag, up to its '>'. Values stay as they were written, quoted anew. False: there is no '>'.
    bool takeAttributes(std::string* out)
    {
        constexpr std::string_view kSpaces = " \t\n\r\f/";
        while (true) {
            m_at = std::min(m_html.find_first_not_of(kSpaces, m_at), m_html.size());
            if (m_at >= m_html.size())
                return false;
            if (m_html[m_at] == '>') {
                ++m_at;
                return true;
            }
            const size_t nameEnd = std::min(m_html.find_first_of(" \t\n\r\f/>=", m_at + 1), m_html.size());
            const std::string name = lowerCase(m_html.substr(m_at, nameEnd - m_at));
            m_at = std::min(m_html.find_first_not_of(" \t\n\r\f", nameEnd), m_html.size());
            std::string_view value;
            if (at(m_at) == '=' && !takeValue(value))
                return false;
            if (out && contains(kAttributes, name))
                *out += ' ' + name + "=\"" + quoted(value) + '"';
        }
    }

    bool takeValue(std::string_view& value)
    {
        m_at = std::min(m_html.find_first_not_of(" \t\n\r\f", m_at + 1), m_html.size());
        const char quote = at(m_at);
        if (quote == '"' || quote == '\'') {
            const size_t end = m_html.find(quote, m_at + 1);
            if (end == npos) {
                m_at = m_html.size();
                return false;
            }
            value = m_html.substr(m_at + 1, end - m_at - 1);
            m_at = end + 1;
            return true;
        }
        const size_t end = std::min(m_html.find_first_of(" \t\n\r\f>", m_at), m_html.size());
        value = m_html.substr(m_at, end - m_at);
        m_at = end;
        return true;
    }

    static std::string quoted(std::string_view value)
    {
        std::string out;
        for (const char c : value) {
            if (c == '"')
                out += "&quot;";
            else
                out += c;
        }
        return out;
    }

    // Behind the closing tag of an element whose content is skipped.
    void skipTo(const std::string& name)
    {
        for (size_t at = m_html.find("</", m_at); at != npos; at = m_html.find("</", at + 2)) {
            const size_t nameEnd = at + 2 + name.size();
            if (lowerCase(m_html.substr(at + 2, name.size())) == name && !isLetter(this->at(nameEnd))) {
                const size_t end = m_html.find('>', nameEnd);
                m_at = end == npos ? m_html.size() : end + 1;
                return;
            }
        }
        m_at = m_html.size();
    }

    void open(Name name, const std::string& attributes)
    {
        // An element that its next sibling closes has no closing tag of its own in much HTML; it is not nesting.
        if (name == "td" || name == "th")
            closeWithin({"td", "th"}, {"table", "tr"});
        else if (name == "tr")
            closeWithin({"tr"}, {"table"});
        else if (name == "li")
            closeWithin({"li"}, {"ul", "ol"});
        else if (name == "p")
            closeWithin({"p"}, {"table", "td", "th", "li", "blockquote", "div"});
        if (isVoid(name)) {
            m_out += '<' + std::string(name) + attributes + '>';
            return;
        }
        if (m_open.size() >= kFarthest)
            return;
        const bool shown = m_open.size() < kDeepest;
        m_open.push_back({name, shown});
        if (shown)
            m_out += '<' + std::string(name) + attributes + '>';
    }

    // Closes the innermost of names, if it is opened within the innermost of limits.
    void closeWithin(std::initializer_list<Name> names, std::initializer_list<Name> limits)
    {
        for (size_t i = m_open.size(); i > 0; --i) {
            if (contains(names, m_open[i - 1].name))
                return closeTo(i - 1);
            if (contains(limits, m_open[i - 1].name))
                return;
        }
    }

    // A closing tag closes what is open within its element; one without its opening tag closes nothing.
    void close(Name name)
    {
        for (size_t i = m_open.size(); i > 0; --i) {
            if (m_open[i - 1].name == name)
                return closeTo(i - 1);
            if (m_open[i - 1].name == "table" && name != "table")
                return; // nothing in a cell closes what the table stands in
        }
    }

    void closeTo(size_t depth)
    {
        while (m_open.size() > depth) {
            if (m_open.back().shown)
                m_out += "</" + std::string(m_open.back().name) + '>';
            m_open.pop_back();
        }
    }

    struct Open
    {
        Name name;
        bool shown;
    };

    std::string_view m_html;
    size_t m_at = 0;
    std::vector<Open> m_open;
    std::string m_out;
};

} // namespace

std::string reducedHtml(std::string_view html)
{
    return Reducer(html).run();
}

} // namespace lectern::exports
