// SPDX-License-Identifier: GPL-3.0-or-later
// What comes to the panel from outside: files that are dropped, and keys of its list.
#include "ui/queue/batch_panel.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QListView>
#include <QMimeData>
#include <QStyle>
#include <QUrl>

namespace lectern::ui {

namespace {

QStringList localFiles(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    return paths;
}

} // namespace

void BatchPanel::setDropping(bool over)
{
    m_empty->setProperty("over", over);
    m_empty->style()->unpolish(m_empty);
    m_empty->style()->polish(m_empty);
}

void BatchPanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
        setDropping(true);
    }
}

void BatchPanel::dragLeaveEvent(QDragLeaveEvent*)
{
    setDropping(false);
}

void BatchPanel::dropEvent(QDropEvent* event)
{
    setDropping(false);
    if (const QStringList paths = localFiles(*event->mimeData()); !paths.isEmpty()) {
        event->acceptProposedAction();
        add(paths);
    }
}

// Ctrl+Z is the window's too, for the text: the list takes it where it has something to bring back.
bool BatchPanel::undoByKey(QEvent& event)
{
    if (m_removed.empty() || !static_cast<QKeyEvent&>(event).matches(QKeySequence::Undo)) {
        return false;
    }
    event.accept();
    if (event.type() == QEvent::KeyPress) {
        undoRemove();
    }
    return true;
}

bool BatchPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && watched == m_list && undoByKey(*event)) {
        return true;
    }
    const bool isDrop =
        event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop;
    if (isDrop && watched == m_list->viewport()) {
        auto* drop = static_cast<QDropEvent*>(event);
        if (drop->mimeData()->hasUrls()) {
            if (event->type() == QEvent::Drop) {
                dropEvent(drop);
            }
            drop->acceptProposedAction();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lectern::ui
