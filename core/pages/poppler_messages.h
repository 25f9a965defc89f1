// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lectern::pages {

// While one of these lives, what Poppler complains about on this thread goes here instead of to stderr. Poppler has one
// error function for the whole process; it is set once, and hands each message to the innermost collector of the
// thread that the message arose on (nowhere, where there is none).
class PopplerMessages
{
public:
    PopplerMessages();
    ~PopplerMessages();
    PopplerMessages(const PopplerMessages&) = delete;
    PopplerMessages& operator=(const PopplerMessages&) = delete;

    // The first complaint, which names the cause where later ones name its effects; empty when there was none.
    const std::string& first() const { return m_first; }
    void add(const std::string& message);

private:
    PopplerMessages* m_outer;
    std::string m_first;
};

} // namespace lectern::pages
