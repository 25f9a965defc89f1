// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSplitter;
class QTabBar;

namespace lectern::ui {

enum class DocumentSide
{
    Pages,
    Markdown,
};

// The pages and the Markdown of a document: side by side, each of which can be hidden, or as two tabs where there is no
// room for both.
class TwoSides : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kNarrow = 720; // pixels: with less there are tabs

    TwoSides(QWidget* pages, QWidget* markdown, QWidget* parent = nullptr); // takes both

    bool isNarrow() const { return m_isNarrow; }
    // What the person sees: with tabs only the one in front.
    bool isShown(DocumentSide side) const;
    // Never both hidden: hiding the last one shows the other. With tabs it brings one to the front.
    void setShown(DocumentSide side, bool shown);

    // False: there is no Markdown to show, as where the document cannot be opened; the pages alone are there.
    void setHasMarkdown(bool has);

    // The pages' part of the width, 0…1.
    double share() const { return m_share; }
    void setShare(double share);

Q_SIGNALS:
    void shownChanged();
    void shareChanged(double share); // a person has moved the border

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* widgetOf(DocumentSide side) const { return side == DocumentSide::Pages ? m_pages : m_markdown; }
    void showState();
    void retranslate();
    void placeBorder();

    QWidget* m_pages;
    QWidget* m_markdown;
    QTabBar* m_tabs;
    QSplitter* m_splitter;
    bool m_isNarrow = false;
    bool m_hasMarkdown = true;
    bool m_showsPages = true; // side by side
    bool m_showsMarkdown = true;
    double m_share = 0.52;
};

} // namespace lectern::ui
