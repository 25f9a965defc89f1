// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/draft_file.h"

#include <QFuture>
#include <QHash>
#include <QMutex>
#include <QObject>
#include <QThreadPool>

#include <functional>

namespace lectern::ui {

// Writes and reads drafts on a thread of its own, one thing after the other in the order asked for: an older draft
// never comes over a newer one, and a draft is read as it was last given. One that has not been begun to be written is
// replaced by the next of its document. Nothing here waits but the destructor, until all is on disk.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    // beforeEach: called on its thread before it touches the disk, so that tests can hold it.
    explicit DraftKeeper(DraftFolder folder, std::function<void()> beforeEach = {}, QObject* parent = nullptr);
    ~DraftKeeper() override;

    void keep(Draft draft);
    void remove(const QString& document);
    QFuture<std::optional<Draft>> read(const QString& document);

Q_SIGNALS:
    void failed(const QString& document, const QString& reason); // to write it

private:
    struct Waiting
    {
        Draft draft;
        int removals = 0; // that were asked for before it
    };
    void writeWaiting(const QString& document, int removals);

    const DraftFolder m_folder;
    const std::function<void()> m_beforeEach;
    QMutex m_mutex;
    QHash<QString, Waiting> m_waiting; // to be written, by document
    int m_removals = 0;
    QThreadPool m_pool; // last: its thread uses the others
};

} // namespace lectern::ui
