// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/export_strip.h"

#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <utility>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBarWidth = 140; // pixels

} // namespace

ExportStrip::ExportStrip(recognition::ConversionWorker& worker, recognition::DocumentId document, QWidget* parent)
    : QFrame(parent)
    , m_worker(worker)
    , m_document(document)
    , m_text(new QLabel)
    , m_share(new QProgressBar)
    , m_action(new QPushButton)
    , m_hide(new QPushButton)
{
    setObjectName(u"exportStrip"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace3, tokens::kSpace1);
    row->setSpacing(tokens::kSpace2);
    m_text->setObjectName(u"exportText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_share->setFixedWidth(kBarWidth);
    m_share->setTextVisible(false);
    m_action->setObjectName(u"exportAction"_s);
    row->addWidget(m_text, 1);
    row->addWidget(m_share);
    row->addWidget(m_action);
    row->addWidget(m_hide);
    hide();
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (isRunning()) {
            cancel();
        } else {
            Q_EMIT showRequested(m_file);
        }
    });
    connect(m_hide, &QPushButton::clicked, this, &QWidget::hide);
    connect(&m_worker, &recognition::ConversionWorker::exportProgressed, this,
        [this](const recognition::ExportProgress& told) {
            if (told.document == m_document && m_progress) {
                m_progress = told.progress;
                showState();
            }
        });
    connect(
        &m_worker, &recognition::ConversionWorker::pageStudied, this, [this](const recognition::StudyAnswer& answer) {
            if (answer.document == m_document && answer.exported && m_progress) {
                m_progress.reset();
                m_error = answer.error ? QString::fromStdString(answer.error->message) : QString();
                showState();
            }
        });
}

ExportStrip::~ExportStrip()
{
    m_worker.cancelStudies(m_document);
}

void ExportStrip::start(recognition::PageStudyRequest request)
{
    cancel(); // one at a time
    m_file = QString::fromStdString(request.exported->path.string());
    m_error.clear();
    m_progress.emplace();
    request.document = m_document;
    showState();
    show();
    m_worker.study(std::move(request));
}

void ExportStrip::cancel()
{
    if (std::exchange(m_progress, std::nullopt)) {
        m_worker.cancelStudies(m_document); // there is no answer to this
        hide();
    }
}

void ExportStrip::showState()
{
    m_share->setAccessibleName(tr("How far the export is"));
    m_hide->setText(tr("Hide"));
    m_share->setVisible(isRunning());
    m_hide->setVisible(!isRunning());
    m_action->setVisible(isRunning() || m_error.isEmpty());
    m_action->setText(isRunning() ? tr("Stop") : tr("Show in folder"));
    if (!m_progress) {
        m_text->setText(m_error.isEmpty() ? tr("The raw numbers are in %1").arg(m_file)
                                          : tr("The raw numbers could not be written: %1").arg(m_error));
        return;
    }
    const bool isWriting = m_progress->stage == recognition::TraceStage::Write;
    m_share->setRange(0, isWriting ? 100 : 0);
    m_share->setValue(static_cast<int>(m_progress->share * 100));
    m_text->setText(isWriting ? tr("Writing the raw numbers…")
            : m_progress->stage == recognition::TraceStage::Decode
            ? tr("Reading the page: %n token(s)", nullptr, m_progress->tokens)
            : tr("Looking at the page…"));
}

void ExportStrip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

} // namespace lectern::ui
