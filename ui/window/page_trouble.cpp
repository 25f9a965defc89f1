// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/page_trouble.h"

#include "ui/preview/page_notes.h"
#include "ui/theme/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSmallestWidth = 120; // pixels; a page that is narrower has no room for words
constexpr int kWidthOfText = 320; // less than this: the sign and what to do, the rest in the tool tip
constexpr int kFailuresForOther = 2; // in a row, before another reader is what to try
constexpr size_t kDoubtfulWords = 3;
constexpr size_t kDoubtfulShare = 20; // one word in so many

} // namespace

TroubleStrip::TroubleStrip(QWidget* parent)
    : QFrame(parent)
    , m_sign(new IconLabel)
    , m_text(new QLabel)
    , m_action(new QPushButton)
    , m_dismiss(new QToolButton)
{
    setObjectName(u"strip"_s);
    setCursor(Qt::ArrowCursor);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace1, tokens::kSpace1);
    row->setSpacing(tokens::kSpace2);
    m_text->setObjectName(u"troubleText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_action->setObjectName(u"troubleAction"_s);
    m_dismiss->setObjectName(u"troubleDismiss"_s);
    m_dismiss->setIcon(icon(u"window-close"_s, &Colours::onStrip));
    m_dismiss->setIconSize(QSize(tokens::kSmallIcon, tokens::kSmallIcon));
    m_dismiss->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_sign);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_dismiss);
    connect(m_action, &QPushButton::clicked, this, &TroubleStrip::accepted);
    connect(m_dismiss, &QToolButton::clicked, this, &TroubleStrip::dismissed);
}

void TroubleStrip::show(int page, const Trouble& trouble)
{
    const bool isOther = page != m_page || trouble.text != m_trouble.text || trouble.remedy != m_trouble.remedy;
    m_page = page;
    m_trouble = trouble;
    setProperty("page", page);
    const QString kind = trouble.kind == Trouble::Kind::Warning ? u"warning"_s : u"failure"_s;
    if (property("kind") != kind) {
        setProperty("kind", kind);
        style()->unpolish(this);
        style()->polish(this);
    }
    if (isOther) {
        showTexts();
    }
}

void TroubleStrip::showTexts()
{
    m_sign->setIcon(
        m_trouble.kind == Trouble::Kind::Warning ? u"status-warning"_s : u"status-error"_s, &Colours::onStrip);
    m_sign->setAccessibleName(m_trouble.kind == Trouble::Kind::Warning ? tr("Warning") : tr("Failure"));
    m_text->setText(m_trouble.text);
    setToolTip(m_trouble.text);
    setAccessibleName(tr("Page %1: %2").arg(m_page + 1).arg(m_trouble.text));
    switch (m_trouble.remedy) {
    case Trouble::Remedy::ReadAgain:
        m_action->setText(tr("Read again"));
        break;
    case Trouble::Remedy::OtherReader:
        m_action->setText(
            tr("Read with: %1", "another reader").arg(m_trouble.reader ? m_trouble.reader->name : QString()));
        break;
    case Trouble::Remedy::Settings:
        m_action->setText(tr("Reading settings…"));
        break;
    case Trouble::Remedy::ShowDoubtful:
        m_action->setText(tr("Show them"));
        break;
    case Trouble::Remedy::CutFigures:
    case Trouble::Remedy::ReadArea:
        m_action->setText(tr("Try again"));
        break;
    }
    m_action->setAccessibleName(tr("%1 (page %2)", "what to do about a page").arg(m_action->text()).arg(m_page + 1));
    m_action->setAccessibleDescription(m_trouble.text);
    m_dismiss->setToolTip(tr("Close this note"));
    m_dismiss->setAccessibleName(tr("Close the note on page %1").arg(m_page + 1));
}

void TroubleStrip::place(const QRect& room)
{
    m_text->setVisible(room.width() >= kWidthOfText);
    setVisible(room.width() >= kSmallestWidth);
    const int wanted = hasHeightForWidth() ? heightForWidth(room.width()) : sizeHint().height();
    setGeometry(room.x(), room.y(), room.width(), std::min(std::max(wanted, sizeHint().height()), room.height()));
}

void TroubleStrip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_page >= 0) {
        showTexts();
    }
}

// Not one of the page below it.
void TroubleStrip::mousePressEvent(QMouseEvent* event)
{
    event->accept();
}

