// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/thumbnail_model.h"

#include <algorithm>
#include <cmath>

namespace lectern::ui {

namespace {

constexpr int kMostWanted = 40; // more rows than a view shows at once

} // namespace

ThumbnailModel::ThumbnailModel(DocumentWorker& worker, QObject* parent)
    : QAbstractListModel(parent)
    , m_worker(worker)
    , m_pictures(kBudget)
{
    m_requestTimer.setSingleShot(true);
    m_requestTimer.setInterval(0);
    connect(&m_requestTimer, &QTimer::timeout, this, &ThumbnailModel::request);
    connect(&worker, &DocumentWorker::thumbnailReady, this, &ThumbnailModel::take);
    connect(&worker, &DocumentWorker::pageFailed, this, &ThumbnailModel::takeFailure);
}

void ThumbnailModel::setPageCount(int count)
{
    beginResetModel();
    m_pageCount = count;
    m_pictures.clear();
    m_wanted.clear();
    m_failed.clear();
    endResetModel();
}

void ThumbnailModel::setDevicePixelRatio(double ratio)
{
    if (m_ratio != ratio) {
        m_ratio = ratio;
        setPageCount(m_pageCount);
    }
}

QImage ThumbnailModel::picture(int page) const
{
    const QImage* picture = m_pictures.object(page);
    return picture != nullptr ? *picture : QImage();
}

int ThumbnailModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_pageCount;
}

QVariant ThumbnailModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const int page = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return QString::number(page + 1);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return tr("Page %1").arg(page + 1);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
    case Qt::DecorationRole:
        if (const QImage* picture = m_pictures.object(page)) {
            return *picture;
        }
        if (!m_failed.contains(page)) {
            m_wanted.removeAll(page);
            m_wanted.prepend(page);
            m_wanted = m_wanted.mid(0, kMostWanted);
            m_requestTimer.start();
        }
        return {};
    default:
        return {};
    }
}

void ThumbnailModel::request()
{
    m_worker.requestThumbnails(m_wanted, static_cast<int>(std::lround(kSide * m_ratio)));
}

void ThumbnailModel::take(int page, const QImage& picture)
{
    m_wanted.removeAll(page);
    if (page >= m_pageCount) {
        return;
    }
    QImage copy = picture;
    copy.setDevicePixelRatio(m_ratio);
    m_pictures.insert(page, new QImage(copy), std::max<int>(1, static_cast<int>(copy.sizeInBytes() / 1024)));
    Q_EMIT dataChanged(index(page), index(page), {Qt::DecorationRole});
}

void ThumbnailModel::takeFailure(int page)
{
    m_failed.insert(page);
    m_wanted.removeAll(page);
}

} // namespace lectern::ui
