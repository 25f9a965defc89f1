// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/shortcuts.h"

#include <QAction>

#include <algorithm>
#include <optional>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

// nullopt: it is no list of keys. An empty text is an empty list.
std::optional<Shortcuts::Keys> parsed(const QString& text)
{
    Shortcuts::Keys keys;
    if (text.trimmed().isEmpty()) {
        return keys;
    }
    for (const QKeySequence& one : QKeySequence::listFromString(text, QKeySequence::PortableText)) {
        bool known = !one.isEmpty();
        for (int i = 0; i < one.count(); ++i) {
            known = known && one[i].key() != Qt::Key_unknown;
        }
        if (!known) {
            return std::nullopt;
        }
        if (!keys.contains(one)) {
            keys.append(one);
        }
    }
    return keys.isEmpty() ? std::nullopt : std::optional(keys);
}

bool collide(const QKeySequence& a, const QKeySequence& b)
{
    return !a.isEmpty() && !b.isEmpty()
        && (a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch);
}

} // namespace

void Shortcuts::add(const QString& name, QAction* action)
{
    m_entries.append({name, action, {}});
    m_entries.last().defaults = keys(count() - 1);
}

int Shortcuts::indexOf(const QString& name) const
{
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

Shortcuts::Keys Shortcuts::keys(int index) const
{
    Keys keys = m_entries[index].action->shortcuts();
    keys.removeAll(QKeySequence());
    return keys;
}

int Shortcuts::conflict(int index, const QKeySequence& keys) const
{
    for (int other = 0; other < count(); ++other) {
        if (other != index && std::ranges::any_of(this->keys(other), [&](const auto& k) { return collide(k, keys); })) {
            return other;
        }
    }
    return -1;
}

void Shortcuts::apply(int index, const Keys& keys)
{
    if (keys != this->keys(index)) {
        m_entries[index].action->setShortcuts(keys);
        Q_EMIT changed(index);
    }
}

void Shortcuts::set(int index, const Keys& keys)
{
    apply(index, keys);
}

void Shortcuts::take(int index, const Keys& keys)
{
    for (int other = 0; other < count(); ++other) {
        Keys left = this->keys(other);
        left.removeIf([&](const QKeySequence& has) {
            return std::ranges::any_of(keys, [&](const QKeySequence& wanted) { return collide(has, wanted); });
        });
        if (other != index) {
            apply(other, left);
        }
    }
    apply(index, keys);
}

void Shortcuts::reset(int index)
{
    take(index, defaults(index));
}

void Shortcuts::resetAll()
{
    for (int i = 0; i < count(); ++i) {
        apply(i, defaults(i));
    }
}

QMap<QString, QString> Shortcuts::changes() const
{
    QMap<QString, QString> changes;
    for (int i = 0; i < count(); ++i) {
        if (!isDefault(i)) {
            changes.insert(name(i), QKeySequence::listToString(keys(i), QKeySequence::PortableText));
        }
    }
    return changes;
}

void Shortcuts::load(const QMap<QString, QString>& changes)
{
    QList<std::pair<int, Keys>> wanted;
    Keys given;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const auto keys = parsed(it.value());
        const int index = indexOf(it.key());
        const auto isGiven = [&](const QKeySequence& one) {
            return std::ranges::any_of(given, [&](const QKeySequence& other) { return collide(one, other); });
        };
        if (keys && index >= 0 && std::ranges::none_of(*keys, isGiven)) {
            wanted.append({index, *keys});
            given += *keys;
        }
    }
    // All that was given up first: the keys that one action lost may be those that another one got.
    resetAll();
    for (const auto& [index, keys] : wanted) {
        apply(index, {});
    }
    for (const auto& [index, keys] : wanted) {
        take(index, keys);
    }
}

QString plainText(const QAction& action)
{
    QString text = action.text();
    // "(&F)" is how Chinese menus mark a letter.
    if (const qsizetype mark = text.indexOf(u"(&"_s); mark >= 0 && text.mid(mark + 3, 1) == u")") {
        text.remove(mark, 4);
    }
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && i + 1 < text.size()) {
            ++i;
        }
        plain += text[i];
    }
    while (plain.endsWith(u'…') || plain.endsWith(u'.')) {
        plain.chop(1);
    }
    return plain.trimmed();
}

} // namespace lectern::ui
