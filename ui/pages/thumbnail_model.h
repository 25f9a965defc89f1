// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/document_worker.h"

#include <QAbstractListModel>
#include <QCache>
#include <QTimer>

namespace lectern::ui {

// The pages of a document as small pictures, one row a page. A picture is asked of the worker when a view asks for its
// row, and is dropped again when there are too many.
class ThumbnailModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int kSide = 128; // logical pixels of the longer side
    static constexpr int kBudget = 16 * 1024; // KiB of pictures

    explicit ThumbnailModel(DocumentWorker& worker, QObject* parent = nullptr);

    void setPageCount(int count);
    void setDevicePixelRatio(double ratio);
    QImage picture(int page) const; // null where there is none yet; asks for none

    int rowCount(const QModelIndex& parent = {}) const override;
    // Decoration: the picture (QImage) or nothing yet. Display and accessible text: the page's number.
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void take(int page, const QImage& picture);
    void takeFailure(int page);
    void request();

    DocumentWorker& m_worker;
    int m_pageCount = 0;
    double m_ratio = 1;
    mutable QCache<int, QImage> m_pictures;
    mutable QList<int> m_wanted; // last asked first
    mutable QTimer m_requestTimer;
    QSet<int> m_failed;
};

} // namespace lectern::ui
