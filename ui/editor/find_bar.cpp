// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/find_bar.h"

#include "ui/editor/source_search.h"
#include "ui/theme/icons.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTypingPause = 150; // ms

void name(QWidget& widget, const QString& text)
{
    widget.setAccessibleName(text);
    widget.setToolTip(text);
}

} // namespace

FindBar::FindBar(SourceSearch& search, QWidget* parent)
    : QWidget(parent)
    , m_search(search)
    , m_text(new QLineEdit)
    , m_with(new QLineEdit)
    , m_state(new QLabel)
    , m_case(button("findCase", true))
    , m_words(button("findWords", true))
    , m_pattern(button("findPattern", true))
    , m_previous(button("findBarPrevious", false))
    , m_next(button("findBarNext", false))
    , m_close(button("findBarClose", false))
    , m_replace(new QPushButton)
    , m_replaceAll(new QPushButton)
{
    setObjectName(u"findBar"_s);
    build();
    retranslate();
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &FindBar::search);
    connect(m_text, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    for (QToolButton* option : {m_case, m_words, m_pattern}) {
        connect(option, &QToolButton::toggled, this, &FindBar::search);
    }
    connect(m_previous, &QToolButton::clicked, this, [this] {
        searchNow();
        m_search.previous();
    });
    connect(m_next, &QToolButton::clicked, this, [this] {
        searchNow();
        m_search.next();
    });
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    connect(m_replace, &QPushButton::clicked, this, [this] {
        searchNow();
        m_search.replace(m_with->text());
    });
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAll);
    connect(&m_search, &TextSearch::changed, this, &FindBar::showState);
    showState();
}

QToolButton* FindBar::button(const char* name, bool checkable)
{
    auto* made = new QToolButton;
    made->setObjectName(QString::fromLatin1(name));
    made->setCheckable(checkable);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

void FindBar::build()
{
    m_text->setObjectName(u"findBarText"_s);
    m_with->setObjectName(u"replaceText"_s);
    m_state->setObjectName(u"findBarState"_s);
    m_replace->setObjectName(u"replaceOne"_s);
    m_replaceAll->setObjectName(u"replaceAll"_s);
    m_state->setProperty("quiet", true);
    m_state->setWordWrap(true);
    m_text->setAcceptDrops(false); // files that are dropped here are opened
    m_with->setAcceptDrops(false);
    m_case->setText(u"Aa"_s);
    m_words->setText(u"“ ”"_s);
    m_pattern->setText(u".*"_s);
    m_previous->setIcon(icon(u"go-up"_s));
    m_next->setIcon(icon(u"go-down"_s));
    m_close->setIcon(icon(u"window-close"_s));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(tokens::kSpace2, tokens::kSpace1, tokens::kSpace2, tokens::kSpace1);
    grid->setSpacing(tokens::kSpace1);
    auto* row = new QHBoxLayout;
    row->setSpacing(tokens::kSpace1);
    for (QToolButton* each : {m_case, m_words, m_pattern, m_previous, m_next}) {
        row->addWidget(each);
    }
    row->addStretch(1);
    row->addWidget(m_close);
    auto* replacing = new QHBoxLayout;
    replacing->setSpacing(tokens::kSpace1);
    replacing->addWidget(m_replace);
    replacing->addWidget(m_replaceAll);
    replacing->addStretch(1);
    grid->addWidget(m_text, 0, 0);
    grid->addLayout(row, 0, 1);
    grid->addWidget(m_with, 1, 0);
    grid->addLayout(replacing, 1, 1);
    grid->addWidget(m_state, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    setTabOrder(m_text, m_with);
}

void FindBar::retranslate()
{
    m_text->setPlaceholderText(tr("Find"));
    m_text->setAccessibleName(tr("Find in the source"));
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Replace with"));
    name(*m_case, tr("Match case"));
    name(*m_words, tr("Whole words"));
    name(*m_pattern, tr("Regular expression"));
    name(*m_previous, tr("Previous hit"));
    name(*m_next, tr("Next hit"));
    name(*m_close, tr("Close the find bar"));
    m_replace->setText(tr("&Replace"));
    m_replaceAll->setText(tr("Replace &all"));
    m_replace->setAccessibleName(tr("Replace this hit"));
    m_replaceAll->setAccessibleName(tr("Replace all hits"));
    showState();
}

void FindBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void FindBar::open(bool withReplace, const QString& text)
{
    for (QWidget* part :
        {static_cast<QWidget*>(m_with), static_cast<QWidget*>(m_replace), static_cast<QWidget*>(m_replaceAll)}) {
        part->setVisible(withReplace);
    }
    show();
    if (!text.isEmpty()) {
        m_text->setText(text);
    }
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    search();
}

void FindBar::search()
{
    m_typing.stop();
    m_done.clear();
    m_search.setSearch(m_text->text(), {m_case->isChecked(), m_words->isChecked(), m_pattern->isChecked()});
}

void FindBar::searchNow()
{
    if (m_typing.isActive() || m_search.text() != m_text->text()) {
        search();
    }
}

void FindBar::showState()
{
    const bool hasHits = m_search.total() > 0;
    m_replace->setEnabled(hasHits);
    m_replaceAll->setEnabled(hasHits);
    if (const QString error = m_search.error(); !error.isEmpty()) {
        m_state->setText(tr("Not a regular expression: %1").arg(error));
    } else if (!m_done.isEmpty()) {
        m_state->setText(m_done);
    } else if (m_search.text().isEmpty()) {
        m_state->clear();
    } else if (!hasHits) {
        m_state->setText(m_search.isRunning() ? tr("Searching…") : tr("Not found"));
    } else {
        m_state->setText(tr("%1 of %2", "hit of hits").arg(m_search.current()).arg(m_search.total()));
    }
    m_state->setAccessibleName(m_state->text());
    m_state->setVisible(!m_state->text().isEmpty());
}

void FindBar::replaceAll()
{
    searchNow();
    int refused = 0;
    const int replaced = m_search.replaceAll(m_with->text(), &refused);
    m_done = tr("%n place(s) replaced", nullptr, replaced);
    if (refused > 0) {
        m_done += u" · "_s + tr("%n left on pages that are being written", nullptr, refused);
    }
    showState();
}

void FindBar::close()
{
    m_typing.stop();
    m_search.setSearch({}, {});
    hide();
    Q_EMIT closed();
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (isReturn && m_with->hasFocus()) {
        m_replace->click();
    } else if (isReturn && m_text->hasFocus()) {
        event->modifiers().testFlag(Qt::ShiftModifier) ? m_previous->click() : m_next->click();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace lectern::ui
