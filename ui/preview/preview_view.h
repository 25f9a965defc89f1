// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/preview_content.h"
#include "ui/preview/preview_profile.h"
#include "ui/settings/preview_fonts.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <functional>

class QPrinter;
class QWebEngineView;

namespace lectern::ui {

class PreviewWebPage;

struct PreviewFind
{
    bool matchesCase = false;
    bool isBackward = false;
};

// A document's Markdown as it reads, followed live. WebEngine starts when the view is first shown, or with warmUp();
// while it is hidden nothing is done, and it catches up when it is shown again.
class PreviewView : public QWidget
{
    Q_OBJECT

public:
    // document and profile outlive the view.
    PreviewView(MarkdownDocument& document, PreviewProfile& profile, ImageLoader images, QWidget* parent = nullptr);
    ~PreviewView() override;

    // Starts WebEngine and loads the page, so that the first text shows at once. Takes about a tenth of a second here.
    void warmUp();
    bool isStarted() const { return m_page != nullptr; }
    // Everything that the document holds is shown.
    bool isUpToDate() const { return m_page != nullptr && !m_isBusy && !m_content.isDirty(); }

    void setFonts(const PreviewFonts& fonts);
    const PreviewFonts& fonts() const { return m_fonts; }
    bool isReducedMotion() const { return m_isReducedMotion; }
    void setReducedMotion(bool reduced); // at first: as the desktop has it
    void setDoubtfulShown(bool shown);
    bool isDoubtfulShown() const { return m_isDoubtfulShown; }

    // Whether it stays at the end of the text that comes in. On until a person scrolls; on again with a new conversion.
    bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool following);

    void showBlock(BlockId id); // scrolls to it and marks it
    void markBlock(BlockId id); // marks it where it is

    // The current hit and how many there are come with found(). An empty text takes the marks away.
    void find(const QString& text, PreviewFind options = {});
    void findNext() { findAgain(false); }
    void findPrevious() { findAgain(true); }

    void copy();
    void copyAsMarkdown(); // the blocks that the selection touches
    void selectAll();

    // Prints what is shown, in dark on light. The printer lives until done is called; one printing at a time: another
    // is refused at once.
    void print(QPrinter* printer, std::function<void(bool)> done);

Q_SIGNALS:
    void linkActivated(const QUrl& url); // nothing is opened here
    void linkHovered(const QString& url); // empty: none
    void blockActivated(BlockId id);
    void blockHovered(BlockId id); // invalid: none
    void followingChanged(bool following);
    void found(int current, int count); // current from 1; 0, 0: nothing
    void updated(); // one more change has reached the page
    void restarted(); // the page's process ended and was started again
    void stopped(); // it ended too often: warmUp() tries again

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    friend class PreviewTest;

    void takePageChange(int page);
    void takeWritingChange();
    void takeTextChange();
    void connectPage();
    void pageReady();
    void pageDied();
    void schedule();
    void refresh();
    void send(const QJsonObject& update);
    void sent(int number);
    void applyStyle();
    void findAgain(bool backward);
    void callForBlock(BlockId id, bool stay);
    void showMenu(const QPoint& where);
    void copyBlocks(const QPoint& where);
    void printWhenComplete(int tries);
    void finishPrinting(bool good);
    BlockId checked(int page, int block) const; // invalid where the document has no such block

    MarkdownDocument& m_document;
    PreviewProfile& m_profile;
    QString m_host;
    HtmlWriter m_html;
    PreviewContent m_content;
    PreviewFonts m_fonts{PreviewFonts::Kind::Sans, {}, 16}; // until it is told
    QWebEngineView* m_web = nullptr;
    PreviewWebPage* m_page = nullptr;
    QFutureWatcher<QJsonObject> m_worker;
    QTimer m_timer;
    QElapsedTimer m_sinceRefresh;
    QElapsedTimer m_sinceDeaths;
    int m_deaths = 0;
    int m_number = 0; // of the update under way: answers to earlier ones are dropped
    bool m_isBusy = false; // an update is under way
    bool m_isReducedMotion = false;
    bool m_isDoubtfulShown = false;
    bool m_isFollowing = true;
    bool m_isActive = false; // pages wait or are written
    BlockId m_lastWriting;
    QString m_findText;
    PreviewFind m_findOptions;
    QPrinter* m_printer = nullptr;
    std::function<void(bool)> m_printed;
};

} // namespace lectern::ui
