// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/document_worker.h"
#include "ui/window/document_tab.h"
#include "ui/window/main_window.h"

#include <QByteArray>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace lectern::test {

// A PDF of so many pages of 200 x 100 points; page n says "Page n of the book", or what `text` makes of n.
inline QByteArray bookPdf(int pages)
{
    QByteArray kids;
    QByteArray objects;
    for (int n = 1; n <= pages; ++n) {
        const QByteArray page = QByteArray::number(10 + 2 * n);
        const QByteArray content = QByteArray::number(11 + 2 * n);
        const QByteArray text = "BT /F 12 Tf 20 50 Td (Page " + QByteArray::number(n) + " of the book) Tj ET";
        kids += page + " 0 R ";
        objects += page + " 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents " + content
            + " 0 R /Resources << /Font << /F 5 0 R >> >> >>\nendobj\n" + content + " 0 obj\n<< /Length "
            + QByteArray::number(text.size()) + " >>\nstream\n" + text + "\nendstream\nendobj\n";
    }
    return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [" + kids
        + "] /Count " + QByteArray::number(pages) + " >>\nendobj\n"
        + "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n" + objects
        + "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
}

// The real window with settings of its own, and a note of what it would have opened outside.
class WindowBench
{
public:
    explicit WindowBench(ui::SourceOpener opener = pages::PageSource::open)
        : settings(folder.filePath(QStringLiteral("lectern.ini")))
    {
        window = std::make_unique<ui::MainWindow>(ui::WindowServices{settings, theme, std::move(opener),
            [this](const QUrl& url) { outside << url; }, {}, [] { return QStringLiteral("Built-in reader ready"); }});
        window->resize(1000, 700);
        window->show();
    }
    ui::DocumentTab* tab() const { return window->currentTab(); }
    bool isOpen() const { return tab() != nullptr && tab()->state() == ui::DocumentTab::State::Open; }

    QTemporaryDir folder;
    ui::Settings settings;
    ui::Theme theme;
    QList<QUrl> outside;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace lectern::test
