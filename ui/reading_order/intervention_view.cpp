// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/intervention_view.h"

#include "ui/pages/block_walk.h"
#include "ui/reading_order/intervention_names.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHeight = 264; // pixels: some ten lines, and the pages above stay in sight
constexpr float kAdded = 0.22F; // of the accent, behind words that are new

QWidget* column(QLabel* title, QWidget* below)
{
    auto* widget = new QWidget;
    auto* rows = new QVBoxLayout(widget);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(tokens::kSpace1);
    title->setProperty("quiet", true);
    rows->addWidget(title);
    rows->addWidget(below, 1);
    return widget;
}

} // namespace

InterventionView::InterventionView(QWidget* parent)
    : QWidget(parent)
    , m_choice(new QComboBox)
    , m_summary(new QLabel)
    , m_copy(new QToolButton)
    , m_export(new QToolButton)
    , m_close(new QToolButton)
    , m_beforeTitle(new QLabel)
    , m_afterTitle(new QLabel)
    , m_vanishedTitle(new QLabel)
    , m_before(new QPlainTextEdit)
    , m_after(new QPlainTextEdit)
    , m_vanished(new QListWidget)
{
    setObjectName(u"interventionView"_s);
    build();
    retranslate();
}

void InterventionView::build()
{
    auto* head = new QWidget;
    buildHead(head);
    m_summary->setObjectName(u"interventionSummary"_s);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_before->setObjectName(u"interventionBefore"_s);
    m_after->setObjectName(u"interventionAfter"_s);
    for (QPlainTextEdit* edit : {m_before, m_after}) {
        edit->setReadOnly(true);
        edit->setTabChangesFocus(true);
        edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_vanished->setObjectName(u"interventionVanished"_s);
    m_vanished->setTextElideMode(Qt::ElideRight);
    m_vanished->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_vanished, &QListWidget::currentRowChanged, this, &InterventionView::vanishedChosen);
    auto* texts = new QHBoxLayout;
    texts->setSpacing(tokens::kSpace2);
    texts->addWidget(column(m_beforeTitle, m_before), 3);
    texts->addWidget(column(m_afterTitle, m_after), 3);
    texts->addWidget(column(m_vanishedTitle, m_vanished), 2);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(tokens::kSpace3, tokens::kSpace2, tokens::kSpace3, tokens::kSpace2);
    rows->setSpacing(tokens::kSpace1);
    rows->addWidget(head);
    rows->addWidget(m_summary);
    rows->addLayout(texts, 1);
    setFixedHeight(kHeight);
}

void InterventionView::buildHead(QWidget* head)
{
    m_choice->setObjectName(u"interventionChoice"_s);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(16);
    connect(m_choice, &QComboBox::activated, this, &InterventionView::resultChosen);
    m_copy->setObjectName(u"interventionCopy"_s);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_copy);
    connect(menu->addAction(QString()), &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(bothTexts()); });
    connect(menu->addAction(QString()), &QAction::triggered, this, &InterventionView::copyJsonRequested);
    m_copy->setMenu(menu);
    m_export->setObjectName(u"interventionExport"_s);
    connect(m_export, &QToolButton::clicked, this, &InterventionView::exportRequested);
    m_close->setObjectName(u"interventionClose"_s);
    m_close->setIcon(icon(u"window-close"_s));
    m_close->setIconSize(QSize(tokens::kIcon, tokens::kIcon));
    connect(m_close, &QToolButton::clicked, this, &InterventionView::closed);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(tokens::kSpace1);
    row->addWidget(m_choice, 1);
    for (QToolButton* button : {m_copy, m_export, m_close}) {
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    }
}

void InterventionView::show(
    std::shared_ptr<const recognition::PageStudy> study, int index, const TextDifference& difference)
{
    m_study = std::move(study);
    m_index = index;
    m_difference = difference;
    m_before->setPlainText(difference.before.text);
    m_after->setPlainText(difference.after.text);
    showState();
    QWidget::show();
}

void InterventionView::clear()
{
    m_study.reset();
    m_difference = {};
    hide();
}

