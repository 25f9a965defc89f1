// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/find_field.h"

#include "ui/theme/translated.h"
#include "ui/window/document_tab.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTypingPause = 200; // ms without a key, after which the search begins
constexpr int kFieldWidth = 180;
constexpr int kSmallestFieldWidth = 100;

QToolButton* buttonOf(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setIconSize(QSize(tokens::kIcon, tokens::kIcon));
    return button;
}

} // namespace

FindField::FindField(QAction* next, QAction* previous, QWidget* parent)
    : QWidget(parent)
    , m_text(new QLineEdit)
    , m_state(new QLabel)
{
    m_text->setObjectName(u"findText"_s);
    translated(m_text, [this] {
        m_text->setPlaceholderText(tr("Find in the pages"));
        m_text->setAccessibleName(tr("Find in the pages"));
    });
    m_text->setAcceptDrops(false); // files that are dropped here are opened
    m_text->setMinimumWidth(kSmallestFieldWidth); // in a narrow window
    m_text->setMaximumWidth(kFieldWidth);
    m_text->installEventFilter(this);
    m_state->setObjectName(u"findState"_s);
    m_state->setProperty("quiet", true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(tokens::kSpace1);
    row->addWidget(m_state);
    row->addWidget(m_text);
    row->addWidget(buttonOf(previous));
    row->addWidget(buttonOf(next));
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &FindField::search);
    connect(m_text, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) {
            m_typing.start();
        }
    });
    setTab(nullptr);
}

void FindField::setTab(DocumentTab* tab)
{
    if (m_tab) {
        disconnect(&m_tab->search(), nullptr, this, nullptr);
    }
    m_tab = tab;
    m_typing.stop();
    setEnabled(tab != nullptr);
    if (tab != nullptr) {
        connect(&tab->search(), &DocumentSearch::changed, this, &FindField::showState);
        m_text->setText(tab->search().text());
    } else {
        m_text->clear();
    }
    m_typing.stop();
    showState();
}

void FindField::activate()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FindField::search()
{
    m_typing.stop();
    if (m_tab && m_text->text() != m_tab->search().text()) {
        m_tab->search().start(m_text->text(), m_tab->view().currentPage());
    }
}

void FindField::next()
{
    if (m_tab && m_text->text() == m_tab->search().text()) {
        m_tab->search().next();
    } else {
        search();
    }
}

void FindField::previous()
{
    if (m_tab && m_text->text() == m_tab->search().text()) {
        m_tab->search().previous();
    } else {
        search();
    }
}

bool FindField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            key->modifiers().testFlag(Qt::ShiftModifier) ? previous() : next();
            return true;
        }
        if (key->key() == Qt::Key_Escape && m_tab) {
            m_text->clear();
            search();
            m_tab->view().setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindField::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

void FindField::showState()
{
    if (!m_tab || m_tab->search().text().isEmpty()) {
        m_state->clear();
        return;
    }
    const DocumentSearch& search = m_tab->search();
    if (search.count() > 0) {
        m_state->setText(tr("%1 of %2", "hit of hits").arg(search.position()).arg(search.count())
            + (search.isRunning() ? u"…"_s : QString()));
    } else if (search.isRunning()) {
        m_state->setText(tr("Searching…"));
    } else {
        m_state->setText(search.hasText() ? tr("Not found") : tr("No text to search: these pages are pictures"));
    }
}

} // namespace lectern::ui
