// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/compare_choice.h"

#include "ui/theme/tokens.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace lectern::ui {

using namespace Qt::StringLiterals;

CompareChoice::CompareChoice(const QString& letter, Models models, QWidget* parent)
    : QWidget(parent)
    , m_letter(letter)
    , m_models(std::move(models))
    , m_title(new QLabel(letter))
    , m_model(new QToolButton)
    , m_layer(new QComboBox)
    , m_head(new QComboBox)
    , m_note(new QLabel)
{
    setObjectName(u"compare"_s + letter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace3, tokens::kSpace1);
    row->setSpacing(tokens::kSpace1);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_model->setObjectName(u"compareModel"_s);
    m_model->setPopupMode(QToolButton::InstantPopup);
    m_model->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_model->setFocusPolicy(Qt::StrongFocus);
    m_model->setProperty("menu", true);
    m_model->setMenu(new QMenu(m_model));
    m_layer->setObjectName(u"compareLayer"_s);
    m_head->setObjectName(u"compareHead"_s);
    m_note->setObjectName(u"compareNote"_s);
    m_note->setProperty("quiet", true);
    for (QWidget* widget : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_model),
             static_cast<QWidget*>(m_layer), static_cast<QWidget*>(m_head), static_cast<QWidget*>(m_note)}) {
        row->addWidget(widget);
    }
    row->addStretch(1);
    connect(m_model->menu(), &QMenu::aboutToShow, this, &CompareChoice::fillMenu);
    for (QComboBox* box : {m_layer, m_head}) {
        connect(box, &QComboBox::activated, this, [this] {
            m_value.question = {m_layer->currentData().toInt(), m_head->currentData().toInt()};
            Q_EMIT changed();
        });
    }
    showState();
}

void CompareChoice::setValue(const Value& value)
{
    m_value = value;
    showState();
}

void CompareChoice::setNote(const QString& note)
{
    m_note->setText(note);
}

void CompareChoice::fillMenu()
{
    QMenu* menu = m_model->menu();
    menu->clear();
    for (const recognition::ReaderChoice& model : m_models()) {
        QAction* action = menu->addAction(QString::fromStdString(model.modelName).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(model.modelFolder == m_value.model.modelFolder);
        action->setToolTip(QString::fromStdString(model.modelFolder.string()));
        connect(action, &QAction::triggered, this, [this, model] {
            m_value = {model, {}, 0, 0}; // it may have fewer layers
            showState();
            Q_EMIT changed();
        });
    }
    menu->addSeparator();
    connect(
        menu->addAction(tr("Choose a folder with weights…")), &QAction::triggered, this, &CompareChoice::folderWanted);
}

void CompareChoice::showState()
{
    m_title->setAccessibleName(m_letter);
    const QString name = QString::fromStdString(m_value.model.modelName);
    m_model->setText((name.isEmpty() ? tr("Choose a model") : name) + u" ▾"_s);
    m_model->setToolTip(QString::fromStdString(m_value.model.modelFolder.string()));
    m_model->setAccessibleName(tr("Model of %1: %2", "A or B").arg(m_letter, name));
    m_layer->setAccessibleName(tr("Layer of the encoder for %1").arg(m_letter));
    m_head->setAccessibleName(tr("Head of attention for %1").arg(m_letter));
    m_layer->clear();
    m_head->clear();
    for (int i = 0; i < m_value.layers; ++i) {
        m_layer->addItem(tr("Layer %1", "of the encoder").arg(i), i);
    }
    m_head->addItem(tr("All heads"), order::kMeanHead);
    for (int i = 0; i < m_value.heads; ++i) {
        m_head->addItem(tr("Head %1").arg(i), i);
    }
    const int layer = m_value.question.layer;
    m_layer->setCurrentIndex(layer < 0 ? m_value.layers + layer : layer);
    m_head->setCurrentIndex(m_value.question.head + 1);
    m_layer->setVisible(m_value.layers > 0);
    m_head->setVisible(m_value.layers > 0);
}

void CompareChoice::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

} // namespace lectern::ui
