// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/icons.h"
#include "ui/theme/program_style.h"

#include <QApplication>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

double luminance(const QColor& colour)
{
    const auto linear = [](double level) {
        return level <= 0.03928 ? level / 12.92 : std::pow((level + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

// {name} stands for a colour, {radius} and the like for lengths.
constexpr QStringView kSheet = uR"(
QToolTip { background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px 8px; }
QMenuBar { background: {window}; color: {text}; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: {radius}px; background: transparent; }
QMenuBar::item:selected { background: {hover}; }
QMenu { background: {surface}; border: 1px solid {line}; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 28px; border-radius: 4px; }
QMenu::item:selected { background: {hover}; color: {text}; }
QMenu::item:disabled { color: {quiet}; }
QMenu::separator { height: 1px; background: {line}; margin: 4px 8px; }
QMenu::icon { left: 6px; }
QMenu::icon:checked { background: {hover}; border: 1px solid {accent}; border-radius: 4px; }
QToolBar { background: {window}; border: none; spacing: 4px; padding: 4px 8px; }
QToolBar#mainToolBar { border-bottom: 1px solid {line}; }
QToolBar#rail { border-right: 1px solid {line}; padding: 8px 4px; }
QToolBar::separator { background: {line}; width: 1px; height: 1px; margin: 6px 4px; }
QToolButton { color: {text}; background: transparent; border: 1px solid transparent; border-radius: {radius}px;
    padding: 4px 6px; min-height: 18px; }
QToolButton:hover { background: {hover}; }
QToolButton:checked { background: {hover}; border-color: {line}; }
QToolButton:focus { border: 2px solid {accent}; padding: 3px 5px; }
QToolButton:disabled { color: {quiet}; }
QToolButton[small="true"] { padding: 1px; min-height: 14px; border-radius: 4px; }
QToolButton[primary="true"] { background: {accent}; color: {onAccent}; border-color: {accent}; font-weight: 600; }
QToolButton[primary="true"]:focus { border: 3px double {onAccent}; padding: 2px 4px; }
QToolButton[primary="true"]:disabled { background: {hover}; color: {quiet}; border-color: {line}; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-button { border: none; width: 16px; }
QToolButton::menu-indicator { image: none; }
QPushButton { color: {text}; background: {surface}; border: 1px solid {line}; border-radius: {radius}px;
    padding: 4px 16px; min-height: 20px; }
QPushButton:hover { background: {hover}; }
QPushButton:focus { border: 2px solid {accent}; padding: 3px 15px; }
QPushButton:disabled { color: {quiet}; }
QPushButton[primary="true"] { background: {accent}; color: {onAccent}; border-color: {accent}; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 3px double {onAccent}; padding: 2px 14px; }
QPushButton[quiet="true"] { background: transparent; border-color: transparent; text-align: left; padding: 4px 8px; }
QPushButton[quiet="true"]:hover { background: {hover}; }
QPushButton[quiet="true"]:focus { border: 2px solid {accent}; padding: 3px 7px; }
QLineEdit { color: {text}; background: {surface}; border: 1px solid {line}; border-radius: {radius}px; padding: 3px 8px;
    min-height: 20px; selection-background-color: {accent}; selection-color: {onAccent}; }
QLineEdit:focus { border: 2px solid {accent}; padding: 2px 7px; }
QComboBox, QSpinBox, QDoubleSpinBox { color: {text}; background: {surface}; border: 1px solid {control};
    border-radius: {radius}px; padding: 3px 8px; min-height: 20px; selection-background-color: {accent};
    selection-color: {onAccent}; }
QComboBox:hover { background: {hover}; }
QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border: 2px solid {accent}; padding: 2px 7px; }
QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { color: {quiet}; border-color: {line}; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/lectern/theme/down-{mode}.svg); width: 14px; height: 14px; }
QComboBox QLineEdit, QSpinBox QLineEdit, QDoubleSpinBox QLineEdit { background: transparent; border: none; padding: 0;
    min-height: 0; }
QComboBox QAbstractItemView { background: {surface}; border: 1px solid {line}; selection-background-color: {hover};
    selection-color: {text}; }
QSpinBox::up-button, QDoubleSpinBox::up-button { border: none; width: 20px; subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { border: none; width: 20px; subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/lectern/theme/up-{mode}.svg); width: 12px;
    height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/lectern/theme/down-{mode}.svg); width: 12px;
    height: 12px; }
QCheckBox::indicator, QListView::indicator { width: 14px; height: 14px; border: 1px solid {control};
    border-radius: 3px; background: {surface}; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: {accent}; border-color: {accent};
    image: url(:/lectern/theme/tick-{mode}.svg); }
QCheckBox { border: 2px solid transparent; border-radius: {radius}px; padding: 1px; }
QCheckBox:focus { border-color: {accent}; }
QTabWidget::pane { border: none; }
QTabBar { background: {window}; }
QTabBar::tab { background: transparent; color: {quiet}; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: {text}; border-bottom: 2px solid {accent}; }
QTabBar::tab:hover { background: {hover}; }
QTabBar::tab:focus { border: 2px solid {accent}; border-radius: 4px; padding: 4px 10px 6px 10px; }
QListView, QTreeView { background: {window}; border: none; outline: none; }
QListView:focus, QTreeView:focus { border: 1px solid {accent}; }
QListView#settingsSections { border-right: 1px solid {line}; padding: 8px; }
QListView#settingsSections:focus { border: none; border-right: 1px solid {line}; }
QListView#settingsSections::item { border: 2px solid transparent; border-radius: {radius}px; padding: 4px 8px;
    color: {text}; }
QListView#settingsSections::item:hover { background: {hover}; }
QListView#settingsSections::item:selected { background: {hover}; color: {text}; }
QListView#settingsSections::item:focus { border-color: {accent}; }
QListView#languagesChoice { background: {surface}; border: 1px solid {line}; border-radius: {radius}px; padding: 4px; }
QListView#languagesChoice:focus { border: 1px solid {accent}; }
QListView#languagesChoice::item { border: 2px solid transparent; border-radius: 4px; padding: 0 4px; color: {text}; }
QListView#languagesChoice::item:hover, QListView#languagesChoice::item:selected { background: {hover};
    color: {text}; }
