// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/document_figures.h"

#include "document/labels.h"
#include "exports/figures.h"

#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

namespace {

// A page whose figures are cut out, on a thread of the pool.
struct PageTask
{
    std::string path;
    std::string password;
    SourceOpener open;
    exports::ExportTarget target;
    double dpi = 0;
    Cancel cancel;
};

Result<image::Image> render(const PageTask& task, int page)
{
    const auto source = task.open(task.path, {task.password});
    if (!source) {
        return std::unexpected(source.error());
    }
    pages::RenderOptions rendering;
    rendering.dpi = task.dpi;
    return (*source)->render(page, rendering, task.cancel);
}

Result<document::PageResult> cutPage(const PageTask& task, document::PageResult page)
{
    const auto image = render(task, page.page - 1);
    if (!image) {
        return std::unexpected(image.error());
    }
    const auto written = exports::saveFigures(page, *image, task.target);
    if (!written) {
        return std::unexpected(written.error());
    }
    return page;
}

using NamedBoxes = std::vector<std::pair<document::Rect, std::string>>;

Result<void> cutDrawnFigures(const PageTask& task, int page, const NamedBoxes& figures)
{
    const auto image = render(task, page);
    if (!image) {
        return std::unexpected(image.error());
    }
    for (const auto& [box, name] : figures) {
        if (const auto saved = exports::saveFigure(box, *image, task.target, name); !saved) {
            return saved;
        }
    }
    return {};
}

} // namespace

QByteArray pictureIn(const QString& folder, const QString& name)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    const QString file = QFileInfo(folder + u'/' + name).canonicalFilePath();
    if (file.isEmpty() || !file.startsWith(root + u'/')) {
        return {};
    }
    QFile picture(file);
    return picture.open(QIODevice::ReadOnly) ? picture.readAll() : QByteArray();
}

DocumentFigures::DocumentFigures(QString path, SourceOpener open, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_open(std::move(open))
{ }

DocumentFigures::~DocumentFigures()
{
    m_cancel.request(); // a page that is being rendered still has all it needs: nothing is waited for
}

void DocumentFigures::cutOut(const document::PageResult& page, double dpi)
{
    const bool hasFigures = std::any_of(page.blocks.begin(), page.blocks.end(),
        [](const document::Block& block) { return document::isFigure(block.label) && !block.boxes.empty(); });
    if (!hasFigures) {
        return;
    }
    PageTask task{
        QFile::encodeName(m_path).toStdString(), m_password.toStdString(), m_open, target(), dpi, m_cancel.token()};
    auto* watcher = new QFutureWatcher<Result<document::PageResult>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number = page.page] {
        watcher->deleteLater();
        const Result<document::PageResult> cut = watcher->result();
        if (cut) {
            Q_EMIT ready(*cut);
        } else if (cut.error().code != ErrorCode::Cancelled) {
            Q_EMIT failed(number - 1, QString::fromStdString(cut.error().message));
        }
    });
    watcher->setFuture(QtConcurrent::run(cutPage, std::move(task), page));
}

exports::ExportTarget DocumentFigures::target() const
{
    return {QFile::encodeName(m_folder.path()).toStdString(), safeBase()};
}

std::string DocumentFigures::safeBase() const
{
    return exports::safeName(QFileInfo(m_path).completeBaseName().toStdString());
}

std::string DocumentFigures::drawnName(int page, const document::Rect& box) const
{
    const auto at = [](double share) { return std::to_string(std::lround(share * 10000)); };
    const std::string place = at(box.x1) + "-" + at(box.y1) + "-" + at(box.x2) + "-" + at(box.y2);
    return safeBase() + "_images/" + std::to_string(page + 1) + "_at-" + place + ".jpg";
}

void DocumentFigures::cutDrawn(int page, const std::vector<document::Rect>& boxes, double dpi)
{
    PageTask task{
        QFile::encodeName(m_path).toStdString(), m_password.toStdString(), m_open, target(), dpi, m_cancel.token()};
    NamedBoxes figures;
    for (const document::Rect& box : boxes) {
        figures.emplace_back(box, drawnName(page, box));
    }
    auto* watcher = new QFutureWatcher<Result<void>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, page, boxes] {
        watcher->deleteLater();
        const Result<void> cut = watcher->result();
        if (cut) {
            Q_EMIT drawnReady(page, boxes);
            return;
        }
        if (cut.error().code != ErrorCode::Cancelled) {
            Q_EMIT failed(page, QString::fromStdString(cut.error().message));
        }
    });
    watcher->setFuture(QtConcurrent::run(cutDrawnFigures, std::move(task), page, std::move(figures)));
}

} // namespace lectern::ui
