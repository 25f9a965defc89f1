// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/batch_queue.h"
#include "ui/window/window_services.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace lectern::exports {
class BatchResults;
}

namespace lectern::ui {

class BatchPanel;
class MessageStrip;

// The batch of a window: its queue, its panel, and what the settings remember of both. It goes on while it is hidden.
class BatchDock : public QWidget
{
    Q_OBJECT

public:
    // services outlives it and has a worker.
    explicit BatchDock(WindowServices& services, QWidget* parent = nullptr);
    // The file in work is given up; what is written is whole.
    ~BatchDock() override;

    BatchPanel& panel() { return *m_panel; }
    recognition::BatchQueue& queue() { return *m_queue; }
    QWidget* pane() const; // where F6 goes to
    bool isAtWork() const { return m_queue->filesLeft() > 0; }
    bool hasOffer() const; // files of the last time, to be gone on with
    // For the next start: the files that are not finished. It is done by itself too, soon after they change, so that
    // a crash loses nothing.
    void remember();

Q_SIGNALS:
    void progressChanged();
    void documentRequested(const QString& path); // in a tab

private:
    Result<recognition::BatchOptions> options() const;
    void connectPanel();
    void rememberDestination();
    void rememberSoon();
    void openResult(const QString& path);

    WindowServices& m_services;
    std::shared_ptr<exports::BatchResults> m_results;
    std::unique_ptr<recognition::BatchQueue> m_queue;
    BatchPanel* m_panel = nullptr;
    MessageStrip* m_strip; // what became of opening a result
    QString m_asked; // the file that it is about
    QTimer m_rememberTimer;
    QStringList m_remembered; // the list that this window wrote
};

} // namespace lectern::ui
