// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QIcon>
#include <QLabel>
#include <QString>
#include <QStringList>

namespace lectern::ui {

// The window's icons: line drawings in resources/icons, one file a name (those of the freedesktop naming specification
// where it has one). They are drawn when they are painted, at the size and scaling of that moment and in the colours of
// the theme of that moment: text, accent where something is checked, less where it is disabled. So nothing has to be
// loaded again when the theme changes.
// An unknown name is warned about and gives an empty icon.
QIcon icon(const QString& name);

// The same in one colour of the theme, such as &Colours::onAccent, disabled ones besides.
QIcon icon(const QString& name, QColor Colours::*colour);

QStringList iconNames();

// The icon of the program itself, for its windows.
QIcon programIcon();

// An icon of tokens::kIcon that stands beside a text. It is read out by its accessible name, if it has one.
class IconLabel : public QLabel
{
    Q_OBJECT

public:
    explicit IconLabel(QWidget* parent = nullptr);

    void setIcon(const QString& name, QColor Colours::*colour);
    const QString& iconName() const { return m_name; }
    QSize sizeHint() const override { return {tokens::kIcon, tokens::kIcon}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    QIcon m_icon;
};

} // namespace lectern::ui