PageTrouble::PageTrouble(PageView& view, const MarkdownDocument& document, Context context, QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_document(document)
    , m_context(std::move(context))
{
    connect(&m_document, &MarkdownDocument::pageChanged, this, &PageTrouble::takeChange);
    connect(&m_view, &PageView::zoomChanged, this, &PageTrouble::placeAll); // every change of the layout tells it
    for (const QScrollBar* bar : {m_view.verticalScrollBar(), m_view.horizontalScrollBar()}) {
        connect(bar, &QScrollBar::valueChanged, this, &PageTrouble::placeAll);
    }
    m_view.viewport()->installEventFilter(this);
}

PageTrouble::~PageTrouble()
{
    m_view.viewport()->removeEventFilter(this);
    for (const auto& [page, strip] : m_strips) {
        delete strip;
    }
}

bool PageTrouble::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
        placeAll();
    } else if (event->type() == QEvent::LanguageChange) {
        QMetaObject::invokeMethod(this, &PageTrouble::placeAll, Qt::QueuedConnection); // reasons are texts too
    }
    return QObject::eventFilter(watched, event);
}

void PageTrouble::takeChange(int page)
{
    const PageState state = m_document.pageState(page);
    if (state == PageState::Waiting || state == PageState::Writing) {
        m_dismissed.remove(page);
        m_figures.remove(page);
        m_areas.remove(page);
    } else if (state == PageState::Failed) {
        ++m_failures[page];
    } else if (state == PageState::Done || state == PageState::Cut) {
        m_failures.remove(page);
    }
    placeAll();
}

bool PageTrouble::wasModel(int page) const
{
    const std::string& reader = m_document.pageResult(page).reader;
    return reader.empty() ? m_context.readsWithModel() : reader.starts_with("model");
}

Trouble PageTrouble::failure(int page) const
{
    Trouble trouble{Trouble::Kind::Failure,
        pageTrouble(PageState::Failed, QString::fromStdString(m_document.pageResult(page).reason)), {}, {}};
    if (m_failures.value(page) >= kFailuresForOther) {
        trouble.reader = otherReader(wasModel(page), m_context.places);
        trouble.remedy = trouble.reader ? Trouble::Remedy::OtherReader : Trouble::Remedy::Settings;
    }
    return trouble;
}

// Another reader where there is one: the same would come to grief at the same place again.
Trouble PageTrouble::badReading(int page, const QString& what) const
{
    Trouble trouble{
        Trouble::Kind::Warning, what, Trouble::Remedy::ReadAgain, otherReader(wasModel(page), m_context.places)};
    if (trouble.reader) {
        trouble.remedy = Trouble::Remedy::OtherReader;
    }
    return trouble;
}

// So that a word or two on a long page make no strip; with the words marked it would say nothing new.
bool PageTrouble::isDoubtful(int page) const
{
    const document::PageResult& result = m_document.pageResult(page);
    return result.doubtful.size() >= kDoubtfulWords
        && result.doubtful.size() * kDoubtfulShare >= static_cast<size_t>(std::max(0, result.tokens))
        && !m_context.showsDoubtful();
}

std::optional<Trouble> PageTrouble::done(int page) const
{
    const document::PageResult& result = m_document.pageResult(page);
    if (result.retries > 0) {
        return badReading(page, tr("The reader lost its way here and began this page again."));
    }
    if (isDoubtful(page)) {
        return Trouble{Trouble::Kind::Warning,
            tr("The reader was unsure of %n word(s) on this page.", nullptr, static_cast<int>(result.doubtful.size())),
            Trouble::Remedy::ShowDoubtful, {}};
    }
    return {};
}

std::optional<Trouble> PageTrouble::ofResult(int page) const
{
    const PageState state = m_document.pageState(page);
    if (m_areas.contains(page)) {
        return Trouble{Trouble::Kind::Failure, tr("The area could not be read again: %1").arg(m_areas.value(page)),
            Trouble::Remedy::ReadArea, {}};
    }
    if (state == PageState::Failed) {
        return failure(page);
    }
    if (state == PageState::Cut) {
        return badReading(
            page, pageTrouble(PageState::Cut, QString::fromStdString(m_document.pageResult(page).reason)));
    }
    if (m_figures.contains(page) && state == PageState::Done) {
        return Trouble{Trouble::Kind::Warning,
            tr("The figures of this page could not be cut out: %1").arg(m_figures.value(page)),
            Trouble::Remedy::CutFigures, {}};
    }
    return state == PageState::Done ? done(page) : std::nullopt;
}

std::optional<Trouble> PageTrouble::of(int page) const
{
    return has(page) ? ofResult(page) : std::nullopt;
}

