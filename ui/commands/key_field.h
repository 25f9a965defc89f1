// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequenceEdit>

namespace lectern::ui {

// Takes one combination of keys, at once. Tab and Shift+Tab leave it, so that it is no trap for the keyboard; Backspace
// and Delete alone empty it, Escape leaves it as it was.
class KeyField : public QKeySequenceEdit
{
    Q_OBJECT

public:
    explicit KeyField(QWidget* parent = nullptr);
    void setName(const QString& name); // what a screen reader says

Q_SIGNALS:
    void entered(const QKeySequence& keys); // empty: it was emptied

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
};

} // namespace lectern::ui
