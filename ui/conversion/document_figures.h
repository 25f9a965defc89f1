// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "document/page_result.h"
#include "exports/export_names.h"
#include "ui/pages/document_worker.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTemporaryDir>

#include <string>
#include <vector>

namespace lectern::ui {

// The bytes of a picture below a folder by its relative name; empty where there is none such. The name comes out of
// text that anyone may have written: nothing outside the folder is read.
QByteArray pictureIn(const QString& folder, const QString& name);

// The figures of one document, cut out of its pages in the background as those are read, and kept in a temporary folder
// until the document is closed: what the preview shows and an export copies.
class DocumentFigures : public QObject
{
    Q_OBJECT

public:
    DocumentFigures(QString path, SourceOpener open, QObject* parent = nullptr);
    ~DocumentFigures() override;

    void setPassword(const QString& password) { m_password = password; }

    // Does nothing where the page has no figures with a place.
    void cutOut(const document::PageResult& page, double dpi);

    // Boxes that a person drew, each as a figure of its own: nothing is kept of the page but these.
    void cutDrawn(int page, const std::vector<document::Rect>& boxes, double dpi); // 0-based
    // The name of such a figure's picture: always the same for the same box.
    std::string drawnName(int page, const document::Rect& box) const;

    // NAME_images/3_0.jpg; empty where there is none such.
    QByteArray picture(const QString& name) const { return pictureIn(folder(), name); }
    QString folder() const { return m_folder.path(); } // NAME_images lies in it

Q_SIGNALS:
    // Its figure blocks name their pictures.
    void ready(const lectern::document::PageResult& page);
    void drawnReady(int page, const std::vector<lectern::document::Rect>& boxes);
    void failed(int page, const QString& reason); // 0-based

private:
    exports::ExportTarget target() const;
    std::string safeBase() const;
    const QString m_path;
    const SourceOpener m_open;
    QString m_password;
    QTemporaryDir m_folder;
    CancelSource m_cancel;
};

} // namespace lectern::ui
