// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/command_model.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace lectern::ui {

// A field over the window in which one types what one wants, and the commands that answer. Up and Down choose, Enter
// does it, Escape closes and gives the focus back; so does a click elsewhere. It is a child of the window and not a
// window of its own, so that input methods work in it.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget& window);

    void open(const QList<Command>& commands);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void place();
    void filter(const QString& typed);
    void choose(int row);
    void showReason();
    void runCurrent();
    void close(bool restoresFocus);

    QWidget& m_window;
    CommandModel m_model;
    QLineEdit* m_text;
    QListView* m_list;
    QLabel* m_note; // why the chosen one cannot be done, or that nothing answers
    QPointer<QWidget> m_before; // had the focus
};

} // namespace lectern::ui
