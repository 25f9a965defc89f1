// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/shortcut_editor.h"

#include "ui/commands/key_field.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kActionWidth = 260;
constexpr int kKeysWidth = 180;

} // namespace

ShortcutEditor::ShortcutEditor(Shortcuts& shortcuts, QWidget* parent)
    : QWidget(parent)
    , m_shortcuts(shortcuts)
    , m_model(shortcuts)
    , m_filter(new QLineEdit)
    , m_list(new QTreeView)
    , m_title(new QLabel)
    , m_fields(new QVBoxLayout)
    , m_question(new QFrame)
    , m_questionText(new QLabel)
    , m_reassign(new QPushButton)
    , m_keep(new QPushButton)
    , m_reset(new QPushButton)
    , m_resetAll(new QPushButton)
{
    setObjectName(u"shortcutEditor"_s);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(tokens::kSpace2);
    buildList();
    rows->addWidget(m_filter);
    rows->addWidget(m_list, 1);
    m_title->setObjectName(u"shortcutTitle"_s);
    rows->addWidget(m_title);
    buildQuestion();
    buildFields();
    auto* edit = new QHBoxLayout;
    edit->setSpacing(tokens::kSpace2);
    edit->addLayout(m_fields, 1);
    edit->addWidget(m_reset, 0, Qt::AlignTop);
    edit->addWidget(m_resetAll, 0, Qt::AlignTop);
    rows->addLayout(edit);
    rows->addWidget(m_question);
    retranslate();
    connect(&m_shortcuts, &Shortcuts::changed, this, [this](int index) {
        if (index == chosen()) {
            showChosen();
        }
    });
    m_list->setCurrentIndex(m_filtered.index(0, 0));
}

void ShortcutEditor::buildList()
{
    m_filter->setObjectName(u"shortcutFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filtered.setSourceModel(&m_model);
    m_filtered.setFilterKeyColumn(-1); // keys are looked up too
    m_filtered.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(u"shortcutList"_s);
    m_list->setModel(&m_filtered);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTabKeyNavigation(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->header()->setSectionsMovable(false);
    m_list->header()->resizeSection(ShortcutModel::Action, kActionWidth);
    m_list->header()->resizeSection(ShortcutModel::Keys, kKeysWidth);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filtered.setFilterFixedString(text.trimmed());
        if (!m_list->currentIndex().isValid()) {
            m_list->setCurrentIndex(m_filtered.index(0, 0));
        }
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ShortcutEditor::showChosen);
    connect(m_list, &QTreeView::activated, this, [this] {
        if (!m_keyFields.isEmpty()) {
            m_keyFields.first()->setFocus();
        }
    });
}

void ShortcutEditor::buildFields()
{
    m_fields->setSpacing(tokens::kSpace1);
    m_reset->setObjectName(u"shortcutReset"_s);
    m_resetAll->setObjectName(u"shortcutResetAll"_s);
    connect(m_reset, &QPushButton::clicked, this, [this] { m_shortcuts.reset(chosen()); });
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        m_shortcuts.resetAll();
        showChosen();
    });
}

void ShortcutEditor::buildQuestion()
{
    m_question->setObjectName(u"strip"_s);
    m_question->setProperty("kind", u"warning"_s);
    m_questionText->setObjectName(u"shortcutQuestion"_s);
    m_questionText->setWordWrap(true);
    m_questionText->setTextFormat(Qt::PlainText);
    m_reassign->setObjectName(u"shortcutReassign"_s);
    m_keep->setObjectName(u"shortcutKeep"_s);
    auto* row = new QHBoxLayout(m_question);
    row->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace2, tokens::kSpace1);
    row->addWidget(m_questionText, 1);
    row->addWidget(m_reassign);
    row->addWidget(m_keep);
    m_question->hide();
    connect(m_reassign, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] { answer(false); });
}

