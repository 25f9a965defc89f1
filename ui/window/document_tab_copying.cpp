// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting and copying the text of a document's pages.
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_view.h"
#include "ui/window/document_tab.h"

#include <QApplication>

namespace lectern::ui {

using namespace Qt::StringLiterals;

// A few pages are copied at once and say nothing; the strip is there for those that take a while.
void DocumentTab::followCopying()
{
    m_copyStrip = new MessageStrip;
    m_copyStrip->setObjectName(u"copyStrip"_s);
    const auto isUnderWay = std::make_shared<bool>(false);
    connect(&m_worker, &DocumentWorker::gatherProgress, this, [this, isUnderWay](int pages, int of) {
        *isUnderWay = true;
        m_copyStrip->show(tr("Copying the text: page %1 of %2 is done").arg(pages).arg(of), tr("Stop"), {});
    });
    connect(m_copyStrip, &MessageStrip::accepted, this, [this, isUnderWay] {
        if (*isUnderWay) {
            m_view->stopCopying();
        }
        *isUnderWay = false;
    });
    connect(m_view, &PageView::copied, this, [this, isUnderWay](bool hasText) {
        *isUnderWay = false;
        if (hasText) {
            m_copyStrip->hide();
        } else {
            m_copyStrip->show(tr("There is no text to copy: these pages are pictures. Convert them to get their text."),
                {}, tr("Hide"));
        }
    });
}

void DocumentTab::selectAll()
{
    PreviewView* preview = m_pane != nullptr ? &m_pane->preview() : nullptr;
    if (preview != nullptr && preview->isAncestorOf(QApplication::focusWidget())) {
        preview->selectAll();
    } else {
        m_view->selectAll();
    }
}

} // namespace lectern::ui
