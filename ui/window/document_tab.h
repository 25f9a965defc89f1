// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recognition/conversion_worker_values.h"
#include "ui/pages/document_search.h"
#include "ui/pages/document_worker.h"
#include "ui/pages/outline_model.h"
#include "ui/pages/page_view.h"
#include "ui/pages/thumbnail_panel.h"
#include "ui/reading_order/compare_view.h"
#include "ui/window/cards.h"
#include "ui/window/page_printer.h"
#include "ui/window/window_services.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QFileDialog;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace lectern::ui {

class AreaReading;
class DocumentSession;
class DoubtfulLayer;
class MarkdownPane;
class PageTrouble;
class TwoSides;
class OrderSide;
struct BlockId;
class WritingLayer;
enum class SaveFormat;

enum class SidebarPanel
{
    Hidden,
    Pages,
    Contents,
    Order, // where something is converted
};

// One open file: its worker, its pages and the sidebar beside them.
class DocumentTab : public QWidget
{
    Q_OBJECT

public:
    enum class State
    {
        Opening,
        NeedsPassword,
        Failed,
        Open,
    };

    DocumentTab(const QString& path, WindowServices& services, TileCache& cache, QWidget* parent = nullptr);
    ~DocumentTab() override;

    const QString& path() const { return m_worker.path(); }
    State state() const { return m_state; }
    const OpenedDocument& document() const { return m_document; }
    PageView& view() { return *m_view; }
    DocumentSearch& search() { return m_search; }
    // Where to begin once it is open.
    void setFirstPage(int page) { m_firstPage = page; }

    // Asks for the printer and the pages, then prints in the background; the strip says how far it is.
    void print();
    // The right side as it reads; the strip says what became of it.
    void printMarkdown();
    void printMarkdown(std::unique_ptr<QPrinter> printer);
    bool isPrinting() const { return m_printer != nullptr; }

    void selectAll(); // of the pages, or of the preview where the keyboard is there

    // The right side; null where the window only shows documents.
    DocumentSession* session() { return m_session.get(); }
    MarkdownPane* markdownPane() { return m_pane; }
    // 0-based; with this reader, or with the document's.
    // With this prompt, where there is one.
    void convert(const std::vector<int>& pages, const std::optional<recognition::ReaderRequest>& reader = std::nullopt,
        const QString& prompt = {});
    void convertAll();
    QFileDialog* save(); // where it was saved last, else it asks: then the dialog
    QFileDialog* saveAs(SaveFormat format = {}); // asks; the file's ending decides in the end
    void copyMarkdown(); // all of it
    void compareOrders(); // and back
    void closeComparison();
    CompareView* comparison() { return m_compare; } // null while there is none
    OrderSide* order() { return m_order.get(); } // null like session()
    void showBlock(BlockId id); // on all sides
    // What reads it: as the settings say, unless another was chosen for this document.
    recognition::ReaderRequest readerRequest() const;
    const std::optional<recognition::ReaderRequest>& ownReader() const { return m_ownReader; }
    // Pages that one should look at: cut, failed, doubtful.
    int troubledPages() const;
    void goToNextTrouble();
    PageTrouble* trouble() { return m_trouble.get(); } // null where nothing is converted
    void setReader(const std::optional<recognition::ReaderRequest>& reader);

    TwoSides* sides() { return m_sides; } // null like session()

    SidebarPanel sidebar() const { return m_panel; }
    void showSidebar(SidebarPanel panel);
    // The parts that F6 goes round, those that are hidden left out.
    QList<QWidget*> panes() const;

Q_SIGNALS:
    void stateChanged();
    void closeRequested();
    void conversionChanged();
    void readerChanged();
    void settingsRequested(); // the section on reading
    void sidebarResized(int width);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildSidebar();
    void buildContent();
    void buildMarkdownSide();
    void buildOrderSide();
    void linkBlocks();
    void buildAreaReading();
    bool showMenu(const QPoint& position, const QPoint& globalPosition); // of the pages; false: there is none
    void showBesideThePages(BlockId id);
    Result<recognition::PageStudyRequest> studyRequest(int page) const;
    QList<recognition::ReaderChoice> comparableModels() const;
    void chooseCompared(CompareView::Side side);
    void exportOrder(const std::shared_ptr<const recognition::PageStudy>& study);
    bool eventFilter(QObject* watched, QEvent* event) override; // of the pages: blocks under the pointer
    void tellOfSession();
    void buildTrouble();
    void showDoubtful();
    void tell(const QString& text, const QString& action, std::function<void()> run); // in the session's strip
    void open(const QString& password = {});
    void takeDocument(const OpenedDocument& document);
    void takeFailure(const Error& error);
    void takeOutline(const Outline& outline);
    void setState(State state, QWidget* shown);
    void follow(const pages::Target& target);
    void followCopying();
    void startPrinting(std::unique_ptr<QPrinter> printer);
    void endPrinting();

    WindowServices& m_services;
    TileCache& m_cache;
    DocumentWorker m_worker; // before what listens to it
    DocumentSearch m_search;
    ThumbnailModel m_thumbnails;
    OutlineModel m_outline;
    OpenedDocument m_document;
    State m_state = State::Opening;
    SidebarPanel m_panel = SidebarPanel::Hidden;
    int m_firstPage = 0;
    bool m_triedPassword = false;
    QUrl m_asked; // the address that the strip asks about
    QString m_lastPassword;
    std::unique_ptr<PagePrinter> m_printer; // while it prints

    QSplitter* m_splitter; // the sidebar and the rest
    TwoSides* m_sides = nullptr;
    QStackedWidget* m_sidebar;
    ThumbnailPanel* m_thumbnailPanel = nullptr;
    QStackedWidget* m_outlinePanel = nullptr;
    QTreeView* m_outlineTree = nullptr;
    QStackedWidget* m_content;
    QLabel* m_opening = nullptr;
    QWidget* m_passwordPage = nullptr;
    QWidget* m_failurePage = nullptr;
    PasswordCard* m_password = nullptr;
    FailureCard* m_failure = nullptr;
    MessageStrip* m_strip = nullptr;
    MessageStrip* m_printStrip = nullptr;
    MessageStrip* m_copyStrip = nullptr;
    PageView* m_view = nullptr;
    std::unique_ptr<DocumentSession> m_session; // with all that follows null where nothing is converted
    std::unique_ptr<WritingLayer> m_writing;
    std::unique_ptr<DoubtfulLayer> m_doubtful;
    std::unique_ptr<PageTrouble> m_trouble;
    std::unique_ptr<OrderSide> m_order;
    std::unique_ptr<AreaReading> m_areas;
    CompareView* m_compare = nullptr; // in place of all the rest
    MarkdownPane* m_pane = nullptr;
    MessageStrip* m_sessionStrip = nullptr;
    std::function<void()> m_sessionAction; // of its button
    std::optional<recognition::ReaderRequest> m_ownReader;
};

} // namespace lectern::ui
