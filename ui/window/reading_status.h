// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker_values.h"

#include <QToolButton>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;

namespace lectern::ui {

// What is told of one document's reading, values only.
struct ReadingState
{
    int page = 0; // 0-based, that is shown
    int pages = 0; // of the document; 0: none is open
    std::optional<recognition::JobStatus> job; // of its conversion, while there is one
    recognition::ModelStatus model;
    bool isPaused = false; // all reading
    int troubled = 0; // pages that one should look at
};

// "vision", "decode" and so on, in the language of the window.
QString stageText(recognition::Stage stage);
// "CPU", "GPU 0".
QString deviceText(const std::string& device);
// "CPU (no CUDA device found)", "Loading nano", "Model not loaded".
QString modelText(const recognition::ModelStatus& model);

// At the left of the status bar: which page is shown, or where the reading stands, with a slim bar.
class ReadingStatus : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingStatus(QWidget* parent = nullptr);
    void show(const ReadingState& state);

Q_SIGNALS:
    void troubleRequested(); // the next page that one should look at

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();
    QString whatText() const;
    QString rateText() const;
    void showShare();

    ReadingState m_state;
    QLabel* m_what;
    QProgressBar* m_share;
    QLabel* m_rate;
    QToolButton* m_trouble;
};

} // namespace lectern::ui
