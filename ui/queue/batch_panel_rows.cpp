// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the files that are selected.
#include "ui/queue/batch_card.h"
#include "ui/queue/batch_model.h"
#include "ui/queue/batch_panel.h"
#include "ui/queue/batch_text.h"

#include <QAction>
#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QListView>
#include <QMenu>

#include <algorithm>

namespace lectern::ui {

using recognition::BatchFile;

int BatchPanel::currentRow() const
{
    return m_list->currentIndex().row();
}

std::vector<int> BatchPanel::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes()) {
        rows.push_back(index.row());
    }
    if (rows.empty() && currentRow() >= 0) {
        rows.push_back(currentRow());
    }
    std::ranges::sort(rows);
    return rows;
}

// All that are selected go one row up or down together, until the first of them has come to the end.
void BatchPanel::moveSelected(int by)
{
    std::vector<int> rows = selectedRows();
    if (rows.empty() || rows.front() + by < 0 || rows.back() + by >= m_model->rowCount()) {
        return;
    }
    if (by > 0) {
        std::ranges::reverse(rows);
    }
    for (const int row : rows) {
        m_queue.move(row, row + by);
    }
    m_list->scrollTo(m_list->currentIndex());
    showCard();
}

void BatchPanel::removeSelected()
{
    std::vector<int> rows = selectedRows();
    if (rows.empty()) {
        return;
    }
    m_removed.clear();
    for (const int row : rows) {
        m_removed.emplace_back(row, m_model->file(row));
    }
    std::ranges::reverse(rows);
    for (const int row : rows) {
        m_queue.remove(row);
    }
    m_list->setCurrentIndex(m_list->currentIndex()); // the only one that is selected
    showState();
}

void BatchPanel::showRemoved()
{
    m_strip->setVisible(!m_removed.empty());
    if (m_removed.empty()) {
        return;
    }
    const QString name = QFileInfo(qtPath(m_removed.front().second.input)).fileName();
    const QString text = m_removed.size() == 1
        ? tr("%1 removed").arg(name)
        : tr("%n file(s) removed", "from the batch", static_cast<int>(m_removed.size()));
    m_stripText->setText(fontMetrics().elidedText(text, Qt::ElideMiddle, minimumWidth() - 140));
    m_stripText->setToolTip(text);
}

void BatchPanel::showCard()
{
    const std::vector<int> rows = selectedRows();
    m_card->setVisible(!rows.empty());
    if (rows.size() == 1) {
        m_card->showFile(m_model->file(rows.front()), rows.front(), m_model->rowCount());
    } else if (!rows.empty()) {
        const bool isWorth = std::ranges::any_of(rows, [this](int row) { return isWorthRetry(m_model->file(row)); });
        m_card->showSeveral(
            static_cast<int>(rows.size()), isWorth, rows.front() > 0, rows.back() + 1 < m_model->rowCount());
    }
}

void BatchPanel::undoRemove()
{
    if (m_removed.empty()) {
        return;
    }
    takeOptions();
    const auto removed = std::exchange(m_removed, {});
    for (const auto& [row, file] : removed) { // from the top, so that each finds its row
        m_queue.putBack(row, file);
    }
    m_list->setCurrentIndex(m_model->index(std::min(removed.front().first, m_model->rowCount() - 1)));
    m_list->setFocus();
    showState();
}

void BatchPanel::retrySelected()
{
    if (!takeOptions()) {
        return;
    }
    for (const int row : selectedRows()) {
        m_queue.retry(row);
    }
}

void BatchPanel::enterPassword(const QString& password)
{
    if (const int row = currentRow(); row >= 0) {
        m_queue.setPassword(row, password.toStdString());
        retrySelected();
        m_list->setFocus();
    }
}

void BatchPanel::openCurrent()
{
    const int row = currentRow();
    if (row >= 0 && !resultOf(m_model->file(row)).isEmpty()) {
        Q_EMIT openRequested(resultOf(m_model->file(row)));
    } else {
        openCurrentDocument();
    }
}

void BatchPanel::openCurrentDocument()
{
    if (const int row = currentRow(); row >= 0) {
        Q_EMIT documentRequested(qtPath(m_model->file(row).input));
    }
}

void BatchPanel::showCurrentInFolder()
{
    if (const int row = currentRow(); row >= 0) {
        const BatchFile& file = m_model->file(row);
        const QString result = resultOf(file);
        Q_EMIT showInFolderRequested(result.isEmpty() ? qtPath(file.input) : result);
    }
}

void BatchPanel::showRowMenu(const QPoint& position)
{
    const int row = m_list->indexAt(position).row();
    if (row < 0) {
        return;
    }
    const BatchFile& file = m_model->file(row);
    m_open->setEnabled(!resultOf(file).isEmpty());
    m_retry->setEnabled(isWorthRetry(file));
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row + 1 < m_model->rowCount());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_open, m_document, m_show, m_retry});
    if (file.error && file.error->code == ErrorCode::Encrypted) {
        menu->addAction(m_password);
    }
    menu->addActions({m_up, m_down, m_remove});
    connect(
        menu, &QMenu::aboutToHide, this,
        [this] {
            for (QAction* action : {m_open, m_retry, m_up, m_down}) {
                action->setEnabled(true); // their keys look for themselves
            }
        },
        Qt::QueuedConnection);
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace lectern::ui
