// SPDX-License-Identifier: GPL-3.0-or-later
// How the panel is put together, and its words.
#include "ui/queue/batch_card.h"
#include "ui/queue/batch_delegate.h"
#include "ui/queue/batch_model.h"
#include "ui/queue/batch_notes.h"
#include "ui/queue/batch_panel.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMinimumWidth = 340;

template <class Button> Button* named(const QString& name)
{
    auto* button = new Button;
    button->setObjectName(name);
    return button;
}

QLabel* wrapped(const char* kind)
{
    auto* label = new QLabel;
    label->setProperty(kind, true);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

} // namespace

void BatchPanel::build()
{
    setObjectName(u"batchPanel"_s);
    setAcceptDrops(true);
    setMinimumWidth(kMinimumWidth);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(tokens::kSpace3, tokens::kSpace3, tokens::kSpace3, tokens::kSpace3);
    rows->setSpacing(tokens::kSpace2);
    m_summary->setObjectName(u"batchSummary"_s);
    m_summary->setProperty("section", true);
    m_summary->setWordWrap(true);
    rows->addWidget(m_summary);
    rows->addWidget(buildButtons());
    rows->addWidget(buildDestination(), 0, Qt::AlignLeft);
    rows->addWidget(m_notes);
    m_list->setObjectName(u"batchList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new BatchDelegate(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->viewport()->installEventFilter(this); // files dropped on it are the panel's
    m_list->installEventFilter(this);
    m_stack->addWidget(buildEmpty());
    m_stack->addWidget(m_list);
    rows->addWidget(m_stack, 1);
    rows->addWidget(buildStrip());
    rows->addWidget(m_card);
    buildRowActions();
}

QWidget* BatchPanel::buildButtons()
{
    auto* box = new QWidget;
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(tokens::kSpace1);
    auto* adding = new QHBoxLayout;
    m_addFiles = named<QPushButton>(u"batchAddFiles"_s);
    m_addFolder = named<QPushButton>(u"batchAddFolder"_s);
    adding->addWidget(m_addFiles, 1);
    adding->addWidget(m_addFolder, 1);
    rows->addLayout(adding);
    auto* running = new QHBoxLayout;
    running->setContentsMargins(0, 0, 0, 0);
    running->setSpacing(0);
    m_pause = named<QToolButton>(u"batchPause"_s);
    m_stop = named<QToolButton>(u"batchStop"_s);
    m_retryFailed = named<QToolButton>(u"batchRetryFailed"_s);
    m_clear = named<QToolButton>(u"batchClear"_s);
    for (QToolButton* button : {m_pause, m_stop, m_retryFailed, m_clear}) {
        button->setFocusPolicy(Qt::StrongFocus);
        running->addWidget(button);
    }
    running->addStretch();
    rows->addLayout(running);
    connect(m_addFiles, &QPushButton::clicked, this, &BatchPanel::chooseFiles);
    connect(m_addFolder, &QPushButton::clicked, this, &BatchPanel::chooseFolder);
    return box;
}

QWidget* BatchPanel::buildDestination()
{
    m_destination = named<QToolButton>(u"batchDestination"_s);
    m_destination->setPopupMode(QToolButton::InstantPopup);
    m_destination->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(m_destination);
    m_beside = menu->addAction(QString(), this, [this] { setDestinationFolder(std::nullopt); });
    m_beside->setCheckable(true);
    m_chooseFolder = menu->addAction(QString(), this, &BatchPanel::chooseDestination);
    menu->addSeparator();
    m_replace = menu->addAction(QString());
    m_replace->setCheckable(true);
    connect(m_replace, &QAction::toggled, this, &BatchPanel::setReplacesResults);
    m_destination->setMenu(menu);
    return m_destination;
}

QWidget* BatchPanel::buildEmpty()
{
    m_empty = named<QFrame>(u"dropArea"_s);
    auto* rows = new QVBoxLayout(m_empty);
    rows->setContentsMargins(tokens::kSpace4, tokens::kSpace5, tokens::kSpace4, tokens::kSpace5);
    m_emptyHeading = wrapped("heading");
    m_emptyHint = wrapped("quiet");
    rows->addStretch();
    rows->addWidget(m_emptyHeading);
    rows->addWidget(m_emptyHint);
    rows->addStretch();
    return m_empty;
}

QWidget* BatchPanel::buildStrip()
{
    m_strip = named<QFrame>(u"card"_s);
    auto* row = new QHBoxLayout(m_strip);
    row->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace1, tokens::kSpace1);
    m_stripText = new QLabel;
    m_stripText->setTextFormat(Qt::PlainText);
    m_stripText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_undo = named<QPushButton>(u"batchUndo"_s);
    row->addWidget(m_stripText, 1);
    row->addWidget(m_undo);
    connect(m_undo, &QPushButton::clicked, this, &BatchPanel::undoRemove);
    m_strip->hide();
    return m_strip;
}

