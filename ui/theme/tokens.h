// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace lectern::ui {

// Every colour and length of the window: widgets take them from here and name none themselves.
struct Colours
{
    QColor window; // behind everything
    QColor surface; // bars, lists, fields
    QColor text;
    QColor quiet; // text of less weight; at least 4.5 : 1 on window and surface
    QColor line; // hairlines
    QColor control; // edges of what can be worked; at least 3 : 1 on window and surface
    QColor accent; // the one primary action, focus, selection
    QColor onAccent; // text on it
    QColor hover; // surface under the pointer
    QColor desk; // what pages lie on
    QColor paper; // a page before it is drawn
    QColor shade; // laid over pages so that their white does not glare: every channel falls alike, hue stays
    QColor warning; // strip: cut, retried, doubtful
    QColor failure; // strip: failed
    QColor onStrip; // text on both
    QColor error; // text that says that something is wrong; at least 4.5 : 1 on surface
    QColor caution; // signs and text that say that something is to be looked at; at least 4.5 : 1 on surface
    QColor done; // the same, that something went well
    QColor found; // a hit of the search, laid over the page
    QColor foundCurrent; // the hit that one stands at
    QColor onFound; // text on both, where they lie under it
    // Markdown as written; at least 4.5 : 1 on surface and hover
    QColor code;
    QColor link;
    QColor math;
    QColor tag; // HTML
    // The heat map, laid over the page
    QColor heatLow;
    QColor heatHigh;
};

namespace tokens {

inline constexpr int kSpace1 = 4; // pixels, as all lengths here
inline constexpr int kSpace2 = 8;
inline constexpr int kSpace3 = 12;
inline constexpr int kSpace4 = 16;
inline constexpr int kSpace5 = 24;
inline constexpr int kRadius = 6;
inline constexpr int kControlHeight = 28;
inline constexpr int kIcon = 20;
inline constexpr int kSmallIcon = 14; // in tabs
inline constexpr int kPageGap = 12; // between pages, and round them

inline Colours light()
{
    return {.window = 0xF6F6F4,
        .surface = 0xFFFFFF,
        .text = 0x1E2126,
        .quiet = 0x646A73,
        .line = 0xDEDFE2,
        .control = 0x85898F,
        .accent = 0x3F51B5,
        .onAccent = 0xFFFFFF,
        .hover = 0xECEDF1,
        .desk = 0xE7E8EA,
        .paper = 0xFFFFFF,
        .shade = QColor(0, 0, 0, 0),
        .warning = 0xFFE3A6,
        .failure = 0xFFD3CE,
        .onStrip = 0x1E2126,
        .error = 0xB3261E,
        .caution = 0x8A5A00,
        .done = 0x1B7340,
        .found = 0xFFE066,
        .foundCurrent = 0xFF9F43,
        .onFound = 0x1E2126,
        .code = 0x8A3B12,
        .link = 0x0B5CAD,
        .math = 0x6B3FA0,
        .tag = 0x17604C,
        .heatLow = 0xFFD24D,
        .heatHigh = 0xC4281C};
}

inline Colours dark()
{
    return {.window = 0x1B1D21,
        .surface = 0x24272C,
        .text = 0xE6E7EA,
        .quiet = 0x9AA0A9,
        .line = 0x383C43,
        .control = 0x737983,
        .accent = 0x8C9EFF,
        .onAccent = 0x14161C,
        .hover = 0x30343B,
        .desk = 0x141619,
        .paper = 0xFFFFFF,
        .shade = QColor(0, 0, 0, 75),
        .warning = 0x5A4514,
        .failure = 0x6A2B26,
        .onStrip = 0xF2F2F3,
        .error = 0xFF8A80,
        .caution = 0xF0BE5A,
        .done = 0x6FCF97,
        .found = 0xFFE066,
        .foundCurrent = 0xFF9F43,
        .onFound = 0x1E2126,
        .code = 0xE5A06B,
        .link = 0x6FB7FF,
        .math = 0xC9A2FF,
        .tag = 0x6FCFB0,
        .heatLow = 0xFFD24D,
        .heatHigh = 0xC4281C};
}

} // namespace tokens

} // namespace lectern::ui
