// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace lectern::ui {

// What the page may tell the program, and all that it may tell. The values come out of a process that has seen a
// document's text: whoever takes these signals checks them.
class PreviewChannel : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    Q_INVOKABLE void scriptStarted() { Q_EMIT started(); }
    Q_INVOKABLE void blockClicked(int page, int block) { Q_EMIT clicked(page, block); }
    Q_INVOKABLE void blockEntered(int page, int block) { Q_EMIT entered(page, block); } // -1, -1: none
    Q_INVOKABLE void personScrolled() { Q_EMIT scrolled(); }

Q_SIGNALS:
    void started();
    void clicked(int page, int block);
    void entered(int page, int block);
    void scrolled();
};

} // namespace lectern::ui
