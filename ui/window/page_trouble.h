// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversion/markdown_document.h"
#include "ui/pages/page_view.h"
#include "ui/window/reader_options.h"

#include <QFrame>
#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <map>
#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace lectern::ui {

class IconLabel;

// What went wrong with a page, and the one thing to do about it.
struct Trouble
{
    enum class Kind
    {
        Warning, // cut, read again, doubtful, without a figure
        Failure,
    };
    enum class Remedy
    {
        ReadAgain,
        OtherReader,
        Settings,
        ShowDoubtful,
        CutFigures,
        ReadArea,
    };

    Kind kind = Kind::Warning;
    QString text;
    Remedy remedy = Remedy::ReadAgain;
    std::optional<ReaderOption> reader; // of OtherReader
};

// The strip at the top of a page.
class TroubleStrip : public QFrame
{
    Q_OBJECT

public:
    explicit TroubleStrip(QWidget* parent);
    void show(int page, const Trouble& trouble);
    // Lies at the top of this rectangle, no wider and no higher.
    void place(const QRect& room);

Q_SIGNALS:
    void accepted();
    void dismissed();

protected:
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void showTexts();

    int m_page = -1;
    Trouble m_trouble;
    IconLabel* m_sign;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_dismiss;
};

// Strips over the pages that one should look at, as they come into view; they move with their pages.
class PageTrouble : public QObject
{
    Q_OBJECT

public:
    struct Context
    {
        recognition::ModelPlaces places;
        std::function<bool()> readsWithModel; // the document's reader is a model
        std::function<bool()> showsDoubtful; // doubtful words are marked
    };
    // view and document outlive it.
    PageTrouble(PageView& view, const MarkdownDocument& document, Context context, QObject* parent = nullptr);
    ~PageTrouble() override;

    std::optional<Trouble> of(int page) const; // 0-based
    bool has(int page) const;
    int count() const;
    // The next page with trouble after this one, from the first on after the last; -1: none.
    int nextAfter(int page) const;
    bool hasFailures() const;
    TroubleStrip* stripOf(int page) const; // null where the page is not in view

    void setFigureFailure(int page, const QString& reason);
    // Why a part of a page could not be read again; nothing: it could, or it is tried once more.
    void setAreaFailure(int page, const QString& reason);
    void refresh(); // what the context gives has changed

Q_SIGNALS:
    void changed(); // count(), by something else than the document
    void readRequested(int page, const std::optional<lectern::recognition::ReaderRequest>& reader);
    void settingsRequested();
    void doubtfulRequested();
    void figuresRequested(int page);
    void areaRequested(int page);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void takeChange(int page);
    void placeAll();
    TroubleStrip* makeStrip(int page);
    void accept(int page);
    std::optional<Trouble> ofResult(int page) const;
    Trouble failure(int page) const;
    Trouble badReading(int page, const QString& what) const;
    std::optional<Trouble> done(int page) const;
    bool wasModel(int page) const;
    bool isDoubtful(int page) const;

    PageView& m_view;
    const MarkdownDocument& m_document;
    const Context m_context;
    std::map<int, TroubleStrip*> m_strips; // of pages in view
    QSet<int> m_dismissed;
    QHash<int, int> m_failures; // how often in a row
    QHash<int, QString> m_areas;
    QHash<int, QString> m_figures; // why they could not be cut out
};

} // namespace lectern::ui
