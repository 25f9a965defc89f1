// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversion/draft_keeper.h"

#include <QMutexLocker>
#include <QPromise>

#include <memory>

namespace lectern::ui {

DraftKeeper::DraftKeeper(DraftFolder folder, std::function<void()> beforeEach, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_beforeEach(beforeEach ? std::move(beforeEach) : [] {})
{
    m_pool.setMaxThreadCount(1); // this is what keeps the order
}

DraftKeeper::~DraftKeeper()
{
    m_pool.waitForDone();
}

void DraftKeeper::keep(Draft draft)
{
    const QString document = draft.document;
    int removals = 0;
    {
        const QMutexLocker lock(&m_mutex);
        removals = m_removals;
        m_waiting.insert(document, {std::move(draft), removals});
    }
    m_pool.start([this, document, removals] { writeWaiting(document, removals); });
}

// What was kept after a removal is left for a turn after that.
void DraftKeeper::writeWaiting(const QString& document, int removals)
{
    m_beforeEach();
    std::optional<Draft> draft;
    {
        const QMutexLocker lock(&m_mutex);
        if (const auto waiting = m_waiting.find(document);
            waiting != m_waiting.end() && waiting->removals == removals) {
            draft = std::move(waiting->draft);
            m_waiting.erase(waiting);
        }
    }
    if (!draft) {
        return; // an earlier turn has written it, or it was removed
    }
    if (const auto written = m_folder.write(*draft); !written) {
        const QString reason = QString::fromStdString(written.error().message);
        QMetaObject::invokeMethod(
            this, [this, document, reason] { Q_EMIT failed(document, reason); }, Qt::QueuedConnection);
    }
}

void DraftKeeper::remove(const QString& document)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_waiting.remove(document);
        ++m_removals;
    }
    m_pool.start([this, document] {
        m_beforeEach();
        m_folder.remove(document);
    });
}

QFuture<std::optional<Draft>> DraftKeeper::read(const QString& document)
{
    // Not QtConcurrent::run(): who waits for its future runs it at once, before what was asked for earlier.
    auto promise = std::make_shared<QPromise<std::optional<Draft>>>();
    promise->start();
    auto found = promise->future();
    m_pool.start([this, document, promise] {
        m_beforeEach();
        promise->addResult(m_folder.read(document));
        promise->finish();
    });
    return found;
}

} // namespace lectern::ui
