// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/key_field.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace lectern::ui {

namespace {

bool isModifier(int key)
{
    return key == 0 || key == Qt::Key_unknown || key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt
        || key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_Super_L || key == Qt::Key_Super_R
        || key == Qt::Key_CapsLock || key == Qt::Key_NumLock || key == Qt::Key_Hyper_L || key == Qt::Key_Hyper_R;
}

// Shift is part of how "+" or "?" is typed on some keyboards, and not of the shortcut.
Qt::KeyboardModifiers modifiersOf(const QKeyEvent& event)
{
    Qt::KeyboardModifiers modifiers =
        event.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const QString text = event.text();
    const bool isSign = !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isLetter() && !text.at(0).isSpace();
    const bool isSignKey = event.key() > Qt::Key_Space && event.key() < Qt::Key_AsciiTilde
        && !(event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z)
        && !(event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9);
    if (isSign || isSignKey) {
        modifiers.setFlag(Qt::ShiftModifier, false);
    }
    return modifiers;
}

} // namespace

KeyField::KeyField(QWidget* parent)
    : QKeySequenceEdit(parent)
{
    // The line edit inside only shows: it has no role of its own for who listens.
    if (auto* field = findChild<QLineEdit*>()) {
        field->setAcceptDrops(false);
    }
}

void KeyField::setName(const QString& name)
{
    setAccessibleName(name);
    if (auto* field = findChild<QLineEdit*>()) {
        field->setAccessibleName(name);
        field->setPlaceholderText(tr("Press keys"));
    }
}

bool KeyField::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            const bool withControl = key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
            if (!withControl) {
                return focusNextPrevChild(key->key() == Qt::Key_Tab);
            }
        }
    }
    return QKeySequenceEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (isModifier(key) || event->isAutoRepeat()) {
        event->accept();
        return;
    }
    const Qt::KeyboardModifiers modifiers = modifiersOf(*event);
    if (modifiers == Qt::NoModifier && key == Qt::Key_Escape) {
        event->ignore(); // closes what this is in
        return;
    }
    const bool empties = modifiers == Qt::NoModifier && (key == Qt::Key_Backspace || key == Qt::Key_Delete);
    const QKeySequence keys =
        empties ? QKeySequence() : QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(key)));
    setKeySequence(keys);
    event->accept();
    Q_EMIT entered(keys);
}

void KeyField::keyReleaseEvent(QKeyEvent* event)
{
    event->accept(); // the base class would wait for more keys
}

} // namespace lectern::ui
