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

QStringList qtPaths(const std::vector<std::filesystem::path>& paths)
{
    QStringList list;
    list.reserve(static_cast<qsizetype>(paths.size()));
    for (const std::filesystem::path& path : paths) {
        list << qtPath(path);
    }
    return list;
}

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
        const pages::FoundInputs inputsFound = pages::findInputs(inputs, cancel);
        const QStringList files = qtPaths(inputsFound.files);
        const QStringList others = qtPaths(inputsFound.otherKinds);
        const QMutexLocker lock(&receiver->mutex);
        if (InputFinder* finder = receiver->finder) {
            QMetaObject::invokeMethod(
                finder, [finder, files, others, cancel] { finder->finish(files, others, cancel.requested()); },
                Qt::QueuedConnection);
        }
    });
}

void InputFinder::cancel()
{
    m_cancel.request();
    m_cancel = CancelSource();
}

void InputFinder::finish(const QStringList& files, const QStringList& otherKinds, bool wasCancelled)
{
    if (--m_searches == 0) {
        Q_EMIT searchingChanged(false);
    }
    if (!wasCancelled) {
        Q_EMIT found(files, otherKinds);
    }
}

} // namespace lectern::ui
