// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/batch_card.h"

#include "ui/queue/batch_text.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;
using recognition::BatchFile;
using recognition::BatchState;

namespace {

template <class Button> Button* named(const QString& name)
{
    auto* button = new Button;
    button->setObjectName(name);
    return button;
}

void setTexts(QToolButton& button, const QString& text)
{
    button.setToolTip(text);
    button.setAccessibleName(text);
}

} // namespace

BatchCard::BatchCard(QWidget* parent)
    : QFrame(parent)
    , m_name(new QLabel)
    , m_passwordRow(new QWidget)
    , m_password(new QLineEdit)
    , m_unlock(named<QPushButton>(u"batchUnlock"_s))
    , m_open(named<QPushButton>(u"batchOpen"_s))
    , m_retry(named<QPushButton>(u"batchRetry"_s))
    , m_folder(named<QPushButton>(u"batchOtherFolder"_s))
    , m_document(named<QToolButton>(u"batchDocument"_s))
    , m_show(named<QToolButton>(u"batchShow"_s))
    , m_up(named<QToolButton>(u"batchUp"_s))
    , m_down(named<QToolButton>(u"batchDown"_s))
    , m_remove(named<QToolButton>(u"batchRemove"_s))
{
    setObjectName(u"card"_s);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(tokens::kSpace3, tokens::kSpace2, tokens::kSpace3, tokens::kSpace2);
    rows->setSpacing(tokens::kSpace2);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    rows->addWidget(m_name);
    auto* password = new QHBoxLayout(m_passwordRow);
    password->setContentsMargins(0, 0, 0, 0);
    m_password->setObjectName(u"batchPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAcceptDrops(false);
    password->addWidget(m_password, 1);
    password->addWidget(m_unlock);
    rows->addWidget(m_passwordRow);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(tokens::kSpace1);
    buttons->addWidget(m_open);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_folder);
    buttons->addStretch();
    const std::pair<QToolButton*, QString> icons[] = {{m_document, u"document-open"_s}, {m_show, u"folder-open"_s},
        {m_up, u"go-up"_s}, {m_down, u"go-down"_s}, {m_remove, u"list-remove"_s}};
    for (const auto& [button, name] : icons) {
        button->setIcon(icon(name));
        button->setIconSize(QSize(tokens::kIcon, tokens::kIcon));
        button->setFocusPolicy(Qt::TabFocus);
        buttons->addWidget(button);
    }
    rows->addLayout(buttons);
    connect(m_open, &QPushButton::clicked, this, &BatchCard::openRequested);
    connect(m_retry, &QPushButton::clicked, this, &BatchCard::retryRequested);
    connect(m_folder, &QPushButton::clicked, this, &BatchCard::folderRequested);
    connect(m_document, &QToolButton::clicked, this, &BatchCard::documentRequested);
    connect(m_show, &QToolButton::clicked, this, &BatchCard::showInFolderRequested);
    connect(m_up, &QToolButton::clicked, this, &BatchCard::upRequested);
    connect(m_down, &QToolButton::clicked, this, &BatchCard::downRequested);
    connect(m_remove, &QToolButton::clicked, this, &BatchCard::removeRequested);
    connect(m_unlock, &QPushButton::clicked, this, &BatchCard::enterPassword);
    connect(m_password, &QLineEdit::returnPressed, this, &BatchCard::enterPassword);
    retranslate();
}

void BatchCard::enterPassword()
{
    const QString password = m_password->text();
    if (!password.isEmpty()) {
        m_password->clear();
        Q_EMIT passwordEntered(password);
    }
}

void BatchCard::retranslate()
{
    m_password->setAccessibleName(tr("Password"));
    m_password->setPlaceholderText(tr("Password"));
    m_unlock->setText(tr("Use password"));
    m_open->setText(tr("Open result"));
    m_retry->setText(tr("Retry"));
    m_folder->setText(tr("Another folder…"));
    m_folder->setToolTip(tr("Choose another folder for the results"));
    setTexts(*m_document, tr("Open the document in a tab"));
    setTexts(*m_show, tr("Show in folder"));
    setTexts(*m_up, tr("Move up (Alt+Up)"));
    setTexts(*m_down, tr("Move down (Alt+Down)"));
    setTexts(*m_remove, tr("Remove from the batch (Del)"));
}

void BatchCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

void BatchCard::showFile(const BatchFile& file, int row, int rows)
{
    if (m_shown != file.id) {
        m_shown = file.id;
        m_password->clear();
    }
    const QString name = QFileInfo(qtPath(file.input)).fileName();
    m_name->setText(fontMetrics().elidedText(name, Qt::ElideMiddle, std::max(120, m_name->width())));
    const bool isFailed = file.state == BatchState::Failed && file.error.has_value();
    const bool isEncrypted = isFailed && file.error->code == ErrorCode::Encrypted;
    m_passwordRow->setVisible(isEncrypted);
    m_open->setVisible(!resultOf(file).isEmpty());
    m_retry->setVisible(isWorthRetry(file) && !isEncrypted);
    m_folder->setVisible(isFailed && file.error->code == ErrorCode::WriteFailed);
    m_document->show();
    m_show->show();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row + 1 < rows);
}

void BatchCard::showSeveral(int count, bool isWorthRetry, bool canRise, bool canFall)
{
    m_shown = 0;
    m_password->clear();
    m_name->setText(tr("%n file(s) selected", nullptr, count));
    for (QWidget* ofOne : {static_cast<QWidget*>(m_passwordRow), static_cast<QWidget*>(m_open),
             static_cast<QWidget*>(m_folder), static_cast<QWidget*>(m_document), static_cast<QWidget*>(m_show)}) {
        ofOne->hide();
    }
    m_retry->setVisible(isWorthRetry);
    m_up->setEnabled(canRise);
    m_down->setEnabled(canFall);
}

void BatchCard::askPassword()
{
    m_password->setFocus(Qt::OtherFocusReason);
}

} // namespace lectern::ui
