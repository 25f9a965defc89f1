// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"

#include <QObject>
#include <QStringList>

namespace lectern::ui {

// Finds the documents in folders and in those below, on a thread of the pool: a folder may hold a hundred thousand
// files or lie on a slow network. Destroying it ends the search.
class InputFinder : public QObject
{
    Q_OBJECT

public:
    explicit InputFinder(QObject* parent = nullptr);
    ~InputFinder() override;

    // Any number of searches at once; each gives found().
    void find(const QStringList& filesAndFolders);
    void cancel();
    bool isSearching() const { return m_searches > 0; }

Q_SIGNALS:
    // otherKinds: files in the folders that are neither PDF nor picture.
    void found(const QStringList& files, const QStringList& otherKinds);
    void searchingChanged(bool searching);

private:
    void finish(const QStringList& files, const QStringList& otherKinds, bool wasCancelled);

    CancelSource m_cancel;
    int m_searches = 0;
};

} // namespace lectern::ui
