// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/page_printer.h"

#include "pages/qt_image.h"

#include <QFile>
#include <QPainter>
#include <QPrinter>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

namespace {

constexpr int kStripRows = 1024; // pixels rendered at once

QRectF fitted(const QSizeF& page, const QRectF& paper)
{
    QRectF target(QPointF(), page.scaled(paper.size(), Qt::KeepAspectRatio));
    target.moveCenter(paper.center());
    return target;
}

// Draws a page in strips, so that no picture of a whole sheet of paper is ever in memory.
Result<void> drawPage(
    QPainter& painter, pages::PageSource& source, int page, const QRectF& paper, double scale, const Cancel& cancel)
{
    const auto size = source.pageSize(page);
    if (!size) {
        return std::unexpected(size.error());
    }
    const bool turned = (size->width > size->height) != (paper.width() > paper.height());
    const QSizeF shown = turned ? QSizeF(size->height, size->width) : QSizeF(size->width, size->height);
    const QRectF target = fitted(shown, paper);
    pages::TileRequest tile;
    tile.quarterTurns = turned ? 1 : 0;
    tile.fullWidth = std::clamp(static_cast<int>(target.width() * scale), 1, pages::kMaxTileSide);
    tile.fullHeight = std::max(1, static_cast<int>(std::lround(target.height() * tile.fullWidth / target.width())));
    tile.width = tile.fullWidth;
    for (tile.y = 0; tile.y < tile.fullHeight; tile.y += kStripRows) {
        tile.height = std::min(kStripRows, tile.fullHeight - tile.y);
        const auto picture = source.renderTile(page, tile, cancel);
        if (!picture) {
            return std::unexpected(picture.error());
        }
        const double unit = target.height() / tile.fullHeight;
        painter.drawImage(QRectF(target.x(), target.y() + tile.y * unit, target.width(), tile.height * unit),
            pages::asQImage(*picture));
    }
    return {};
}

} // namespace

PagePrinter::PagePrinter(
    QString path, QString password, SourceOpener opener, std::unique_ptr<QPrinter> printer, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_password(std::move(password))
    , m_opener(std::move(opener))
    , m_printer(std::move(printer))
{ }

PagePrinter::~PagePrinter()
{
    m_stop.request();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void PagePrinter::start()
{
    m_thread = std::thread([this] { run(); });
}

void PagePrinter::run()
{
    const auto printed = print();
    QString reason;
    if (!printed && printed.error().code != ErrorCode::Cancelled) {
        reason = QString::fromStdString(printed.error().message);
    }
    const auto report = [this, reason] {
        if (reason.isEmpty()) {
            Q_EMIT finished();
        } else {
            Q_EMIT failed(reason);
        }
    };
    QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
}

Result<void> PagePrinter::print()
{
    auto source = m_opener(QFile::encodeName(m_path).toStdString(), {.password = m_password.toStdString()});
    if (!source) {
        return std::unexpected(source.error());
    }
    const int count = (*source)->pageCount();
    const int first = m_printer->fromPage() > 0 ? std::min(m_printer->fromPage(), count) : 1;
    const int last = m_printer->toPage() > 0 ? std::clamp(m_printer->toPage(), first, count) : count;
    QPainter painter;
    if (!painter.begin(m_printer.get())) {
        return fail(ErrorCode::WriteFailed, "the printer, or the file to print to, cannot be written to");
    }
    const double scale = std::min(1.0, double(kMaxDpi) / m_printer->resolution());
    for (int page = first; page <= last; ++page) {
        if (m_stop.requested()) {
            m_printer->abort();
            return cancelled();
        }
        if (page > first && !m_printer->newPage()) {
            return fail(ErrorCode::WriteFailed, "the printer took no further page");
        }
        const QRectF paper(QPointF(0, 0), m_printer->pageRect(QPrinter::DevicePixel).size());
        if (const auto drawn = drawPage(painter, **source, page - 1, paper, scale, m_stop.token()); !drawn) {
            m_printer->abort();
            return drawn;
        }
        const auto report = [this, done = page - first + 1, all = last - first + 1] { Q_EMIT progress(done, all); };
        QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
    }
    return {};
}

} // namespace lectern::ui
