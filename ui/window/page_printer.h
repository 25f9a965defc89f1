// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "ui/pages/document_worker.h"

#include <QObject>

#include <memory>
#include <thread>

class QPrinter;

namespace lectern::ui {

// Prints pages of a file on a thread of its own, with a PageSource of its own: each page as large as fits the paper,
// turned where that makes it larger. One printing; destruction stops it between two strips of a page.
class PagePrinter : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxDpi = 300; // of the picture that is sent, whatever the printer can do

    // The printer's page range counts (all pages where it names none).
    PagePrinter(QString path, QString password, SourceOpener opener, std::unique_ptr<QPrinter> printer,
        QObject* parent = nullptr);
    ~PagePrinter() override;

    void start();
    void stop() { m_stop.request(); }

Q_SIGNALS:
    void progress(int printed, int pages);
    void finished(); // all pages, or as many as had been printed when it was stopped
    void failed(const QString& reason);

private:
    void run();
    Result<void> print();

    const QString m_path;
    const QString m_password;
    const SourceOpener m_opener;
    std::unique_ptr<QPrinter> m_printer; // the thread's alone once it runs
    CancelSource m_stop;
    std::thread m_thread;
};

} // namespace lectern::ui
