// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QString>

class QAction;

namespace lectern::ui {

// The keys of every action: those that it came with, and what a person has made of them. Each action has a name that
// never changes, by which its keys are stored. No two actions have the same keys as long as take() is used.
class Shortcuts : public QObject
{
    Q_OBJECT

public:
    using Keys = QList<QKeySequence>;

    using QObject::QObject;

    // What it has now is what reset() gives back. The action must outlive this or be a child of its parent.
    void add(const QString& name, QAction* action);

    int count() const { return static_cast<int>(m_entries.size()); }
    const QString& name(int index) const { return m_entries[index].name; }
    QAction* action(int index) const { return m_entries[index].action; }
    int indexOf(const QString& name) const; // -1: none
    Keys keys(int index) const;
    const Keys& defaults(int index) const { return m_entries[index].defaults; }
    bool isDefault(int index) const { return keys(index) == defaults(index); }

    // Another action that these keys would start, or would keep from being started; -1: none.
    int conflict(int index, const QKeySequence& keys) const;

    void set(int index, const Keys& keys);
    // Like set, but takes the keys away from whatever action has them.
    void take(int index, const Keys& keys);
    void reset(int index); // to the defaults, which are taken away from others
    void resetAll();

    // Name → keys as portable text ("" for none), of the actions that differ from their defaults. What load() does not
    // know, cannot read, or finds given twice, it leaves as it came.
    QMap<QString, QString> changes() const;
    void load(const QMap<QString, QString>& changes);

Q_SIGNALS:
    void changed(int index);

private:
    struct Entry
    {
        QString name;
        QAction* action;
        Keys defaults;
    };
    void apply(int index, const Keys& keys);

    QList<Entry> m_entries;
};

// "Find next" of "Find &next": an action's text without its mnemonic and trailing dots.
QString plainText(const QAction& action);

} // namespace lectern::ui
