// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/start_page.h"

#include "ui/theme/tokens.h"
#include "ui/theme/translated.h"
#include "ui/window/document_card.h"
#include "ui/window/installed_line.h"

#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostCards = 6; // in a row
constexpr int kCardGap = tokens::kSpace3;
constexpr int kWidth = kMostCards * DocumentCard::kWidth + (kMostCards - 1) * kCardGap;

QLabel* label(std::function<QString()> text, const char* kind)
{
    auto* made = new QLabel;
    translated(made, [made, text = std::move(text)] { made->setText(text()); });
    made->setProperty(kind, true);
    made->setWordWrap(true);
    return made;
}

QHBoxLayout* cardRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kCardGap);
    row->setAlignment(Qt::AlignLeft);
    return row;
}

void clear(QLayout& row)
{
    while (QLayoutItem* item = row.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

StartPage::StartPage(StartPageParts parts, QWidget* parent)
    : QScrollArea(parent)
    , m_samples(parts.samples)
    , m_thumbnails(std::move(parts.thumbnails), std::move(parts.openSource))
    , m_column(new QWidget)
    , m_installed(new InstalledLine(std::move(parts.model), std::move(parts.modelStore)))
{
    setObjectName(u"startPage"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    m_column->setMaximumWidth(kWidth);
    auto* rows = new QVBoxLayout(m_column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(tokens::kSpace5);
    rows->addWidget(makeDropArea());
    m_recentCards = cardRow();
    auto* recent = new QWidget;
    recent->setLayout(m_recentCards);
    m_recentList = makeList([] { return tr("Recent documents"); }, recent);
    rows->addWidget(m_recentList);
    rows->addWidget(makeList([] { return tr("Samples"); }, makeSamples(m_samples)));
    rows->addWidget(m_installed);
    auto* outer = new QGridLayout(inside);
    outer->setContentsMargins(tokens::kSpace5, tokens::kSpace4, tokens::kSpace5, tokens::kSpace4);
    outer->addWidget(m_column, 1, 1);
    outer->setRowStretch(0, 1);
    outer->setRowStretch(2, 2);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(1, 1000); // as wide as it may be, in the middle
    outer->setColumnStretch(2, 1);
    setWidget(inside);

    connect(m_installed, &InstalledLine::pageRequested, this, &StartPage::outsideRequested);
    connect(m_installed, &InstalledLine::folderRequested, this, &StartPage::modelFolderRequested);
    const auto withCards = [this](const QString& path, auto function) {
        for (DocumentCard* card : findChildren<DocumentCard*>()) {
            if (card->path() == path) {
                function(*card);
            }
        }
    };
    connect(&m_thumbnails, &DocumentThumbnails::ready, this, [withCards](const QString& path, const QImage& picture) {
        withCards(path, [&](DocumentCard& card) { card.setPicture(picture); });
    });
    connect(&m_thumbnails, &DocumentThumbnails::missing, this,
        [withCards](const QString& path) { withCards(path, [](DocumentCard& card) { card.setMissing(); }); });
    fillRecent();
}

QWidget* StartPage::makeDropArea()
{
    m_dropArea = new QFrame;
    m_dropArea->setObjectName(u"dropArea"_s);
    auto* rows = new QVBoxLayout(m_dropArea);
    rows->setContentsMargins(tokens::kSpace5, tokens::kSpace5, tokens::kSpace5, tokens::kSpace5);
    rows->setSpacing(tokens::kSpace2);
    auto* heading = label([] { return tr("Drop a PDF or a picture here"); }, "heading");
    auto* hint = label(
        [] {
            return tr(
                "PDF, PNG, JPEG, TIFF, WebP, BMP or GIF. A folder or more than five files are converted as a batch.");
        },
        "quiet");
    heading->setAlignment(Qt::AlignCenter);
    hint->setAlignment(Qt::AlignCenter);
    auto* open = new QPushButton;
    translated(open, [open] { open->setText(tr("Open a document")); });
    open->setObjectName(u"startOpen"_s);
    open->setProperty("primary", true);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    rows->addWidget(heading);
    rows->addWidget(hint);
    rows->addSpacing(tokens::kSpace1);
    rows->addWidget(open, 0, Qt::AlignHCenter);
    return m_dropArea;
}

QWidget* StartPage::makeList(QString (*title)(), QWidget* rows)
{
    auto* box = new QWidget;
    auto* outer = new QVBoxLayout(box);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(tokens::kSpace1);
    outer->addWidget(label(title, "section"));
    rows->layout()->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(rows);
    return box;
}

// Large ones while there are no recent documents, a row of names beside these.
QWidget* StartPage::makeSamples(const QStringList& samples)
{
    auto* box = new QWidget;
    m_sampleCards = cardRow();
    box->setLayout(m_sampleCards);
    if (samples.isEmpty()) {
        m_sampleCards->addWidget(label([] { return tr("No samples are installed."); }, "quiet"));
    }
    for (const QString& path : samples) {
        auto* card = new DocumentCard(path, false);
        auto* name = new QPushButton(QFileInfo(path).fileName());
        card->setObjectName(u"sampleCard"_s);
        name->setObjectName(u"sampleName"_s);
        name->setProperty("quiet", true);
        translated(name, [name, path] { name->setAccessibleName(tr("Open %1").arg(QFileInfo(path).fileName())); });
        for (QPushButton* button : {static_cast<QPushButton*>(card), name}) {
            connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT fileRequested(path); });
            m_sampleCards->addWidget(button);
        }
    }
    return box;
}

void StartPage::setRecentFiles(const QStringList& files)
{
    if (m_recent != files) {
        m_recent = files;
        fillRecent();
        requestPictures();
    }
}

void StartPage::fillRecent()
{
    clear(*m_recentCards);
    for (const QString& path : m_recent.mid(0, kMostCards)) {
        auto* card = new DocumentCard(path, true);
        card->setObjectName(u"recentCard"_s);
        connect(card, &QPushButton::clicked, this, [this, path] { Q_EMIT fileRequested(path); });
        connect(
            card, &DocumentCard::removeRequested, this, [this, path] { Q_EMIT removeRequested(path); },
            Qt::QueuedConnection);
        m_recentCards->addWidget(card);
    }
    m_recentList->setVisible(!m_recent.isEmpty());
    showCards();
}

void StartPage::showCards()
{
    const int room = std::min(kWidth, viewport()->width() - 2 * tokens::kSpace5);
    const int fit = std::clamp((room + kCardGap) / (DocumentCard::kWidth + kCardGap), 1, kMostCards);
    for (int i = 0; i < m_recentCards->count(); ++i) {
        m_recentCards->itemAt(i)->widget()->setVisible(i < fit);
    }
    int sample = 0;
    for (int i = 0; i < m_sampleCards->count(); ++i) {
        QWidget* button = m_sampleCards->itemAt(i)->widget();
        if (qobject_cast<DocumentCard*>(button) != nullptr) {
            button->setVisible(m_recent.isEmpty() && sample < fit);
            sample += 1;
        } else if (qobject_cast<QPushButton*>(button) != nullptr) {
            button->setVisible(!m_recent.isEmpty() && sample <= fit);
        }
    }
}

void StartPage::requestPictures()
{
    const int side = static_cast<int>(std::ceil(DocumentCard::kPicture * devicePixelRatioF()));
    if (isVisible()) {
        m_thumbnails.request(m_recent.mid(0, kMostCards) + m_samples, side);
    }
}

void StartPage::lookAgain()
{
    m_installed->showState();
    requestPictures();
}

bool StartPage::event(QEvent* event)
{
    if (event->type() == QEvent::WindowActivate && isVisible()) {
        lookAgain();
    }
    return QScrollArea::event(event);
}

void StartPage::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    showCards();
}

void StartPage::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    lookAgain();
}

void StartPage::setDropping(bool over)
{
    m_dropArea->setProperty("over", over);
    m_dropArea->style()->unpolish(m_dropArea);
    m_dropArea->style()->polish(m_dropArea);
}

} // namespace lectern::ui
