// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/order_panel.h"

#include "ui/reading_order/block_mime.h"
#include "ui/reading_order/label_menu.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

class DoubtfulRows : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        return sourceModel()->index(row, 0, parent).data(OrderModel::DoubtRole).toInt() != 0;
    }
};

QListView* blockList(QAbstractItemModel* model, const QString& name)
{
    auto* list = new QListView;
    list->setObjectName(name);
    list->setModel(model);
    list->setFrameShape(QFrame::NoFrame);
    list->setTextElideMode(Qt::ElideRight);
    list->setUniformItemSizes(true);
    list->setSpacing(2);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setResizeMode(QListView::Adjust);
    return list;
}

} // namespace

OrderPanel::OrderPanel(MarkdownDocument& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new OrderModel(document, this))
    , m_doubtful(new DoubtfulRows(this))
    , m_title(new QLabel)
    , m_checksTitle(new QLabel)
    , m_empty(new QLabel)
    , m_checks(blockList(m_doubtful, u"orderChecks"_s))
    , m_list(blockList(m_model, u"orderList"_s))
{
    setObjectName(u"orderPanel"_s);
    m_doubtful->setSourceModel(m_model);
    build();
    buildActions();
    connect(m_model, &OrderModel::moveRequested, this, &OrderPanel::takeMove, Qt::QueuedConnection); // after the drop
    connect(&document, &MarkdownDocument::pageChanged, this, [this](int page) {
        if (page == m_model->page()) {
            m_model->refresh();
            showState();
        }
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (m_isTelling && index.isValid()) {
            Q_EMIT blockChosen(current());
        }
        showState();
    });
    connect(m_checks, &QListView::clicked, this,
        [this](const QModelIndex& index) { m_list->setCurrentIndex(m_doubtful->mapToSource(index)); });
    connect(m_checks, &QListView::activated, this,
        [this](const QModelIndex& index) { m_list->setCurrentIndex(m_doubtful->mapToSource(index)); });
    retranslate();
}

void OrderPanel::build()
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_checksTitle->setObjectName(u"orderChecksTitle"_s);
    m_empty->setProperty("quiet", true);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_checks->setMaximumHeight(112);
    m_list->setDragDropMode(QAbstractItemView::DragDrop);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setDropIndicatorShown(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& point) {
        const QModelIndex index = m_list->indexAt(point);
        if (QMenu* menu = menuFor({m_model->page(), index.isValid() ? index.row() : -1})) {
            menu->popup(m_list->viewport()->mapToGlobal(point));
        }
    });
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(tokens::kSpace3, tokens::kSpace3, tokens::kSpace3, tokens::kSpace3);
    m_rows->setSpacing(tokens::kSpace2);
    m_rows->addWidget(m_title);
    m_rows->addWidget(m_checksTitle);
    m_rows->addWidget(m_checks);
    m_rows->addWidget(m_empty);
    m_rows->addWidget(m_list, 1);
}

void OrderPanel::buildActions()
{
    const auto add = [this](QAction*& action, const QKeySequence& key, auto run) {
        action = new QAction(this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, run);
        m_list->addAction(action);
    };
    add(m_up, Qt::ALT | Qt::Key_Up, [this] { moveCurrent(-1); });
    add(m_down, Qt::ALT | Qt::Key_Down, [this] { moveCurrent(1); });
    add(m_remove, QKeySequence::Delete, [this] { m_document.removeBlock(current()); });
    add(m_copy, QKeySequence::Copy, [this] {
        if (current().isValid()) {
            QGuiApplication::clipboard()->setMimeData(blockMime(m_document, current()).release());
        }
    });
}

void OrderPanel::addBelow(QWidget* widget)
{
    m_rows->addWidget(widget);
}

void OrderPanel::setPage(int page)
{
    m_model->setPage(page);
    showState();
}

BlockId OrderPanel::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? BlockId{m_model->page(), index.row()} : BlockId();
}

void OrderPanel::setCurrent(BlockId id)
{
    const QScopedValueRollback quiet(m_isTelling, false);
    setPage(id.page);
    m_list->setCurrentIndex(m_model->index(id.block));
}

void OrderPanel::takeMove(int from, int to)
{
    if (m_document.moveBlock({m_model->page(), from}, to)) {
        setCurrent({m_model->page(), to});
    }
}

void OrderPanel::moveCurrent(int by)
{
    if (current().isValid()) {
        takeMove(current().block, current().block + by);
    }
}