QListView#languagesChoice::item:focus { border-color: {accent}; }
QTreeView::item { padding: 4px 2px; border-radius: 4px; color: {text}; }
QTreeView::item:hover { background: {hover}; }
QTreeView::item:selected { background: {hover}; color: {text}; }
QSplitter::handle { background: {line}; }
QStatusBar { background: {window}; color: {quiet}; border-top: 1px solid {line}; }
QStatusBar::item { border: none; }
QStatusBar QToolButton { color: {quiet}; padding: 1px 6px; min-height: 16px; }
QStatusBar QLabel { color: {quiet}; padding: 2px 8px; }
QLabel[quiet="true"] { color: {quiet}; }
QLabel[heading="true"] { font-size: 20px; font-weight: 600; }
QLabel[section="true"] { color: {quiet}; font-weight: 600; }
QFrame#card { background: {surface}; border: 1px solid {line}; border-radius: 10px; }
QFrame#dropArea { background: {surface}; border: 2px dashed {line}; border-radius: 10px; }
QFrame#dropArea[over="true"] { border-color: {accent}; background: {hover}; }
QFrame#strip { background: {failure}; border: none; }
QFrame#strip QLabel { color: {onStrip}; }
QFrame#strip[kind="warning"] { background: {warning}; }
QFrame#palette { background: {surface}; border: 1px solid {control}; border-radius: 10px; }
QFrame#palette QListView { background: {surface}; }
QHeaderView { background: {window}; border: none; }
QHeaderView::section { background: {window}; color: {quiet}; border: none; border-bottom: 1px solid {line};
    padding: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: {scroll}; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: {quiet}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: {hover}; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: {accent}; border-radius: 3px; }
)";

} // namespace

void Theme::apply(QApplication& application, ThemeMode mode)
{
    m_isDark = mode == ThemeMode::Dark || (mode == ThemeMode::System && m_systemIsDark);
    application.setStyle(new ProgramStyle);
    QApplication::setWindowIcon(programIcon());
    application.setPalette(paletteOf(colours()));
    application.setStyleSheet(styleSheetOf(colours()));
}

QPalette paletteOf(const Colours& colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.surface);
    palette.setColor(QPalette::AlternateBase, colours.window);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.quiet);
    palette.setColor(QPalette::Button, colours.surface);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::BrightText, colours.onAccent);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::ToolTipBase, colours.surface);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::Light, colours.surface);
    palette.setColor(QPalette::Midlight, colours.hover);
    palette.setColor(QPalette::Mid, colours.line);
    palette.setColor(QPalette::Dark, colours.line);
    palette.setColor(QPalette::Shadow, colours.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, colours.quiet);
    }
    return palette;
}

QString styleSheetOf(const Colours& colours)
{
    QColor scroll = colours.quiet;
    scroll.setAlpha(110);
    QString sheet = kSheet.toString();
    const std::pair<QStringView, QColor> names[] = {{u"{window}", colours.window}, {u"{surface}", colours.surface},
        {u"{text}", colours.text}, {u"{quiet}", colours.quiet}, {u"{line}", colours.line},
        {u"{accent}", colours.accent}, {u"{onAccent}", colours.onAccent}, {u"{hover}", colours.hover},
        {u"{failure}", colours.failure}, {u"{onStrip}", colours.onStrip}, {u"{warning}", colours.warning},
        {u"{control}", colours.control}};
    for (const auto& [name, colour] : names) {
        sheet.replace(name.toString(), colour.name());
    }
    sheet.replace(u"{scroll}"_s,
        u"rgba(%1,%2,%3,%4)"_s.arg(scroll.red()).arg(scroll.green()).arg(scroll.blue()).arg(scroll.alpha()));
    const bool isDark = luminance(colours.window) < luminance(colours.text);
    sheet.replace(u"{mode}"_s, isDark ? u"dark"_s : u"light"_s);
    sheet.replace(u"{radius}"_s, QString::number(tokens::kRadius));
    return sheet;
}

Colours coloursOf(const QPalette& palette)
{
    return isDarkPalette(palette) ? tokens::dark() : tokens::light();
}

bool isDarkPalette(const QPalette& palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace lectern::ui