int ShortcutEditor::chosen() const
{
    const QModelIndex index = m_filtered.mapToSource(m_list->currentIndex());
    return index.isValid() ? index.row() : -1;
}

void ShortcutEditor::choose(const QString& name)
{
    m_filter->clear();
    if (const int row = m_shortcuts.indexOf(name); row >= 0) {
        m_list->setCurrentIndex(m_filtered.mapFromSource(m_model.index(row, 0)));
    }
}

void ShortcutEditor::showChosen()
{
    m_question->hide();
    const int index = chosen();
    const Shortcuts::Keys keys = index >= 0 ? m_shortcuts.keys(index) : Shortcuts::Keys();
    const QString name = index >= 0 ? plainText(*m_shortcuts.action(index)) : QString();
    m_title->setText(index >= 0 ? tr("Shortcuts of “%1”").arg(name) : tr("No action is called that."));
    m_reset->setEnabled(index >= 0 && !m_shortcuts.isDefault(index));
    const qsizetype wanted = index >= 0 ? keys.size() + 1 : 0;
    while (m_keyFields.size() > wanted) {
        m_keyFields.takeLast()->deleteLater();
    }
    while (m_keyFields.size() < wanted) {
        auto* field = new KeyField;
        const auto position = static_cast<int>(m_keyFields.size());
        field->setObjectName(u"shortcutKeys%1"_s.arg(position));
        connect(field, &KeyField::entered, this, [this, position](const QKeySequence& to) { enter(position, to); });
        m_fields->addWidget(field);
        m_keyFields.append(field);
    }
    for (qsizetype i = 0; i < m_keyFields.size(); ++i) {
        m_keyFields[i]->setKeySequence(keys.value(i));
        m_keyFields[i]->setName(
            i < keys.size() ? tr("Shortcut %1 of %2").arg(i + 1).arg(name) : tr("Another shortcut of %1").arg(name));
    }
}

void ShortcutEditor::enter(int position, const QKeySequence& keys)
{
    const int index = chosen();
    if (index < 0) {
        return;
    }
    m_asked = m_shortcuts.keys(index);
    if (position < m_asked.size()) {
        m_asked[position] = keys;
    } else {
        m_asked.append(keys);
    }
    m_asked.removeAll(QKeySequence());
    // Twice the same is once.
    Shortcuts::Keys once;
    for (const QKeySequence& one : m_asked) {
        if (!once.contains(one)) {
            once.append(one);
        }
    }
    m_asked = once;
    if (const int other = m_shortcuts.conflict(index, keys); other >= 0) {
        ask(other);
        return;
    }
    m_shortcuts.set(index, m_asked);
    showChosen(); // where nothing changed too: the field shows what is
}

void ShortcutEditor::ask(int other)
{
    const QString name = plainText(*m_shortcuts.action(other));
    m_questionText->setText(tr("These keys belong to “%1”.").arg(name));
    m_questionText->setAccessibleDescription(m_questionText->text());
    m_reassign->setAccessibleDescription(m_questionText->text());
    m_question->show();
    m_keep->setFocus();
}

void ShortcutEditor::answer(bool reassigns)
{
    const int index = chosen();
    if (reassigns && index >= 0) {
        m_shortcuts.take(index, m_asked);
    }
    showChosen();
    m_list->setFocus();
}

void ShortcutEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ShortcutEditor::retranslate()
{
    m_model.retranslate();
    m_filter->setPlaceholderText(tr("Find an action or keys"));
    m_filter->setAccessibleName(tr("Find an action or keys"));
    m_list->setAccessibleName(tr("Actions and their shortcuts"));
    m_reassign->setText(tr("Reassign"));
    m_keep->setText(tr("Keep"));
    m_keep->setToolTip(tr("Leaves the keys where they are"));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Gives this action the shortcuts that it came with"));
    m_resetAll->setText(tr("Reset all"));
    showChosen();
}

} // namespace lectern::ui
