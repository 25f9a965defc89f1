// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker.h"

#include <QFrame>
#include <QString>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace lectern::ui {

// The export of a page's raw numbers: how far it is, a button that ends it, and then where the file is. Hidden while
// there is nothing to say.
class ExportStrip : public QFrame
{
    Q_OBJECT

public:
    // document: a number of its own, see PageStudyRequest. The worker outlives it.
    ExportStrip(recognition::ConversionWorker& worker, recognition::DocumentId document, QWidget* parent = nullptr);
    ~ExportStrip() override;

    void start(recognition::PageStudyRequest request); // with `exported`
    void cancel(); // nothing is written then
    bool isRunning() const { return m_progress.has_value(); }

Q_SIGNALS:
    void showRequested(const QString& file); // in its folder

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();

    recognition::ConversionWorker& m_worker;
    const recognition::DocumentId m_document;
    std::optional<recognition::TraceProgress> m_progress; // while it runs
    QString m_file;
    QString m_error;
    QLabel* m_text;
    QProgressBar* m_share;
    QPushButton* m_action;
    QPushButton* m_hide;
};

} // namespace lectern::ui
