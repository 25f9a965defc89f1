// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/cards.h"

#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCardWidth = 440;

QVBoxLayout* cardRows(QFrame& card)
{
    card.setObjectName(u"card"_s);
    card.setFixedWidth(kCardWidth);
    auto* rows = new QVBoxLayout(&card);
    rows->setContentsMargins(tokens::kSpace5, tokens::kSpace5, tokens::kSpace5, tokens::kSpace5);
    rows->setSpacing(tokens::kSpace3);
    return rows;
}

// A wrapped text does not make the layouts round a card of fixed width higher by itself.
void setWrapped(QLabel& label, const QString& text)
{
    label.setWordWrap(true);
    label.setText(text);
    label.ensurePolished();
    label.setMinimumHeight(label.heightForWidth(kCardWidth - 2 * tokens::kSpace5 - 2));
}

QLabel* heading(const QString& text)
{
    auto* label = new QLabel;
    label->setProperty("heading", true);
    setWrapped(*label, text);
    return label;
}

} // namespace

PasswordCard::PasswordCard(const QString& fileName, QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_password(new QLineEdit)
    , m_open(new QPushButton(tr("Open")))
{
    QVBoxLayout* rows = cardRows(*this);
    rows->addWidget(heading(tr("%1 is encrypted").arg(fileName)));
    rows->addWidget(m_text);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    rows->addWidget(m_password);
    m_open->setProperty("primary", true);
    rows->addWidget(m_open, 0, Qt::AlignRight);
    const auto enter = [this] {
        m_open->setEnabled(false);
        Q_EMIT entered(m_password->text());
    };
    connect(m_open, &QPushButton::clicked, this, enter);
    connect(m_password, &QLineEdit::returnPressed, this, enter);
}

void PasswordCard::ask(bool wrong)
{
    setWrapped(*m_text,
        wrong ? tr("That password does not open it. Try another one.") : tr("Enter its password to see the pages."));
    m_open->setEnabled(true);
    m_password->selectAll();
    m_password->setFocus();
}

FailureCard::FailureCard(QWidget* parent)
    : QFrame(parent)
    , m_reason(new QLabel)
{
    QVBoxLayout* rows = cardRows(*this);
    rows->addWidget(heading(tr("This file cannot be opened")));
    m_reason->setObjectName(u"failureReason"_s);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    rows->addWidget(m_reason);
    auto* buttons = new QHBoxLayout;
    auto* retry = new QPushButton(tr("Try again"));
    auto* close = new QPushButton(tr("Close"));
    connect(retry, &QPushButton::clicked, this, &FailureCard::retryRequested);
    connect(close, &QPushButton::clicked, this, &FailureCard::closeRequested);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(retry);
    rows->addLayout(buttons);
}

void FailureCard::setReason(const QString& reason)
{
    setWrapped(*m_reason, reason);
}

MessageStrip::MessageStrip(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_action(new QPushButton(tr("Open link")))
    , m_dismiss(new QPushButton(tr("Not now")))
{
    setObjectName(u"strip"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace2, tokens::kSpace1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_action->setObjectName(u"stripAction"_s);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_dismiss);
    connect(m_action, &QPushButton::clicked, this, &MessageStrip::hide);
    connect(m_action, &QPushButton::clicked, this, &MessageStrip::accepted);
    connect(m_dismiss, &QPushButton::clicked, this, &MessageStrip::hide);
    hide();
}

void MessageStrip::show(const QString& text, const QString& action, const QString& dismiss)
{
    m_text->setText(text);
    m_action->setText(action);
    m_dismiss->setText(dismiss);
    QFrame::show();
}

} // namespace lectern::ui