bool PageTrouble::has(int page) const
{
    if (page >= m_document.pageCount() || m_dismissed.contains(page)) {
        return false;
    }
    const PageState state = m_document.pageState(page);
    return state == PageState::Failed || state == PageState::Cut || m_areas.contains(page)
        || (state == PageState::Done
            && (m_figures.contains(page) || m_document.pageResult(page).retries > 0 || isDoubtful(page)));
}

int PageTrouble::count() const
{
    int pages = 0;
    for (int page = 0; page < m_document.pageCount(); ++page) {
        pages += has(page) ? 1 : 0;
    }
    return pages;
}

int PageTrouble::nextAfter(int page) const
{
    const int pages = m_document.pageCount();
    for (int step = 1; step <= pages; ++step) {
        if (has((page + step) % pages)) {
            return (page + step) % pages;
        }
    }
    return -1;
}

bool PageTrouble::hasFailures() const
{
    for (int page = 0; page < m_document.pageCount(); ++page) {
        if (m_document.pageState(page) == PageState::Failed) {
            return true;
        }
    }
    return false;
}

TroubleStrip* PageTrouble::stripOf(int page) const
{
    const auto found = m_strips.find(page);
    return found == m_strips.end() ? nullptr : found->second;
}

void PageTrouble::setFigureFailure(int page, const QString& reason)
{
    m_figures.insert(page, reason);
    refresh();
}

void PageTrouble::setAreaFailure(int page, const QString& reason)
{
    m_areas.remove(page);
    if (!reason.isEmpty()) {
        m_dismissed.remove(page);
        m_areas.insert(page, reason);
    }
    refresh();
}

void PageTrouble::refresh()
{
    placeAll();
    Q_EMIT changed();
}

// Only those of pages in view exist: there may be a thousand.
void PageTrouble::placeAll()
{
    const QRect view = m_view.viewport()->rect();
    std::map<int, TroubleStrip*> left = std::move(m_strips);
    m_strips.clear();
    const int first = m_view.hasDocument() ? m_view.pagePointAt(QPointF(view.center().x(), 0)).page : -1;
    for (int page = std::max(0, first); first >= 0 && page < m_view.pageCount(); ++page) {
        const QRect rect = m_view.pageRect(page).toAlignedRect();
        if (rect.top() > view.bottom()) {
            break;
        }
        const auto trouble = of(page);
        if (!trouble || !rect.intersects(view)) {
            continue;
        }
        const auto strip = left.find(page);
        m_strips[page] = strip != left.end() ? strip->second : makeStrip(page);
        left.erase(page);
        m_strips[page]->show(page, *trouble);
        m_strips[page]->place(QRect(QPoint(std::max(rect.left(), view.left()), rect.top()),
            QPoint(std::min(rect.right(), view.right()), rect.bottom())));
    }
    for (const auto& [page, strip] : left) {
        if (strip->isAncestorOf(m_view.window()->focusWidget())) {
            m_view.setFocus(); // what had it goes away
        }
        strip->hide();
        strip->deleteLater(); // it may be the one whose button was just pressed
    }
}

TroubleStrip* PageTrouble::makeStrip(int page)
{
    auto* strip = new TroubleStrip(m_view.viewport());
    connect(strip, &TroubleStrip::accepted, this, [this, page] { accept(page); });
    connect(strip, &TroubleStrip::dismissed, this, [this, page] {
        m_dismissed.insert(page);
        refresh();
    });
    const QList<QWidget*> stops{
        strip->findChild<QPushButton*>(u"troubleAction"_s), strip->findChild<QToolButton*>(u"troubleDismiss"_s)};
    QWidget::setTabOrder(&m_view, stops[0]);
    QWidget::setTabOrder(stops[0], stops[1]);
    QAccessibleEvent event(strip, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    return strip;
}

void PageTrouble::accept(int page)
{
    const auto trouble = of(page);
    if (!trouble) {
        return;
    }
    switch (trouble->remedy) {
    case Trouble::Remedy::ReadAgain:
        Q_EMIT readRequested(page, std::nullopt);
        break;
    case Trouble::Remedy::OtherReader:
        Q_EMIT readRequested(page, trouble->reader->request);
        break;
    case Trouble::Remedy::Settings:
        Q_EMIT settingsRequested();
        break;
    case Trouble::Remedy::ShowDoubtful:
        Q_EMIT doubtfulRequested();
        break;
    case Trouble::Remedy::ReadArea:
        Q_EMIT areaRequested(page);
        break;
    case Trouble::Remedy::CutFigures:
        m_figures.remove(page);
        refresh();
        Q_EMIT figuresRequested(page);
        break;
    }
}

} // namespace lectern::ui
