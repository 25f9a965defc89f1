// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/cards.h"

#include "ui/theme/icons.h"
#include "ui/theme/translated.h"

#include <QEvent>
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

QLabel* heading(std::function<QString()> text)
{
    auto* label = new QLabel;
    label->setProperty("heading", true);
    translated(label, [label, text = std::move(text)] { setWrapped(*label, text()); });
    return label;
}

} // namespace

PasswordCard::PasswordCard(const QString& fileName, QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_password(new QLineEdit)
    , m_open(new QPushButton)
{
    QVBoxLayout* rows = cardRows(*this);
    rows->addWidget(heading([fileName] { return tr("%1 is encrypted").arg(fileName); }));
    rows->addWidget(m_text);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    translated(m_password, [this] {
        m_password->setAccessibleName(tr("Password"));
        m_open->setText(tr("Open"));
    });
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

void PasswordCard::showQuestion()
{
    setWrapped(*m_text,
        m_isWrong ? tr("That password does not open it. Try another one.")
                  : tr("Enter its password to see the pages."));
}

void PasswordCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !m_text->text().isEmpty()) {
        showQuestion();
    }
}

void PasswordCard::ask(bool wrong)
{
    m_isWrong = wrong;
    showQuestion();
    m_open->setEnabled(true);
    m_password->selectAll();
    m_password->setFocus();
}

FailureCard::FailureCard(QWidget* parent)
    : QFrame(parent)
    , m_reason(new QLabel)
{
    QVBoxLayout* rows = cardRows(*this);
    rows->addWidget(heading([] { return tr("This file cannot be opened"); }));
    m_reason->setObjectName(u"failureReason"_s);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    rows->addWidget(m_reason);
    auto* buttons = new QHBoxLayout;
    auto* retry = new QPushButton;
    auto* close = new QPushButton;
    translated(this, [retry, close] {
        retry->setText(tr("Try again"));
        close->setText(tr("Close"));
    });
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
    , m_action(new QPushButton)
    , m_dismiss(new QPushButton)
{
    setObjectName(u"strip"_s);
    m_text->setObjectName(u"stripText"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace2, tokens::kSpace1);
    translated(this, [this] {
        if (!isVisible()) { // else they belong to the question that stands there
            m_action->setText(tr("Open link"));
            m_dismiss->setText(tr("Not now"));
        }
    });
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_action->setObjectName(u"stripAction"_s);
    auto* sign = new IconLabel;
    sign->setIcon(u"status-warning"_s, &Colours::onStrip);
    row->addWidget(sign);
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
    m_action->setVisible(!action.isEmpty());
    m_dismiss->setText(dismiss);
    m_dismiss->setVisible(!dismiss.isEmpty());
    QFrame::show();
}

} // namespace lectern::ui
