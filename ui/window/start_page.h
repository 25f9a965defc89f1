// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

class QFrame;
class QVBoxLayout;

namespace lectern::ui {

// What the window shows with no document open: where to drop one, the recent ones, samples, and what is installed.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    StartPage(const QStringList& samples, std::function<QString()> installed, QWidget* parent = nullptr);
    void setRecentFiles(const QStringList& files);
    void setDropping(bool over); // a file hovers

Q_SIGNALS:
    void openRequested();
    void fileRequested(const QString& path);

private:
    QWidget* makeDropArea();
    QWidget* makeList(QString (*title)(), QVBoxLayout*& rows);
    void fill(QVBoxLayout& rows, const QStringList& files, QString (*empty)());

    QFrame* m_dropArea = nullptr;
    QVBoxLayout* m_recent = nullptr;
    QVBoxLayout* m_samples = nullptr;
};

} // namespace lectern::ui
