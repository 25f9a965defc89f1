// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order/order_trace.h"
#include "recognition/reader_choice.h"

#include <QList>
#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QToolButton;

namespace lectern::ui {

// One side of a comparison: which checkpoint, which layer of its encoder, which head.
class CompareChoice : public QWidget
{
    Q_OBJECT

public:
    struct Value
    {
        recognition::ReaderChoice model;
        order::OrderQuestion question;
        int layers = 0; // that the model has; 0: not known yet
        int heads = 0;
    };
    using Models = std::function<QList<recognition::ReaderChoice>()>;

    // letter: "A" or "B". models: what can be chosen without looking for a folder.
    CompareChoice(const QString& letter, Models models, QWidget* parent = nullptr);

    const Value& value() const { return m_value; }
    void setValue(const Value& value); // tells nobody
    void setNote(const QString& note); // at its end: what it waits for

Q_SIGNALS:
    void changed(); // a person has chosen
    void folderWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillMenu();
    void showState();

    const QString m_letter;
    const Models m_models;
    Value m_value;
    QLabel* m_title;
    QToolButton* m_model;
    QComboBox* m_layer;
    QComboBox* m_head;
    QLabel* m_note;
};

} // namespace lectern::ui
