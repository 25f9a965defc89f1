// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/input_finder.h"

#include "pages/input_files.h"
#include "ui/queue/batch_text.h"

#include <QFileInfo>
#include <QMutex>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace lectern::ui {

namespace {

// Whom the thread tells; nobody any more once the finder has gone.
struct Receiver
{
    QMutex mutex;
    InputFinder* finder = nullptr;
};

} // namespace

InputFinder::InputFinder(QObject* parent)
    : QObject(parent)
{ }

InputFinder::~InputFinder()
{
    m_cancel.request();
}

void InputFinder::find(const QStringList& filesAndFolders)
{
    std::vector<std::filesystem::path> inputs;
    for (const QString& path : filesAndFolders) {
        inputs.push_back(corePath(QFileInfo(path).absoluteFilePath()));
    }
    if (++m_searches == 1) {
        Q_EMIT searchingChanged(true);
    }
    const auto receiver = std::make_shared<Receiver>();
    receiver->finder = this;
    connect(this, &QObject::destroyed, [receiver] {
        const QMutexLocker lock(&receiver->mutex);
        receiver->finder = nullptr;
    });
    QThreadPool::globalInstance()->start([receiver, inputs = std::move(inputs), cancel = m_cancel.token()] {
        QStringList files;
        for (const auto& path : pages::expandInputs(inputs, cancel)) {
            files << qtPath(path);
        }
        const QMutexLocker lock(&receiver->mutex);
        if (InputFinder* finder = receiver->finder) {
            QMetaObject::invokeMethod(
                finder, [finder, files, cancel] { finder->finish(files, cancel.requested()); }, Qt::QueuedConnection);
        }
    });
}

void InputFinder::cancel()
{
    m_cancel.request();
    m_cancel = CancelSource();
}

void InputFinder::finish(const QStringList& files, bool wasCancelled)
{
    if (--m_searches == 0) {
        Q_EMIT searchingChanged(false);
    }
    if (!wasCancelled) {
        Q_EMIT found(files);
    }
}

} // namespace lectern::ui
