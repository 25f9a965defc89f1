// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/text_search.h"

#include <QTimer>

#include <atomic>
#include <memory>

namespace lectern::ui {

class SourceView;

// Find and replace in a source view. Texts are searched on another thread, and again a moment after they change.
class SourceSearch : public TextSearch
{
    Q_OBJECT

public:
    explicit SourceSearch(SourceView& view, QObject* parent = nullptr);
    ~SourceSearch() override;

    void setSearch(const QString& text, const SearchOptions& options) override;
    void next() override;
    void previous() override;
    QString text() const override { return m_text; }
    const SearchOptions& options() const { return m_options; }
    QString error() const; // of a regular expression; empty: none
    bool isRunning() const { return m_isRunning; }

    // The hit that one stands at, then on to the next; to the next where one stands at none.
    void replace(const QString& with);
    // As one step that can be undone. Returns how many; those on pages that are being written stay and are counted in
    // *refused.
    int replaceAll(const QString& with, int* refused = nullptr);

private:
    void start(bool goesToHit);
    void stop();
    void take(const QList<TextMatch>& hits);
    void takeChange(int position, int removed, int added);
    void goTo(qsizetype hit);
    qsizetype hitFrom(int position) const; // the first that begins there or after
    qsizetype hitAtSelection() const; // -1: none
    void showCurrent();
    QString replacedBy(const TextMatch& hit, const QString& whole, const QString& with) const;

    SourceView& m_view;
    QString m_text;
    SearchOptions m_options;
    QRegularExpression m_expression;
    QList<TextMatch> m_hits;
    QTimer m_again;
    std::shared_ptr<std::atomic_bool> m_stop; // of the search that runs
    bool m_isRunning = false;
    bool m_goesToHit = false; // when it ends
    bool m_isReplacing = false;
};

} // namespace lectern::ui
