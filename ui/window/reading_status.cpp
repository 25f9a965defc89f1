// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/reading_status.h"

#include "ui/queue/batch_text.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace lectern::ui {

using namespace Qt::StringLiterals;
using recognition::JobState;
using recognition::ModelState;
using recognition::Stage;

namespace {

class Reading
{
    Q_DECLARE_TR_FUNCTIONS(Reading)
};

constexpr int kBarWidth = 96; // pixels
constexpr int kBarHeight = 6;
constexpr int kWhole = 1000;

// What the engine says of the device, in the language of the window; sentences that are not known stay as they are.
QString deviceReason(const std::string& reason)
{
    if (reason.find("no CUDA") != std::string::npos) {
        return Reading::tr("no CUDA device found");
    }
    return reason == "a CUDA device was found" ? QString() : QString::fromStdString(reason);
}

} // namespace

QString stageText(Stage stage)
{
    switch (stage) {
    case Stage::Load:
        return Reading::tr("loading");
    case Stage::Render:
        return Reading::tr("drawing");
    case Stage::TextLayer:
        return Reading::tr("text layer");
    case Stage::Ocr:
        return Reading::tr("recognition");
    case Stage::Layout:
        return Reading::tr("layout");
    case Stage::Vision:
        return Reading::tr("vision");
    case Stage::Prefill:
        return Reading::tr("prefill");
    case Stage::Decode:
        return Reading::tr("decode");
    }
    return {};
}

QString deviceText(const std::string& device)
{
    if (device == "cpu") {
        return Reading::tr("CPU");
    }
    const QString name = QString::fromStdString(device);
    return name.startsWith(u"cuda:"_s) ? Reading::tr("GPU %1").arg(name.mid(5)) : name;
}

QString modelText(const recognition::ModelStatus& model)
{
    switch (model.state) {
    case ModelState::Unloaded:
        return Reading::tr("Model not loaded");
    case ModelState::Loading:
        return Reading::tr("Loading the model");
    case ModelState::Failed:
        return Reading::tr("Model not loaded: failed");
    case ModelState::Loaded:
        break;
    }
    const QString reason = deviceReason(model.info.deviceReason);
    const QString device = deviceText(model.info.device);
    return reason.isEmpty() ? device : Reading::tr("%1 (%2)", "the device, and why this one").arg(device, reason);
}

ReadingStatus::ReadingStatus(QWidget* parent)
    : QWidget(parent)
    , m_what(new QLabel)
    , m_share(new QProgressBar)
    , m_rate(new QLabel)
    , m_trouble(new QToolButton)
{
    m_what->setObjectName(u"statusPage"_s);
    m_share->setObjectName(u"statusShare"_s);
    m_rate->setObjectName(u"statusRate"_s);
    m_trouble->setObjectName(u"statusTrouble"_s);
    m_trouble->setFocusPolicy(Qt::TabFocus);
    m_trouble->setIcon(icon(u"status-warning"_s, &Colours::caution));
    m_trouble->setIconSize(QSize(tokens::kSmallIcon, tokens::kSmallIcon));
    m_trouble->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_share->setTextVisible(false);
    m_share->setFixedSize(kBarWidth, kBarHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_what);
    row->addWidget(m_share, 0, Qt::AlignVCenter);
    row->addWidget(m_rate);
    row->addWidget(m_trouble);
    row->addStretch(1);
    connect(m_trouble, &QToolButton::clicked, this, &ReadingStatus::troubleRequested);
    showState();
}

void ReadingStatus::show(const ReadingState& state)
{
    m_state = state;
    showState();
}

void ReadingStatus::showState()
{
    m_what->setText(whatText());
    m_rate->setText(rateText());
    m_rate->setVisible(!m_rate->text().isEmpty());
    m_trouble->setText(tr("%n page(s) to look at", nullptr, m_state.troubled));
    m_trouble->setToolTip(tr("Go to the next page on which something went wrong"));
    m_trouble->setAccessibleName(m_trouble->text());
    m_trouble->setVisible(m_state.troubled > 0 && !m_state.job);
    showShare();
}

QString ReadingStatus::whatText() const
{
    if (m_state.pages == 0) {
        return {};
    }
    if (!m_state.job) {
        return m_state.model.state == ModelState::Loading
            ? tr("Loading the model %1 %").arg(qRound(m_state.model.share * 100))
            : tr("Page %1 of %2").arg(m_state.page + 1).arg(m_state.pages);
    }
    const recognition::ConversionProgress& progress = m_state.job->progress;
    if (m_state.isPaused) {
        return progress.page > 0 ? tr("Paused at page %1 of %2").arg(progress.position).arg(progress.pages)
                                 : tr("Paused before the first page");
    }
    if (m_state.model.state == ModelState::Loading) {
        return tr("Loading the model %1 %").arg(qRound(m_state.model.share * 100));
    }
    if (m_state.job->state == JobState::Queued || progress.page == 0) {
        return tr("Waiting to convert");
    }
    return tr("Reading page %1 of %2").arg(progress.position).arg(progress.pages) + u" · "_s
        + stageText(progress.stage);
}

QString ReadingStatus::rateText() const
{
    QStringList parts;
    if (m_state.job && m_state.model.state != ModelState::Loading) {
        const recognition::ConversionProgress& progress = m_state.job->progress;
        if (progress.tokensPerSecond > 0 && !m_state.isPaused) {
            parts << tr("%1 tokens/s").arg(progress.tokensPerSecond, 0, 'f', 0);
        }
        if (progress.left && !m_state.isPaused) {
            parts << timeLeftText(*progress.left);
        }
    }
    return parts.join(u" · "_s);
}

// Of the model, or of the pages; one page alone has no share that is known.
void ReadingStatus::showShare()
{
    const bool isLoading = m_state.model.state == ModelState::Loading;
    m_share->setVisible(m_state.pages > 0 && (m_state.job || isLoading));
    if (isLoading) {
        m_share->setRange(0, kWhole);
        m_share->setValue(qRound(m_state.model.share * kWhole));
        m_share->setAccessibleName(tr("Share of the model that is loaded"));
    } else if (m_state.job) {
        m_share->setAccessibleName(tr("Share of the pages that are read"));
        if (m_state.job->progress.pages == 1) {
            m_share->setRange(0, m_state.isPaused ? 1 : 0);
        } else {
            m_share->setRange(0, std::max(1, m_state.job->progress.pages));
        }
        m_share->setValue(m_state.job->pagesFinished);
    }
}

void ReadingStatus::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

} // namespace lectern::ui