void BatchPanel::buildRowActions()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_list->addAction(action);
        return action;
    };
    m_open = add(Qt::Key_Return, [this] { openCurrent(); });
    m_document = add({}, [this] { openCurrentDocument(); });
    m_show = add({}, [this] { showCurrentInFolder(); });
    m_retry = add({}, [this] { retrySelected(); });
    m_password = add({}, [this] { m_card->askPassword(); });
    m_up = add(Qt::ALT | Qt::Key_Up, [this] { moveSelected(-1); });
    m_down = add(Qt::ALT | Qt::Key_Down, [this] { moveSelected(1); });
    m_remove = add(Qt::Key_Delete, [this] { removeSelected(); });
    connect(m_list, &QListView::customContextMenuRequested, this, &BatchPanel::showRowMenu);
    connect(m_list, &QListView::doubleClicked, this, &BatchPanel::openCurrent);
    connect(m_card, &BatchCard::openRequested, this, &BatchPanel::openCurrent);
    connect(m_card, &BatchCard::documentRequested, this, &BatchPanel::openCurrentDocument);
    connect(m_card, &BatchCard::showInFolderRequested, this, &BatchPanel::showCurrentInFolder);
    connect(m_card, &BatchCard::retryRequested, this, &BatchPanel::retrySelected);
    connect(m_card, &BatchCard::folderRequested, this, &BatchPanel::chooseDestination);
    connect(m_card, &BatchCard::upRequested, this, [this] { moveSelected(-1); });
    connect(m_card, &BatchCard::downRequested, this, [this] { moveSelected(1); });
    connect(m_card, &BatchCard::removeRequested, this, &BatchPanel::removeSelected);
    connect(m_card, &BatchCard::passwordEntered, this, &BatchPanel::enterPassword);
}

void BatchPanel::retranslate()
{
    m_addFiles->setText(tr("Add files…"));
    m_addFolder->setText(tr("Add folder…"));
    m_stop->setText(tr("Stop"));
    m_retryFailed->setText(tr("Retry failed"));
    m_clear->setText(tr("Clear finished"));
    m_beside->setText(tr("Beside each file"));
    m_chooseFolder->setText(tr("Choose a folder…"));
    m_replace->setText(tr("Replace earlier results"));
    m_replace->setToolTip(tr("Otherwise new results get a number: report-2.md"));
    m_list->setAccessibleName(tr("Files of the batch"));
    m_emptyHeading->setText(tr("Drop files or folders here"));
    m_emptyHint->setText(tr("Each PDF and picture becomes Markdown with its images and a JSON file."));
    m_undo->setText(tr("Undo"));
    m_open->setText(tr("Open result"));
    m_document->setText(tr("Open document"));
    m_show->setText(tr("Show in folder"));
    m_retry->setText(tr("Retry"));
    m_password->setText(tr("Enter password…"));
    m_up->setText(tr("Move up"));
    m_down->setText(tr("Move down"));
    m_remove->setText(tr("Remove"));
    m_model->retranslate();
    showDestination();
    showState();
}

} // namespace lectern::ui
