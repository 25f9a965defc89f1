// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace lectern::ui {

// One line on what reads pages here, and, without a model, how one comes to it.
class InstalledLine : public QWidget
{
    Q_OBJECT

public:
    // model: the name of the model that is there, or nothing. store: where models are put.
    InstalledLine(std::function<QString()> model, QString store, QWidget* parent = nullptr);

    void showState(); // looks again

Q_SIGNALS:
    void pageRequested(const QUrl& url); // where the model is
    void folderRequested();

private:
    std::function<QString()> m_model;
    QString m_store;
    QLabel* m_text;
    QPushButton* m_get;
    QPushButton* m_folder;
    QLabel* m_hint; // where the files go, once they are being fetched
};

} // namespace lectern::ui
