// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/weights_check.h"

#include "model/checkpoint.h"
#include "recognition/memory_check.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace lectern::ui {

using namespace Qt::StringLiterals;

WeightsReport checkWeights(const QString& folder, const model::LoadOptions& load)
{
    WeightsReport report{folder, {}, 0, 0};
    if (!QFileInfo::exists(folder + u"/tokenizer.json"_s)) {
        report.problems << QCoreApplication::translate("WeightsCheck", "There is no tokenizer.json in this folder.");
    }
    const std::string path = QFile::encodeName(folder).toStdString();
    if (const auto need = recognition::memoryNeed(path, load)) {
        report.needed = need->total();
    }
    // Every tensor is looked for here; the need is known from the headers alone.
    if (const auto checkpoint = model::Checkpoint::open(path); !checkpoint) {
        report.problems << QString::fromStdString(checkpoint.error().message);
    }
    report.available = recognition::availableMemory().value_or(0);
    return report;
}

WeightsCheck::WeightsCheck(QObject* parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<WeightsReport>::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0) {
            Q_EMIT finished(m_watcher.result());
        }
    });
}

void WeightsCheck::start(const QString& folder, const model::LoadOptions& load)
{
    auto promise = std::make_shared<QPromise<WeightsReport>>();
    promise->start();
    m_watcher.setFuture(promise->future()); // lets go of the one before
    QThreadPool::globalInstance()->start([promise, folder, load] {
        promise->addResult(checkWeights(folder, load));
        promise->finish();
    });
}

} // namespace lectern::ui
