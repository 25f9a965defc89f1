// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/closing.h"

#include "ui/conversion/document_session.h"
#include "ui/window/document_tab.h"
#include "ui/window/unsaved_dialog.h"

#include <QFileDialog>
#include <QFileInfo>

namespace lectern::ui {

QList<DocumentTab*> withUnsavedEdits(const QList<DocumentTab*>& tabs)
{
    QList<DocumentTab*> unsaved;
    for (DocumentTab* tab : tabs) {
        if (tab->session() != nullptr && tab->session()->isModified()) {
            unsaved << tab;
        }
    }
    return unsaved;
}

Closing::Closing(const QList<DocumentTab*>& unsaved, QWidget* window, std::function<void()> close)
    : QObject(window)
    , m_close(std::move(close))
{
    QStringList names;
    for (DocumentTab* tab : unsaved) {
        m_tabs << tab;
        names << QFileInfo(tab->path()).fileName();
    }
    auto* dialog = new UnsavedDialog(names, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, &Closing::answered);
    dialog->open();
}

void Closing::answered(int answer)
{
    if (answer == static_cast<int>(UnsavedDialog::Answer::Save)) {
        saveNext();
        return;
    }
    deleteLater();
    if (answer == static_cast<int>(UnsavedDialog::Answer::Discard)) {
        for (const auto& tab : m_tabs) {
            if (tab) {
                tab->session()->discardEdits();
            }
        }
        m_close();
    }
}

void Closing::saveNext()
{
    while (!m_tabs.isEmpty() && (!m_tabs.first() || !m_tabs.first()->session()->isModified())) {
        m_tabs.removeFirst();
    }
    if (m_tabs.isEmpty()) {
        deleteLater();
        m_close();
        return;
    }
    DocumentTab& tab = *m_tabs.first();
    DocumentSession* session = tab.session();
    connect(
        session, &DocumentSession::saved, this,
        [this, session](const QString&, SaveFormat format) {
            if (format != SaveFormat::Markdown) {
                session->discardEdits(); // they are in the file that the person chose
            }
            saveNext();
        },
        Qt::SingleShotConnection);
    connect(session, &DocumentSession::saveFailed, this, &QObject::deleteLater); // the tab says why
    connect(&tab, &QObject::destroyed, this, &QObject::deleteLater);
    if (QFileDialog* dialog = tab.save()) {
        connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
    }
}

} // namespace lectern::ui
