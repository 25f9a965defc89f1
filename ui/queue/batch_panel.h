// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exports/batch_results.h"
#include "recognition/batch_queue.h"
#include "ui/queue/batch_time.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QAction;
class QFrame;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace lectern::ui {

class BatchCard;
class BatchModel;
class BatchNotes;
class InputFinder;

// The batch: its files with what became of each, and everything that can be done with them. Files and folders are
// dropped on it or chosen; folders are searched off this thread.
class BatchPanel : public QWidget
{
    Q_OBJECT

public:
    // The error: why nothing can be read as it is set.
    using OptionsProvider = std::function<Result<recognition::BatchOptions>()>;

    // queue must outlive the panel, and write and check by results (BatchResults::writerOf, checkOf). options: what
    // files are read with, asked for whenever one may begin.
    BatchPanel(recognition::BatchQueue& queue, std::shared_ptr<exports::BatchResults> results, OptionsProvider options,
        QWidget* parent = nullptr);
    ~BatchPanel() override;

    // Files as they are, folders with all that lies below them. They appear once they have been found.
    void add(const QStringList& filesAndFolders);
    void chooseFiles();
    void chooseFolder();
    // Asks whether these, left over from the last time, are to be gone on with.
    void offer(const QStringList& inputs);
    // Those that wait, that in work, and what is still offered.
    QStringList unfinished() const;
    // What files are read with has changed.
    void followOptions();

    // nothing: beside each file.
    void setDestinationFolder(const std::optional<QString>& folder);
    std::optional<QString> destinationFolder() const;
    bool replacesResults() const;
    void setReplacesResults(bool replaces);

    QString summary() const;
    BatchModel& model() { return *m_model; }
    QListView& list() { return *m_list; }

Q_SIGNALS:
    void openRequested(const QString& path); // a result
    void documentRequested(const QString& path); // an input
    void showInFolderRequested(const QString& path); // of a file
    void summaryChanged(const QString& summary);
    void destinationChanged();
    void offerAnswered(); // files were taken or given up

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildButtons();
    QWidget* buildDestination();
    QWidget* buildEmpty();
    QWidget* buildStrip();
    void buildRowActions();
    void connectQueue();
    void retranslate();

    void found(const QStringList& files, const QStringList& otherKinds);
    bool takeOptions(); // false: the batch rests, and says why
    void fileChanged(int row);
    void stopForFolder(const recognition::BatchFile& file);
    bool goOn(); // what stopped the batch may have been mended; false: it rests, and says why
    bool undoByKey(QEvent& event);
    void showState();
    void showSoon();
    void layOutSoon();
    void showDestination();
    void setDropping(bool over);
    void chooseDestination();
    int currentRow() const; // -1: none
    std::vector<int> selectedRows() const; // from the top
    void moveSelected(int by);
    void removeSelected();
    void undoRemove();
    void showRemoved();
    void showCard();
    void retrySelected();
    void openCurrent();
    void openCurrentDocument();
    void showCurrentInFolder();
    void enterPassword(const QString& password);
    void showRowMenu(const QPoint& position);

    recognition::BatchQueue& m_queue;
    std::shared_ptr<exports::BatchResults> m_results;
    OptionsProvider m_options;
    BatchTime m_time;
    InputFinder* m_finder;
    BatchModel* m_model;
    std::vector<std::pair<int, recognition::BatchFile>> m_removed; // by the last removal, with their rows, from the top
    bool m_isHeld = false; // paused by takeOptions() or stopForFolder(), not by a person
    QTimer m_soon; // until showState()
    QTimer m_layoutSoon;
    std::uint64_t m_laidOut = 0; // the running file whose row has its height

    QLabel* m_summary;
    QListView* m_list;
    QStackedWidget* m_stack;
    QFrame* m_empty = nullptr;
    QLabel* m_emptyHeading = nullptr;
    QLabel* m_emptyHint = nullptr;
    BatchCard* m_card;
    BatchNotes* m_notes;
    QFrame* m_strip = nullptr;
    QLabel* m_stripText = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_addFiles = nullptr;
    QPushButton* m_addFolder = nullptr;
    QToolButton* m_pause = nullptr;
    QToolButton* m_stop = nullptr;
    QToolButton* m_retryFailed = nullptr;
    QToolButton* m_clear = nullptr;
    QToolButton* m_destination = nullptr;
    QAction* m_beside = nullptr;
    QAction* m_chooseFolder = nullptr;
    QAction* m_replace = nullptr;
    QAction* m_open = nullptr;
    QAction* m_document = nullptr;
    QAction* m_show = nullptr;
    QAction* m_retry = nullptr;
    QAction* m_password = nullptr;
    QAction* m_up = nullptr;
    QAction* m_down = nullptr;
    QAction* m_remove = nullptr;
};

} // namespace lectern::ui
