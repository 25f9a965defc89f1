// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace lectern::ui {

// In place of the pages of an encrypted file: asks for its password.
class PasswordCard : public QFrame
{
    Q_OBJECT

public:
    explicit PasswordCard(const QString& fileName, QWidget* parent = nullptr);
    // wrong: the last one did not open it.
    void ask(bool wrong);

Q_SIGNALS:
    void entered(const QString& password);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showQuestion();

    bool m_isWrong = false; // the last password
    QLabel* m_text;
    QLineEdit* m_password;
    QPushButton* m_open;
};

// In place of the pages of a file that cannot be opened: why, and what to do.
class FailureCard : public QFrame
{
    Q_OBJECT

public:
    explicit FailureCard(QWidget* parent = nullptr);
    void setReason(const QString& reason);

Q_SIGNALS:
    void retryRequested();
    void closeRequested();

private:
    QLabel* m_reason;
};

// A line above the pages with one question or one thing to do.
class MessageStrip : public QFrame
{
    Q_OBJECT

public:
    explicit MessageStrip(QWidget* parent = nullptr);
    // dismiss: of the button that only hides it. A button without a text is not there.
    void show(const QString& text, const QString& action, const QString& dismiss);

Q_SIGNALS:
    void accepted();

private:
    QLabel* m_text;
    QPushButton* m_action;
    QPushButton* m_dismiss;
};

} // namespace lectern::ui
