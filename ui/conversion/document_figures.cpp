// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/document_figures.h"

#include "document/labels.h"
#include "exports/figures.h"

#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>

namespace lectern::ui {

namespace {

struct CutTask
{
    std::string path;
    std::string password;
    SourceOpener open;
    exports::ExportTarget target;
    document::PageResult page;
    double dpi = 0;
    Cancel cancel;
};

Result<document::PageResult> cutPage(CutTask task)
{
    const auto source = task.open(task.path, {task.password});
    if (!source) {
        return std::unexpected(source.error());
    }
    pages::RenderOptions rendering;
    rendering.dpi = task.dpi;
    const auto image = (*source)->render(task.page.page - 1, rendering, task.cancel);
    if (!image) {
        return std::unexpected(image.error());
    }
    const auto written = exports::saveFigures(task.page, *image, task.target);
    if (!written) {
        return std::unexpected(written.error());
    }
    return task.page;
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
    const std::string name = exports::safeName(QFileInfo(m_path).completeBaseName().toStdString());
    CutTask task{QFile::encodeName(m_path).toStdString(), m_password.toStdString(), m_open,
        {QFile::encodeName(m_folder.path()).toStdString(), name}, page, dpi, m_cancel.token()};
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
    watcher->setFuture(QtConcurrent::run(cutPage, std::move(task)));
}

} // namespace lectern::ui
