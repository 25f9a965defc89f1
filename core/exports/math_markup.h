// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <memory>
#include <string>
#include <string_view>

namespace lectern::exports {

// KaTeX itself, JavaScript; empty where it is not in the program.
std::string katexScript();

// LaTeX formulas as MathML, made by KaTeX. Making one takes a tenth of a second and a formula some milliseconds, so
// keep it, and off the window's thread; it is used by the thread that made it only. Needs a QCoreApplication.
class MathMarkup
{
public:
    MathMarkup();
    ~MathMarkup();
    MathMarkup(const MathMarkup&) = delete;
    MathMarkup& operator=(const MathMarkup&) = delete;

    // A <math> element with the LaTeX as its annotation. InvalidInput says what is wrong with the formula; Internal,
    // that KaTeX itself could not be loaded. Both are remembered by formula.
    Result<std::string> mathml(std::string_view latex, bool display);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace lectern::exports
