// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/document_thumbnails.h"

#include <QScrollArea>
#include <QStringList>

#include <functional>

class QFrame;
class QHBoxLayout;

namespace lectern::ui {

class DocumentCard;
class InstalledLine;

// What the start page is made of.
struct StartPageParts
{
    QStringList samples;
    SourceOpener openSource; // for pictures of first pages
    QString thumbnails; // the folder in which these are kept; nothing: none is
    std::function<QString()> model; // the name of the model that is there, or nothing
    QString modelStore; // where models are put
};

// What the window shows with no document open: where to drop one, the recent ones, samples, and what is installed.
class StartPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit StartPage(StartPageParts parts, QWidget* parent = nullptr);

    void setRecentFiles(const QStringList& files);
    void setDropping(bool over); // a file hovers
    void lookAgain(); // what is installed may have changed, files may have come or gone

Q_SIGNALS:
    void openRequested();
    void fileRequested(const QString& path);
    void removeRequested(const QString& path); // from the recent ones
    void outsideRequested(const QUrl& url);
    void modelFolderRequested();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeDropArea();
    QWidget* makeList(QString (*title)(), QWidget* rows);
    QWidget* makeSamples(const QStringList& samples);
    void fillRecent();
    void showCards(); // as many as there is room for
    void requestPictures();

    QStringList m_samples;
    QStringList m_recent;
    DocumentThumbnails m_thumbnails;
    QWidget* m_column;
    QFrame* m_dropArea = nullptr;
    QHBoxLayout* m_recentCards = nullptr;
    QHBoxLayout* m_sampleCards = nullptr;
    QWidget* m_recentList = nullptr;
    InstalledLine* m_installed;
};

} // namespace lectern::ui
