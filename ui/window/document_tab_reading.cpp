// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of a document's tab, and what is done with the text besides saving it where it was.
#include "ui/conversion/document_session.h"
#include "ui/window/document_tab.h"

#include <QClipboard>
#include <QGuiApplication>

namespace lectern::ui {

using namespace Qt::StringLiterals;

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

} // namespace lectern::ui
