// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace lectern::ui {

class DocumentTab;

QList<DocumentTab*> withUnsavedEdits(const QList<DocumentTab*>& tabs);

// One closing of tabs whose edits are not saved: asks once, saves where that is wanted, asking for a place where there
// is none yet, and closes in the end. Cancelling any of it, or a file that cannot be written, leaves all as it is.
// Deletes itself when it is over.
class Closing : public QObject
{
    Q_OBJECT

public:
    // close: runs once nothing is unsaved any more.
    Closing(const QList<DocumentTab*>& unsaved, QWidget* window, std::function<void()> close);

private:
    void answered(int answer);
    void saveNext();

    QList<QPointer<DocumentTab>> m_tabs;
    const std::function<void()> m_close;
};

} // namespace lectern::ui
