// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPushButton>

namespace lectern::ui {

// A document on the start page: its first page, its name, the folder that it is in. Opens it.
class DocumentCard : public QPushButton
{
    Q_OBJECT

public:
    static constexpr int kWidth = 144; // pixels
    static constexpr int kPicture = 112; // pixels: the side of the square that the page is fitted into

    // isOwn: not a sample: its folder is shown, and it can be taken from the list that it is in.
    DocumentCard(const QString& path, bool isOwn, QWidget* parent = nullptr);

    const QString& path() const { return m_path; }
    const QImage& picture() const { return m_picture; }
    bool isMissing() const { return m_isMissing; }
    void setPicture(const QImage& picture); // none: a sign of its kind stays
    void setMissing();

    QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showState();
    void paintPage(QPainter& painter, const QRect& place) const;

    QString m_path;
    bool m_isOwn;
    bool m_isMissing = false;
    QImage m_picture;
};

} // namespace lectern::ui
