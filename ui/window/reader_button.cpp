// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/reader_button.h"

#include "ui/theme/tokens.h"

#include <QActionGroup>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kReasonWidth = 320; // pixels
constexpr int kCompactWidth = 110; // pixels, of the text

} // namespace

ReaderButton::ReaderButton(std::function<QList<ReaderOption>()> options, QWidget* parent)
    : QToolButton(parent)
    , m_options(std::move(options))
{
    setObjectName(u"readerButton"_s);
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    setProperty("menu", true);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &ReaderButton::fillMenu);
    showState();
}

void ReaderButton::setState(const State& state)
{
    m_state = state;
    showState();
}

void ReaderButton::setCompact(bool compact)
{
    m_isCompact = compact;
    showState();
}

void ReaderButton::showState()
{
    const QString name = m_state.isFailure ? tr("No reader") : m_state.reader;
    const bool isLong = m_state.isAutomatic && !m_isCompact && !m_state.isFailure;
    const QString text = isLong ? tr("Automatic: %1", "the reader").arg(name) : name;
    setText((m_isCompact ? fontMetrics().elidedText(text, Qt::ElideRight, kCompactWidth) : text) + u" ▾"_s);
    setToolTip(m_state.why.isEmpty() ? tr("The reader of this document") : m_state.why);
    setAccessibleName(m_state.isAutomatic ? tr("Reader: automatic, %1").arg(name) : tr("Reader: %1").arg(name));
    setAccessibleDescription(m_state.why);
}

void ReaderButton::fillMenu()
{
    menu()->clear();
    auto* group = new QActionGroup(menu());
    const QList<ReaderOption> options = m_options();
    for (const ReaderOption& option : options) {
        QAction* action = menu()->addAction(QString(option.name).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        group->addAction(action);
        action->setChecked(option.request.has_value() == m_state.own.has_value()
            && (!option.request || isSameReader(*option.request, *m_state.own)));
        connect(action, &QAction::triggered, this, [this, request = option.request] { Q_EMIT readerChosen(request); });
        if (!option.request) {
            menu()->addSeparator();
        }
    }
    menu()->addSeparator();
    auto* why = new QLabel(m_state.why);
    why->setObjectName(u"readerWhy"_s);
    why->setTextFormat(Qt::PlainText);
    why->setWordWrap(true);
    why->setProperty("quiet", true);
    why->setFixedWidth(kReasonWidth);
    why->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace3, tokens::kSpace2);
    auto* line = new QWidgetAction(menu());
    line->setDefaultWidget(why);
    menu()->addAction(line);
    menu()->addSeparator();
    connect(menu()->addAction(tr("Reading settings…")), &QAction::triggered, this, &ReaderButton::settingsRequested);
}

void ReaderButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

} // namespace lectern::ui
