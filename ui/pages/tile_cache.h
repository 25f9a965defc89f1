// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QPoint>
#include <QSize>

#include <list>

namespace lectern::ui {

inline constexpr int kTileSide = 512; // device pixels; tiles at the right and lower edge are smaller

// One tile of a page at one size.
struct TileKey
{
    quint64 document = 0;
    int page = 0; // 0-based
    int quarterTurns = 0; // clockwise
    QSize full; // the whole page, turned, device pixels
    QPoint tile; // column, row

    QRect rect() const // within the page, device pixels
    {
        return QRect(tile * kTileSide, QSize(kTileSide, kTileSide)).intersected(QRect(QPoint(), full));
    }
    friend bool operator==(const TileKey&, const TileKey&) = default;
};
size_t qHash(const TileKey& key, size_t seed = 0);

// Pictures of tiles, the least recently used ones dropped so that all of them together stay within a number of bytes.
// Shared by all documents of a window; used on its thread.
class TileCache
{
public:
    static constexpr qint64 kDefaultBudget = 192LL * 1024 * 1024;

    explicit TileCache(qint64 budget = kDefaultBudget)
        : m_budget(budget)
    { }

    // Null where there is none. Counts as a use.
    const QImage* find(const TileKey& key);
    // The same without counting.
    bool contains(const TileKey& key) const { return m_index.contains(key); }
    // A picture larger than the whole budget is not kept.
    void insert(const TileKey& key, const QImage& picture);
    void removeDocument(quint64 document);

    qint64 bytes() const { return m_bytes; }
    qint64 budget() const { return m_budget; }
    int count() const { return static_cast<int>(m_index.size()); }

private:
    struct Entry
    {
        TileKey key;
        QImage picture;
    };
    using Entries = std::list<Entry>; // most recently used first
    void remove(Entries::iterator entry);

    Entries m_entries;
    QHash<TileKey, Entries::iterator> m_index;
    qint64 m_bytes = 0;
    qint64 m_budget;
};

} // namespace lectern::ui
