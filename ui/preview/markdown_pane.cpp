// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/markdown_pane.h"

#include "ui/conversion/markdown_document.h"
#include "ui/preview/preview_view.h"
#include "ui/theme/icons.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEmptyProgress = 180; // pixels

// Nothing has come in, and nothing went wrong that would have to be shown.
bool hasNothingToShow(const MarkdownDocument& document)
{
    if (!document.isEmpty()) {
        return false;
    }
    for (int page = 0; page < document.pageCount(); ++page) {
        const PageState state = document.pageState(page);
        if (state != PageState::Unread && state != PageState::Waiting && state != PageState::Writing) {
            return false;
        }
    }
    return true;
}

bool isBeingRead(const MarkdownDocument& document)
{
    for (int page = 0; page < document.pageCount(); ++page) {
        const PageState state = document.pageState(page);
        if (state == PageState::Waiting || state == PageState::Writing) {
            return true;
        }
    }
    return false;
}

} // namespace

MarkdownPane::MarkdownPane(MarkdownDocument& document, PreviewView* preview, QWidget* source, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_preview(preview)
    , m_source(source)
{
    setObjectName(u"markdownPane"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(makeTroubleStrip());
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeEmptyState());
    m_stack->addWidget(m_preview);
    m_stack->addWidget(m_source);
    layout->addWidget(m_stack, 1);
    m_chip = new QPushButton(this);
    m_chip->setObjectName(u"followChip"_s);
    m_chip->setProperty("primary", true);
    m_chip->hide();
    connect(m_chip, &QPushButton::clicked, this, [this] { m_preview->setFollowing(true); });
    connect(m_preview, &PreviewView::followingChanged, this, &MarkdownPane::showFollowing);
    connect(m_preview, &PreviewView::restarted, this,
        [this] { setTrouble(tr("The preview had stopped and was started again. Nothing is lost."), false); });
    connect(m_preview, &PreviewView::stopped, this,
        [this] { setTrouble(tr("The preview keeps stopping. The source shows the same text."), true); });
    connect(&m_document, &MarkdownDocument::pageChanged, this, &MarkdownPane::showState);
    connect(m_document.text(), &QTextDocument::contentsChanged, this, &MarkdownPane::showState);
    setTexts();
    setSide(Side::Preview);
    showState();
}

QWidget* MarkdownPane::makeHeader()
{
    auto* header = new QWidget;
    header->setObjectName(u"markdownHeader"_s);
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(tokens::kSpace2, tokens::kSpace1, tokens::kSpace3, tokens::kSpace1);
    layout->setSpacing(tokens::kSpace1);
    m_previewButton = makeSideButton(u"previewSide"_s, Side::Preview);
    m_sourceButton = makeSideButton(u"sourceSide"_s, Side::Source);
    auto* group = new QButtonGroup(header);
    group->addButton(m_previewButton);
    group->addButton(m_sourceButton);
    m_followLabel = new QLabel;
    m_followLabel->setObjectName(u"followLabel"_s);
    m_followLabel->setProperty("quiet", true);
    layout->addWidget(m_previewButton);
    layout->addWidget(m_sourceButton);
    layout->addStretch(1);
    layout->addWidget(m_followLabel);
    return header;
}

QToolButton* MarkdownPane::makeSideButton(const QString& name, Side side)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMinimumHeight(tokens::kControlHeight);
    connect(button, &QToolButton::clicked, this, [this, side] { setSide(side); });
    return button;
}

QWidget* MarkdownPane::makeEmptyState()
{
    m_empty = new QWidget;
    m_empty->setObjectName(u"markdownEmpty"_s);
    auto* layout = new QVBoxLayout(m_empty);
    layout->setContentsMargins(tokens::kSpace5, tokens::kSpace5, tokens::kSpace5, tokens::kSpace5);
    layout->setSpacing(tokens::kSpace3);
    m_emptyTitle = new QLabel;
    m_emptyTitle->setObjectName(u"markdownEmptyTitle"_s);
    m_emptyTitle->setProperty("heading", true);
    m_emptyTitle->setAlignment(Qt::AlignHCenter);
    m_emptyTitle->setWordWrap(true);
    m_emptyText = new QLabel;
    m_emptyText->setObjectName(u"markdownEmptyText"_s);
    m_emptyText->setProperty("quiet", true);
    m_emptyText->setAlignment(Qt::AlignHCenter);
    m_emptyText->setWordWrap(true);
    m_emptyProgress = new QProgressBar;
    m_emptyProgress->setRange(0, 0);
    m_emptyProgress->setTextVisible(false);
    m_emptyProgress->setFixedWidth(kEmptyProgress);
    m_convert = new QPushButton;
    m_convert->setObjectName(u"markdownConvert"_s);
    m_convert->setProperty("primary", true);
    connect(m_convert, &QPushButton::clicked, this, &MarkdownPane::convertRequested);
    layout->addStretch(2);
    layout->addWidget(m_emptyTitle);
    layout->addWidget(m_emptyText); // over the whole width: a label that wraps knows its height only then
    layout->addSpacing(tokens::kSpace2);
    layout->addWidget(m_emptyProgress, 0, Qt::AlignHCenter);
    layout->addWidget(m_convert, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    return m_empty;
}

QWidget* MarkdownPane::makeTroubleStrip()
{
    auto* strip = new QFrame;
    m_trouble = strip;
    strip->setObjectName(u"strip"_s);
    auto* layout = new QHBoxLayout(strip);
    layout->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace2, tokens::kSpace1);
    m_troubleText = new QLabel;
    m_troubleText->setObjectName(u"previewTrouble"_s);
    m_troubleText->setWordWrap(true);
    m_tryAgain = new QPushButton;
    m_tryAgain->setObjectName(u"previewTryAgain"_s);
    connect(m_tryAgain, &QPushButton::clicked, this, [this] {
        m_trouble->hide();
        m_preview->warmUp();
    });
    m_dismiss = new QToolButton;
    m_dismiss->setIcon(icon(u"window-close"_s, &Colours::onStrip));
    m_dismiss->setIconSize(QSize(tokens::kSmallIcon, tokens::kSmallIcon));
    connect(m_dismiss, &QToolButton::clicked, m_trouble, &QWidget::hide);
    auto* sign = new IconLabel;
    sign->setIcon(u"status-error"_s, &Colours::onStrip);
    layout->addWidget(sign);
    layout->addWidget(m_troubleText, 1);
    layout->addWidget(m_tryAgain);
    layout->addWidget(m_dismiss);
    strip->hide();
    return strip;
}