// Words of one side only: struck through on the left, underlined on the right, and a colour behind both.
void InterventionView::mark(QPlainTextEdit& edit, const ComparedText& text, bool isBefore)
{
    const Colours colours = coloursOf(palette());
    QTextCharFormat format;
    if (isBefore) {
        format.setFontStrikeOut(true);
        format.setBackground(colours.failure);
        format.setForeground(colours.onStrip);
    } else {
        QColor added = colours.accent;
        added.setAlphaF(kAdded);
        format.setFontUnderline(true);
        format.setBackground(added);
    }
    QList<QTextEdit::ExtraSelection> marks;
    for (const ComparedWord& word : text.words) {
        if (!word.differs) {
            continue;
        }
        const int start = static_cast<int>(word.start);
        const int end = static_cast<int>(word.start + word.length);
        const int marked = marks.isEmpty() ? 0 : marks.back().cursor.selectionEnd();
        const QStringView between = QStringView(text.text).mid(marked, start - marked);
        const bool joins = !marks.isEmpty() && between.trimmed().isEmpty() && !between.contains(u'\n');
        if (!joins) {
            marks.append({edit.textCursor(), format});
            marks.back().cursor.setPosition(start);
        }
        marks.back().cursor.setPosition(end, QTextCursor::KeepAnchor);
    }
    edit.setExtraSelections(marks);
}

QString InterventionView::summary() const
{
    if (!m_study) {
        return {};
    }
    const recognition::ChangedReading& changed = m_study->changed.at(static_cast<size_t>(m_index));
    if (changed.sameTokens) {
        return tr("The same text, token for token: edit distance 0. What was changed made no difference.");
    }
    QStringList parts;
    parts << tr("Edit distance %1 (0: the same, 1: nothing in common)")
                 .arg(QLocale().toString(changed.editDistance, 'f', 3));
    parts << tr("%n word(s) missing", nullptr, m_difference.removed);
    parts << tr("%n word(s) new", nullptr, m_difference.added);
    if (!changed.decoded.ended) {
        parts << tr("the new text came to no end");
    }
    return parts.join(u" · "_s);
}

QString InterventionView::bothTexts() const
{
    if (!m_study) {
        return {};
    }
    return tr("As it is") + u":\n\n"_s + m_difference.before.text + u"\n\n"_s
        + InterventionNames::text(m_study->changed.at(static_cast<size_t>(m_index)).name) + u":\n\n"_s
        + m_difference.after.text + u"\n\n"_s + summary() + u'\n';
}

void InterventionView::showState()
{
    const QSignalBlocker quietChoice(m_choice);
    const QSignalBlocker quietList(m_vanished);
    m_choice->clear();
    m_vanished->clear();
    m_summary->setText(summary());
    m_vanishedTitle->setText(tr("Vanished: %n block(s)", nullptr, static_cast<int>(m_difference.vanished.size())));
    if (!m_study) {
        return;
    }
    for (const recognition::ChangedReading& changed : m_study->changed) {
        m_choice->addItem(
            InterventionNames::text(changed.name) + u" · "_s + QLocale().toString(changed.editDistance, 'f', 2));
        m_choice->setItemData(m_choice->count() - 1, QString::fromStdString(changed.name), Qt::ToolTipRole);
    }
    m_choice->setCurrentIndex(m_index);
    for (const VanishedBlock& gone : m_difference.vanished) {
        const QString what = gone.words.size() == gone.of
            ? tr("%1 %2, all of it").arg(blockKindName(gone.label.toStdString())).arg(gone.block + 1)
            : tr("%1 %2, %3 of %4 words")
                  .arg(blockKindName(gone.label.toStdString()))
                  .arg(gone.block + 1)
                  .arg(gone.words.size())
                  .arg(gone.of);
        auto* item = new QListWidgetItem(what + u": "_s + gone.words.join(u' '), m_vanished);
        item->setToolTip(gone.words.join(u' '));
    }
    mark(*m_before, m_difference.before, true);
    mark(*m_after, m_difference.after, false);
}

void InterventionView::retranslate()
{
    setAccessibleName(tr("What the change made of the text"));
    m_choice->setAccessibleName(tr("Change"));
    m_copy->setText(tr("Copy"));
    m_copy->menu()->actions().at(0)->setText(tr("Both texts"));
    m_copy->menu()->actions().at(1)->setText(tr("All changes as JSON"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Write the order and all changes as JSON, with the pictures"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    m_beforeTitle->setText(tr("As it is (missing words struck through)"));
    m_afterTitle->setText(tr("Changed (new words underlined)"));
    m_before->setAccessibleName(tr("Text without a change"));
    m_after->setAccessibleName(tr("Text after the change"));
    m_vanished->setAccessibleName(tr("Blocks whose words are nowhere in the new text"));
    showState();
}

void InterventionView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        showState();
    }
}

} // namespace lectern::ui
