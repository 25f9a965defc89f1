// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/reader_options.h"

#include <QToolButton>

#include <functional>

class QLabel;

namespace lectern::ui {

// Which reader the document is read with; its menu chooses another one for this document.
class ReaderButton : public QToolButton
{
    Q_OBJECT

public:
    struct State
    {
        QString reader; // its name
        QString why;
        bool isAutomatic = false; // the program chose it
        bool isFailure = false; // there is no such reader: why says it
        std::optional<recognition::ReaderRequest> own; // chosen for this document
    };

    // options: asked whenever the menu opens.
    explicit ReaderButton(std::function<QList<ReaderOption>()> options, QWidget* parent = nullptr);

    void setState(const State& state);
    // Little room: the name alone.
    void setCompact(bool compact);

Q_SIGNALS:
    // Nothing: as the settings say again.
    void readerChosen(const std::optional<lectern::recognition::ReaderRequest>& reader);
    void settingsRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();
    void fillMenu();

    const std::function<QList<ReaderOption>()> m_options;
    State m_state;
    bool m_isCompact = false;
};

} // namespace lectern::ui
