// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_palette.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 560;
constexpr int kShownRows = 10;
constexpr int kRowHeight = 32;

// Icon, title with the matched characters in bold, where it is found, and the shortcut at the right.
class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {100, std::max(kRowHeight, option.fontMetrics.height() + 2 * tokens::kSpace2)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colours colours = coloursOf(option.palette);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const bool enabled = static_cast<const CommandModel*>(index.model())->command(index.row()).enabled;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(tokens::kSpace1, 1, -tokens::kSpace1, -1);
        if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.hover);
            painter->drawRoundedRect(row, tokens::kRadius, tokens::kRadius);
        }
        if (chosen) { // a bar as well as a ground: colour is not the only sign
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.accent);
            painter->drawRoundedRect(QRect(row.left(), row.top() + 4, 3, row.height() - 8), 1.5, 1.5);
        }
        QRect room = row.adjusted(tokens::kSpace3, 0, -tokens::kSpace3, 0);
        const QRect icon(room.left(), room.center().y() - tokens::kIcon / 2 + 1, tokens::kIcon, tokens::kIcon);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, icon, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        room.setLeft(icon.right() + tokens::kSpace3);
        const QString shortcut = index.data(CommandModel::ShortcutRole).toString();
        const QFontMetrics& metrics = option.fontMetrics;
        painter->setPen(colours.quiet);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, shortcut);
        room.setRight(room.right() - (shortcut.isEmpty() ? 0 : metrics.horizontalAdvance(shortcut) + tokens::kSpace4));
        QString title = index.data().toString();
        if (index.data(CommandModel::CheckedRole).toBool()) {
            title += u" ✓"_s;
        }
        painter->setPen(enabled ? colours.text : colours.quiet);
        room.setLeft(drawTitle(*painter, option, room, title, index.data(CommandModel::MatchRole).value<QList<int>>())
            + tokens::kSpace3);
        painter->setPen(colours.quiet);
        painter->setFont(option.font);
        if (room.width() > 0) {
            painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                metrics.elidedText(index.data(CommandModel::PlaceRole).toString(), Qt::ElideMiddle, room.width()));
        }
        painter->restore();
    }

private:
    // Where it ends.
    static int drawTitle(QPainter& painter, const QStyleOptionViewItem& option, const QRect& room, const QString& title,
        const QList<int>& matched)
    {
        QFont bold = option.font;
        bold.setBold(true);
        int x = room.left();
        for (qsizetype at = 0; at < title.size();) {
            const bool isMatched = matched.contains(static_cast<int>(at));
            qsizetype end = at + 1;
            while (end < title.size() && matched.contains(static_cast<int>(end)) == isMatched) {
                ++end;
            }
            const QFont& font = isMatched ? bold : option.font;
            const QFontMetrics metrics(font);
            QString run = title.mid(at, end - at);
            const bool fits = metrics.horizontalAdvance(run) <= room.right() - x;
            run = fits ? run : metrics.elidedText(run, Qt::ElideRight, room.right() - x);
            painter.setFont(font);
            painter.drawText(QRect(x, room.top(), room.right() - x + 1, room.height()),
                Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, run);
            x += metrics.horizontalAdvance(run);
            if (!fits) {
                break;
            }
            at = end;
        }
        return x;
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget& window)
    : QFrame(&window)
    , m_window(window)
    , m_text(new QLineEdit)
    , m_list(new QListView)
    , m_note(new QLabel)
{
    setObjectName(u"palette"_s);
    setFrameShape(QFrame::StyledPanel);
    hide();
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(tokens::kSpace2, tokens::kSpace2, tokens::kSpace2, tokens::kSpace2);
    rows->setSpacing(tokens::kSpace2);
    rows->addWidget(m_text);
    rows->addWidget(m_list);
    rows->addWidget(m_note);
    m_text->setObjectName(u"paletteText"_s);
    m_text->setAcceptDrops(false);
    m_text->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps it
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_note->setObjectName(u"paletteNote"_s);
    m_note->setProperty("quiet", true);
    m_note->setContentsMargins(tokens::kSpace2, 0, tokens::kSpace2, 0);
    retranslate();
    connect(m_text, &QLineEdit::textEdited, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::showReason);
    m_window.installEventFilter(this);
}

void CommandPalette::open(const QList<Command>& commands)
{
    if (isHidden()) {
        m_before = QApplication::focusWidget();
    }
    m_text->clear();
    m_model.setFilter({});
    m_model.setCommands(commands);
    place();
    show();
    raise();
    m_text->setFocus(Qt::PopupFocusReason);
    choose(0);
}

void CommandPalette::place()
{
    const int width = std::min(kWidth, m_window.width() - 2 * tokens::kSpace5);
    const int most = m_window.height() - 4 * tokens::kSpace5;
    const int rows = std::clamp(m_model.rowCount(), 1, kShownRows);
    m_list->setFixedHeight(rows * std::max(kRowHeight, fontMetrics().height() + 2 * tokens::kSpace2));
    ensurePolished();
    const int height = std::min(most, layout()->totalSizeHint().height());
    setGeometry((m_window.width() - width) / 2, 2 * tokens::kSpace5, width, height);
}

void CommandPalette::filter(const QString& typed)
{
    m_model.setFilter(typed);
    choose(0);
    place();
}

void CommandPalette::choose(int row)
{
    const QModelIndex index = m_model.index(std::clamp(row, 0, std::max(0, m_model.rowCount() - 1)), 0);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
    showReason();
    if (index.isValid()) { // the focus is in the field: what is chosen in the list is told of
        QAccessibleEvent event(m_list, QAccessible::Focus);
        event.setChild(index.row());
        QAccessible::updateAccessibility(&event);
    }
}

void CommandPalette::showReason()
{
    const QModelIndex index = m_list->currentIndex();
    const QString reason = index.data(CommandModel::ReasonRole).toString();
    m_note->setText(index.isValid() ? reason : tr("Nothing is called that."));
    m_note->setVisible(!m_note->text().isEmpty());
    place();
}

void CommandPalette::runCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !m_model.command(index.row()).enabled) {
        return;
    }
    const auto run = m_model.command(index.row()).run;
    close(true);
    if (run) {
        run();
    }
}

void CommandPalette::close(bool restoresFocus)
{
    if (isHidden()) {
        return;
    }
    hide();
    if (restoresFocus) {
        (m_before ? m_before.data() : &m_window)->setFocus(Qt::PopupFocusReason);
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    if (watched != m_text) {
        return QFrame::eventFilter(watched, event);
    }
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) {
            close(false);
        }
    } else if (event->type() == QEvent::KeyPress) {
        const int row = m_list->currentIndex().row();
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Escape:
            close(true);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        case Qt::Key_Down:
            choose(row + 1 < m_model.rowCount() ? row + 1 : 0);
            return true;
        case Qt::Key_Up:
            choose(row > 0 ? row - 1 : m_model.rowCount() - 1);
            return true;
        case Qt::Key_PageDown:
            choose(row + kShownRows);
            return true;
        case Qt::Key_PageUp:
            choose(row - kShownRows);
            return true;
        case Qt::Key_Tab: // there is nothing else to go to
        case Qt::Key_Backtab:
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void CommandPalette::retranslate()
{
    setAccessibleName(tr("Commands"));
    m_text->setPlaceholderText(tr("Type a command or the name of a document"));
    m_text->setAccessibleName(tr("Command"));
    m_list->setAccessibleName(tr("Commands"));
}

} // namespace lectern::ui
