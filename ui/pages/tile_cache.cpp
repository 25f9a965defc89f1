// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tile_cache.h"

namespace lectern::ui {

size_t qHash(const TileKey& key, size_t seed)
{
    return qHashMulti(seed, key.document, key.page, key.quarterTurns, key.full.width(), key.full.height(), key.tile.x(),
        key.tile.y());
}

const QImage* TileCache::find(const TileKey& key)
{
    const auto found = m_index.constFind(key);
    if (found == m_index.constEnd()) {
        return nullptr;
    }
    m_entries.splice(m_entries.begin(), m_entries, found.value());
    return &found.value()->picture;
}

void TileCache::insert(const TileKey& key, const QImage& picture)
{
    if (const auto found = m_index.constFind(key); found != m_index.constEnd()) {
        remove(found.value());
    }
    if (picture.sizeInBytes() > m_budget) {
        return;
    }
    m_entries.push_front({key, picture});
    m_index.insert(key, m_entries.begin());
    m_bytes += picture.sizeInBytes();
    while (m_bytes > m_budget) {
        remove(std::prev(m_entries.end()));
    }
}

void TileCache::removeDocument(quint64 document)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const auto next = std::next(entry);
        if (entry->key.document == document) {
            remove(entry);
        }
        entry = next;
    }
}

void TileCache::remove(Entries::iterator entry)
{
    m_bytes -= entry->picture.sizeInBytes();
    m_index.remove(entry->key);
    m_entries.erase(entry);
}

} // namespace lectern::ui