void MarkdownPane::setTexts()
{
    setAccessibleName(tr("Markdown"));
    m_previewButton->setText(tr("Preview", "side of the Markdown pane"));
    m_previewButton->setToolTip(tr("The Markdown as it reads"));
    m_previewButton->setAccessibleName(tr("Show the preview"));
    m_sourceButton->setText(tr("Source", "side of the Markdown pane"));
    m_sourceButton->setToolTip(tr("The Markdown as text, to edit it"));
    m_sourceButton->setAccessibleName(tr("Show the source"));
    m_followLabel->setText(tr("Following ●"));
    m_followLabel->setToolTip(tr("The view stays at the end of the text that comes in. Scroll to stop that."));
    m_chip->setText(tr("Follow ↓"));
    m_chip->setAccessibleName(tr("Follow the text that comes in"));
    m_chip->setToolTip(tr("Back to the text that is being written"));
    m_convert->setText(tr("Convert"));
    m_convert->setAccessibleName(tr("Convert the document to Markdown"));
    m_emptyProgress->setAccessibleName(tr("Working"));
    m_tryAgain->setText(tr("Try again"));
    m_tryAgain->setAccessibleName(tr("Start the preview again"));
    m_dismiss->setAccessibleName(tr("Close this note"));
    m_dismiss->setToolTip(tr("Close this note"));
}

void MarkdownPane::setTrouble(const QString& text, bool canTryAgain)
{
    m_troubleText->setText(text);
    m_tryAgain->setVisible(canTryAgain);
    m_dismiss->setVisible(!canTryAgain);
    m_trouble->show();
}

void MarkdownPane::setSide(Side side)
{
    const bool isNew = m_side != side;
    m_side = side;
    m_previewButton->setChecked(side == Side::Preview);
    m_sourceButton->setChecked(side == Side::Source);
    showState();
    if (isNew) {
        Q_EMIT sideChanged(side);
    }
}

void MarkdownPane::setLoading(bool loading)
{
    m_isLoading = loading;
    showState();
}

void MarkdownPane::showState()
{
    const bool isReading = isBeingRead(m_document);
    if (m_isLoading || hasNothingToShow(m_document)) {
        const bool isWorking = m_isLoading || isReading;
        m_emptyTitle->setText(m_isLoading ? tr("Opening the document")
                : isReading               ? tr("Reading")
                                          : tr("Not converted yet"));
        m_emptyText->setText(m_isLoading ? tr("Its Markdown will stand here.")
                : isReading
                ? tr("The first words appear here as soon as the reader has them.")
                : tr("Convert reads the pages and writes their text here as Markdown, ready to be corrected "
                     "and saved."));
        m_emptyProgress->setVisible(isWorking);
        m_convert->setVisible(!isWorking);
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_stack->setCurrentWidget(m_side == Side::Preview ? static_cast<QWidget*>(m_preview) : m_source);
    }
    showFollowing();
}

void MarkdownPane::showFollowing()
{
    const bool isLive = m_stack->currentWidget() == m_preview && isBeingRead(m_document);
    m_followLabel->setVisible(isLive && m_preview->isFollowing());
    m_chip->setVisible(isLive && !m_preview->isFollowing());
    placeChip();
}

void MarkdownPane::placeChip()
{
    const QSize size = m_chip->sizeHint();
    m_chip->setGeometry(
        QRect(QPoint(width() - size.width() - tokens::kSpace5, height() - size.height() - tokens::kSpace4), size));
    m_chip->raise();
}

QList<QWidget*> MarkdownPane::panes() const
{
    if (m_stack->currentWidget() == m_empty) {
        return {m_convert->isVisible() ? static_cast<QWidget*>(m_convert) : m_previewButton};
    }
    return {m_stack->currentWidget()};
}

void MarkdownPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setTexts();
        showState();
    }
}

void MarkdownPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeChip();
}

} // namespace lectern::ui
