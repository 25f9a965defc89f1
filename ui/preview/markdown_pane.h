// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace lectern::ui {

class MarkdownDocument;
class PreviewView;

// The right side of a document: its Markdown as it reads, or its source, and what to do where there is none yet.
class MarkdownPane : public QWidget
{
    Q_OBJECT

public:
    enum class Side
    {
        Preview,
        Source,
    };

    // source: what edits document; the pane owns it.
    MarkdownPane(MarkdownDocument& document, PreviewView* preview, QWidget* source, QWidget* parent = nullptr);

    PreviewView& preview() { return *m_preview; }
    QWidget* source() { return m_source; }

    Side side() const { return m_side; }
    void setSide(Side side);
    void setLoading(bool loading); // the document is being opened
    // What F6 goes through here, in order.
    QList<QWidget*> panes() const;

Q_SIGNALS:
    void sideChanged(Side side); // for the settings
    void convertRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeEmptyState();
    QWidget* makeTroubleStrip();
    QToolButton* makeSideButton(const QString& name, Side side);
    void setTexts();
    void setTrouble(const QString& text, bool canTryAgain);
    void showState();
    void showFollowing();
    void placeChip();

    MarkdownDocument& m_document;
    PreviewView* m_preview;
    QWidget* m_source;
    Side m_side = Side::Preview;
    bool m_isLoading = false;
    QToolButton* m_previewButton = nullptr;
    QToolButton* m_sourceButton = nullptr;
    QLabel* m_followLabel = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_empty = nullptr;
    QLabel* m_emptyTitle = nullptr;
    QLabel* m_emptyText = nullptr;
    QProgressBar* m_emptyProgress = nullptr;
    QPushButton* m_convert = nullptr;
    QWidget* m_trouble = nullptr;
    QLabel* m_troubleText = nullptr;
    QPushButton* m_tryAgain = nullptr;
    QToolButton* m_dismiss = nullptr;
    QPushButton* m_chip = nullptr;
};

} // namespace lectern::ui
