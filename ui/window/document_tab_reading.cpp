// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of a document's tab, trouble with its pages, and its text on the clipboard.
#include "ui/conversion/document_session.h"
#include "ui/conversion/doubtful_layer.h"
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_view.h"
#include "ui/window/document_tab.h"
#include "ui/window/page_trouble.h"

#include <QClipboard>
#include <QGuiApplication>

namespace lectern::ui {

recognition::ReaderRequest DocumentTab::readerRequest() const
{
    return m_ownReader.value_or(m_services.settings.reading().readerRequest());
}

void DocumentTab::setReader(const std::optional<recognition::ReaderRequest>& reader)
{
    m_ownReader = reader;
    Q_EMIT readerChanged();
}

void DocumentTab::copyMarkdown()
{
    QGuiApplication::clipboard()->setText(m_session->markdown().markdown());
}

void DocumentTab::buildTrouble()
{
    m_doubtful = std::make_unique<DoubtfulLayer>(m_session->markdown());
    m_view->addLayer(m_doubtful.get());
    const auto readsWithModel = [this] {
        const auto choice = recognition::chooseReader(readerRequest(), m_services.places);
        return choice && choice->kind == recognition::ReaderChoice::Kind::Model;
    };
    m_trouble = std::make_unique<PageTrouble>(*m_view, m_session->markdown(),
        PageTrouble::Context{m_services.places, readsWithModel, [this] { return m_doubtful->isShown(); }});
    connect(m_trouble.get(), &PageTrouble::readRequested, this,
        [this](int page, const auto& reader) { convert({page}, reader); });
    connect(m_trouble.get(), &PageTrouble::changed, this, &DocumentTab::conversionChanged);
    connect(m_trouble.get(), &PageTrouble::settingsRequested, this, &DocumentTab::settingsRequested);
    connect(
        m_trouble.get(), &PageTrouble::doubtfulRequested, this, [this] { m_services.settings.setShowsDoubtful(true); });
    connect(m_trouble.get(), &PageTrouble::figuresRequested, this, [this](int page) { m_session->cutFigures(page); });
    connect(m_session.get(), &DocumentSession::figureFailed, m_trouble.get(), &PageTrouble::setFigureFailure);
    connect(&m_services.settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::Doubtful) {
            showDoubtful();
        }
    });
    showDoubtful();
}

void DocumentTab::showDoubtful()
{
    const bool shown = m_services.settings.showsDoubtful();
    m_doubtful->setShown(shown);
    m_pane->preview().setDoubtfulShown(shown);
    m_view->viewport()->update();
    m_trouble->refresh();
}

int DocumentTab::troubledPages() const
{
    return m_trouble ? m_trouble->count() : 0;
}

void DocumentTab::goToNextTrouble()
{
    if (const int page = m_trouble ? m_trouble->nextAfter(m_view->currentPage()) : -1; page >= 0) {
        m_view->goToPage(page);
        m_view->setFocus();
    }
}

} // namespace lectern::ui