QMenu* OrderPanel::menuFor(BlockId id, const std::function<void(QMenu&)>& splits)
{
    if (id.page != m_model->page() || id.block < 0 || id.block >= m_model->rowCount()) {
        return nullptr;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool mayCorrect = m_document.isCorrectable(id.page);
    const auto add = [&](const QString& text, bool enabled, auto run) {
        QAction* action = menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, run);
    };
    fillCopy(*menu->addMenu(tr("Copy")), id);
    menu->addSeparator();
    add(tr("Move up"), mayCorrect && id.block > 0, [this, id] { takeMove(id.block, id.block - 1); });
    add(tr("Move down"), mayCorrect && id.block + 1 < m_model->rowCount(),
        [this, id] { takeMove(id.block, id.block + 1); });
    QMenu* labels = menu->addMenu(tr("This is a"));
    labels->setEnabled(mayCorrect);
    fillLabels(*labels, id);
    add(tr("Merge with the next block"), mayCorrect && id.block + 1 < m_model->rowCount(),
        [this, id] { m_document.mergeWithNext(id); });
    add(tr("Split at the line break nearest to the middle"), mayCorrect, [this, id] { split(id); });
    if (splits) {
        splits(*menu);
    }
    add(tr("Remove"), mayCorrect, [this, id] { m_document.removeBlock(id); });
    menu->addSeparator();
    if (m_menuLines) {
        m_menuLines(*menu, id);
        menu->addSeparator();
    }
    add(tr("Back to what was read: this block"), mayCorrect && m_document.isCorrected(id),
        [this, id] { m_document.revertBlock(id); });
    add(tr("Back to what was read: this page"), mayCorrect && m_document.isCorrected(id.page),
        [this, id] { m_document.revertPage(id.page); });
    add(tr("Back to what was read: the document"), true, [this] { m_document.revertAll(); });
    return menu;
}

// At a line break where there is one, else at the end of a sentence, else between two words.
void OrderPanel::split(BlockId id)
{
    const QString text = m_document.blockMarkdown(id);
    qsizetype best = -1;
    for (const QString& mark : {u"\n"_s, u". "_s, u"。"_s, u" "_s}) {
        for (qsizetype at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
            const qsizetype place = at + mark.size();
            if (place < text.size() && (best < 0 || qAbs(2 * place - text.size()) < qAbs(2 * best - text.size()))) {
                best = place;
            }
        }
        if (best > 0) {
            break;
        }
    }
    m_document.splitBlock(id, static_cast<int>(best));
}

void OrderPanel::fillLabels(QMenu& menu, BlockId id)
{
    fillLabelMenu(
        menu, m_document.block(id).label, [this, id](const std::string& label) { m_document.setLabel(id, label); });
}

void OrderPanel::fillCopy(QMenu& menu, BlockId id)
{
    const bool isFormula = !latexOf(m_document.blockMarkdown(id)).isEmpty();
    const std::pair<QString, CopyFormat> formats[] = {{tr("For any program"), CopyFormat::All},
        {tr("Plain text"), CopyFormat::PlainText}, {tr("HTML"), CopyFormat::Html},
        {tr("Markdown"), CopyFormat::Markdown}, {tr("LaTeX"), CopyFormat::Latex}, {tr("MathML"), CopyFormat::MathMl}};
    for (const auto& [text, format] : formats) {
        if (!isFormula && (format == CopyFormat::Latex || format == CopyFormat::MathMl)) {
            continue;
        }
        connect(menu.addAction(text), &QAction::triggered, this, [this, id, format = format] {
            QGuiApplication::clipboard()->setMimeData(blockMime(m_document, id, format).release());
        });
    }
}

void OrderPanel::showState()
{
    const auto doubtful = static_cast<int>(m_model->doubtfulRows().size());
    const int count = m_model->rowCount();
    m_title->setText(m_model->page() < 0
            ? tr("Order")
            : tr("Page %1").arg(m_model->page() + 1) + u" · "_s + tr("%n block(s)", nullptr, count));
    m_checksTitle->setText(tr("Check these (%n)", nullptr, doubtful));
    m_checksTitle->setVisible(doubtful > 0);
    m_checks->setVisible(doubtful > 0);
    m_empty->setVisible(count == 0);
    m_list->setVisible(count > 0);
    const bool mayCorrect = current().isValid() && m_document.isCorrectable(m_model->page());
    m_up->setEnabled(mayCorrect);
    m_down->setEnabled(mayCorrect);
    m_remove->setEnabled(mayCorrect);
}

void OrderPanel::retranslate()
{
    m_list->setAccessibleName(tr("Blocks in reading order"));
    m_checks->setAccessibleName(tr("Blocks whose place in the order is doubtful"));
    m_empty->setText(tr("Blocks stand here once the page has been converted. Drag them into another order if it was "
                        "read in the wrong one."));
    m_up->setText(tr("Move up"));
    m_down->setText(tr("Move down"));
    m_remove->setText(tr("Remove"));
    m_copy->setText(tr("Copy"));
    m_model->retranslate();
    showState();
}

void OrderPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace lectern::ui
