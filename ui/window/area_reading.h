// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/document_conversion.h"
#include "ui/pages/page_view.h"
#include "ui/settings/settings.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <string>

class QMenu;

namespace lectern::ui {

class DocumentSession;
class PageTrouble;

// "Read again with…": a block, an area or a page of one document read once more, with a reader and, for a model, a
// prompt of the person's choice. What is being read is marked on its page; what goes wrong stands there too.
class AreaReading : public QObject, public PageLayer
{
    Q_OBJECT

public:
    struct Context
    {
        const Settings& settings;
        recognition::ModelPlaces places;
        // All of a page: as converting it does.
        std::function<void(int page, const recognition::ReaderRequest& reader, const QString& prompt)> readPage;
        std::function<void(const QString& text)> tell;
    };

    // All must outlive it, but for the view, which may go first.
    AreaReading(
        DocumentSession& session, PageTrouble& trouble, PageView& view, Context context, QObject* parent = nullptr);

    // Lines for the menus of a block, of an area that was drawn, and of a page.
    void addTo(QMenu& menu, BlockId block);
    void addTo(QMenu& menu, int page, const document::Rect& region);
    void addTo(QMenu& menu, int page);

    void paint(QPainter& painter, const LayerPage& page) override;

private:
    struct Way // in which something is read
    {
        recognition::ReaderRequest reader;
        QString prompt; // nothing: as the settings say
    };
    using Chosen = std::function<void(const Way& way)>;

    QMenu* addReaders(QMenu& menu, const QString& title, const Chosen& chosen) const;
    void read(const Area& area, const Way& way);

    DocumentSession& m_session;
    PageTrouble& m_trouble;
    QPointer<PageView> m_view;
    const Context m_context;
    std::map<int, std::pair<Area, Way>> m_last; // by page: to try it again
};

} // namespace lectern::ui
