// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/batch_queue.h"

#include <QFrame>

#include <cstdint>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace lectern::ui {

// What can be done with the selected file of a batch, and the field for its password where it is encrypted.
class BatchCard : public QFrame
{
    Q_OBJECT

public:
    explicit BatchCard(QWidget* parent = nullptr);

    // row of rows files.
    void showFile(const recognition::BatchFile& file, int row, int rows);
    // Several are selected: what can be done with all of them.
    void showSeveral(int count, bool isWorthRetry, bool canRise, bool canFall);
    void askPassword();

Q_SIGNALS:
    void openRequested(); // its result
    void documentRequested(); // the file itself
    void showInFolderRequested();
    void retryRequested();
    void folderRequested(); // another one for the results
    void upRequested();
    void downRequested();
    void removeRequested();
    void passwordEntered(const QString& password);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void enterPassword();

    std::uint64_t m_shown = 0;
    QLabel* m_name;
    QWidget* m_passwordRow;
    QLineEdit* m_password;
    QPushButton* m_unlock;
    QPushButton* m_open;
    QPushButton* m_retry;
    QPushButton* m_folder;
    QToolButton* m_document;
    QToolButton* m_show;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
};

} // namespace lectern::ui
