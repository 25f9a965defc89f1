// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/translated.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace lectern::ui {

namespace {

class Retranslation : public QObject
{
public:
    Retranslation(QWidget* widget, std::function<void()> set)
        : QObject(widget)
        , m_set(std::move(set))
    {
        m_set();
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange) {
            m_set();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_set;
};

} // namespace

void translated(QWidget* widget, std::function<void()> set)
{
    new Retranslation(widget, std::move(set));
}

} // namespace lectern::ui
