// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker_values.h"
#include "recognition/memory_check.h"
#include "recognition/reader_choice.h"

#include <QFutureWatcher>
#include <QToolButton>

#include <optional>

class QLabel;

namespace lectern::ui {

// At the right of the status bar: what computes, and why on a fallback. Its menu has the model and the pause.
class DeviceButton : public QToolButton
{
    Q_OBJECT

public:
    struct State
    {
        recognition::ModelStatus model;
        std::optional<recognition::ReaderChoice> reader; // of the document that is shown
        lectern::model::LoadOptions load;
        bool isPaused = false;
    };

    // What a model takes and what there is, in bytes; 0: not known.
    struct Memory
    {
        std::uintmax_t needed = 0;
        std::uintmax_t available = 0;
    };

    // actions: of the menu, a null one being a separator.
    explicit DeviceButton(const QList<QAction*>& actions, QWidget* parent = nullptr);
    void setState(const State& state);

Q_SIGNALS:
    void aboutToShow(); // the menu: time to bring its actions up to date

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();
    void showDetails();
    void measure();

    State m_state;
    Memory m_memory;
    QFutureWatcher<Memory> m_measuring; // checkpoints are on disk: never waited for
    QLabel* m_details;
};

} // namespace lectern::ui
