// SPDX-License-Identifier: GPL-3.0-or-later
// Of PreviewView: finding, copying, printing.
#include "ui/preview/preview_page.h"
#include "ui/preview/preview_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPrinter>
#include <QWebEngineFindTextResult>
#include <QWebEngineView>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPictureTries = 100; // at most, while figures of a page to be printed load
constexpr int kPictureWait = 50; // milliseconds between two

} // namespace

void PreviewView::find(const QString& text, PreviewFind options)
{
    m_findText = text;
    m_findOptions = options;
    findAgain(options.isBackward);
}

void PreviewView::findAgain(bool backward)
{
    if (m_page == nullptr) {
        Q_EMIT found(0, 0);
        return;
    }
    QWebEnginePage::FindFlags flags;
    flags.setFlag(QWebEnginePage::FindBackward, backward);
    flags.setFlag(QWebEnginePage::FindCaseSensitively, m_findOptions.matchesCase);
    m_page->findText(m_findText, flags);
    if (m_findText.isEmpty()) {
        Q_EMIT found(0, 0);
    }
}

void PreviewView::copy()
{
    if (m_page != nullptr) {
        m_page->triggerAction(QWebEnginePage::Copy);
    }
}

void PreviewView::copyAsMarkdown()
{
    copyBlocks({-1, -1});
}

void PreviewView::selectAll()
{
    if (m_page != nullptr) {
        m_page->triggerAction(QWebEnginePage::SelectAll);
    }
}

void PreviewView::copyBlocks(const QPoint& where)
{
    if (m_page == nullptr || !m_page->isReady()) {
        return;
    }
    const QJsonObject point{{u"x"_s, where.x()}, {u"y"_s, where.y()}};
    m_page->call(u"blocksToCopy"_s, point, [view = QPointer<PreviewView>(this)](const QVariant& ids) {
        if (view == nullptr) {
            return;
        }
        QStringList texts;
        for (const QVariant& entry : ids.toList()) {
            const QVariantList pair = entry.toList();
            const BlockId id = pair.size() == 2 ? view->checked(pair[0].toInt(), pair[1].toInt()) : BlockId();
            if (id.isValid()) {
                texts << view->m_document.blockMarkdown(id);
            }
        }
        if (!texts.isEmpty()) {
            QGuiApplication::clipboard()->setText(texts.join(u"\n\n"_s) + u'\n');
        }
    });
}

void PreviewView::showMenu(const QPoint& where)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"previewMenu"_s);
    QAction* plain = menu->addAction(tr("Copy"), this, &PreviewView::copy);
    plain->setEnabled(m_page != nullptr && m_page->hasSelection());
    menu->addAction(tr("Copy as Markdown"), this, [this, where] { copyBlocks(where); });
    menu->addSeparator();
    menu->addAction(tr("Select all"), this, &PreviewView::selectAll);
    menu->popup(m_web->mapToGlobal(where));
}

void PreviewView::print(QPrinter* printer, std::function<void(bool)> done)
{
    if (m_printer != nullptr) {
        done(false);
        return;
    }
    m_printer = printer;
    m_printed = std::move(done);
    warmUp();
    if (m_page->isReady() && isUpToDate()) {
        printWhenComplete(0);
    } else {
        schedule();
    }
}

void PreviewView::printWhenComplete(int tries)
{
    const auto proceed = [view = QPointer<PreviewView>(this), tries](const QVariant& pending) {
        if (view == nullptr || view->m_printer == nullptr) {
            return;
        }
        if (pending.toInt() > 0 && tries < kPictureTries) {
            QTimer::singleShot(kPictureWait, view, [view, tries] { view->printWhenComplete(tries + 1); });
        } else {
            view->m_web->print(view->m_printer);
        }
    };
    if (m_page != nullptr && m_printer != nullptr) {
        m_page->call(u"pendingPictures"_s, {}, proceed);
    }
}

void PreviewView::finishPrinting(bool good)
{
    m_printer = nullptr;
    if (const auto done = std::exchange(m_printed, {})) {
        done(good);
    }
}

} // namespace lectern::ui
