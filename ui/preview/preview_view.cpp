// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_view.h"

#include "exports/markdown_html.h"
#include "ui/preview/preview_page.h"
#include "ui/preview/preview_style.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFocusEvent>
#include <QLocale>
#include <QStyle>
#include <QVBoxLayout>
#include <QWebEngineFindTextResult>
#include <QWebEngineProfile>
#include <QWebEngineView>
#include <QtConcurrent>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kInterval = 100; // milliseconds between two updates at least
constexpr int kDeaths = 3; // within kDeathsWithin, before it is left at that
constexpr qint64 kDeathsWithin = 60'000; // milliseconds

bool isActive(PageState state)
{
    return state == PageState::Waiting || state == PageState::Writing;
}

} // namespace

PreviewView::PreviewView(MarkdownDocument& document, PreviewProfile& profile, ImageLoader images, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_profile(profile)
    , m_host(profile.addHost(std::move(images)))
    , m_html([](std::string_view markdown) { return exports::markdownHtml(markdown, {}); })
    , m_isReducedMotion(style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0)
{
    setObjectName(u"preview"_s);
    setAccessibleName(tr("Preview of the Markdown"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PreviewView::refresh);
    connect(&m_worker, &QFutureWatcherBase::finished, this, [this] { send(m_worker.result()); });
    connect(&m_document, &MarkdownDocument::pageChanged, this, &PreviewView::takePageChange);
    connect(&m_document, &MarkdownDocument::writingChanged, this, &PreviewView::takeWritingChange);
    connect(m_document.text(), &QTextDocument::contentsChanged, this, &PreviewView::takeTextChange);
    m_content.markAll(m_document);
}

PreviewView::~PreviewView()
{
    m_number = -1;
    delete m_web; // and the page with it, before the profile's host goes
    m_page = nullptr;
    m_profile.removeHost(m_host);
}

void PreviewView::takePageChange(int page)
{
    m_content.mark(m_document, page);
    if (isActive(m_document.pageState(page))) {
        if (!std::exchange(m_isActive, true)) {
            setFollowing(true); // a conversion begins
        }
    } else if (m_isActive) {
        m_isActive = false;
        for (int other = 0; other < m_document.pageCount() && !m_isActive; ++other) {
            m_isActive = isActive(m_document.pageState(other));
        }
    }
    schedule();
}

void PreviewView::takeWritingChange()
{
    const BlockId writing = m_document.writing().value_or(BlockId());
    for (const BlockId id : {std::exchange(m_lastWriting, writing), writing}) {
        if (id.isValid()) {
            m_content.mark(m_document, id.page);
        }
    }
    schedule();
}

void PreviewView::takeTextChange()
{
    // A document that forgets everything has no page left to speak of.
    if (m_document.isEmpty()) {
        m_content.markAll(m_document);
        schedule();
    }
}

void PreviewView::warmUp()
{
    if (m_page != nullptr) {
        return;
    }
    m_web = new QWebEngineView(this);
    m_web->setAcceptDrops(false);
    m_web->setContextMenuPolicy(Qt::CustomContextMenu);
    m_page = new PreviewWebPage(m_profile.profile(), PreviewProfile::pageUrl(m_host), m_web);
    m_page->setBackgroundColor(coloursOf(palette()).surface);
    m_web->setPage(m_page);
    layout()->addWidget(m_web);
    setFocusProxy(m_web);
    connectPage();
}

void PreviewView::connectPage()
{
    connect(m_web, &QWidget::customContextMenuRequested, this, &PreviewView::showMenu);
    connect(m_web, &QWebEngineView::printFinished, this, &PreviewView::finishPrinting);
    connect(m_page, &PreviewWebPage::ready, this, &PreviewView::pageReady);
    connect(m_page, &PreviewWebPage::linkActivated, this, &PreviewView::linkActivated);
    connect(m_page, &QWebEnginePage::linkHovered, this, &PreviewView::linkHovered);
    connect(m_page, &QWebEnginePage::renderProcessTerminated, this, &PreviewView::pageDied, Qt::QueuedConnection);
    connect(m_page, &QWebEnginePage::findTextFinished, this, [this](const QWebEngineFindTextResult& result) {
        Q_EMIT found(result.activeMatch(), result.numberOfMatches());
    });
    PreviewChannel& channel = m_page->channel();
    connect(&channel, &PreviewChannel::clicked, this, [this](int page, int block) {
        if (const BlockId id = checked(page, block); id.isValid()) {
            Q_EMIT blockActivated(id);
        }
    });
    connect(&channel, &PreviewChannel::entered, this,
        [this](int page, int block) { Q_EMIT blockHovered(checked(page, block)); });
    connect(&channel, &PreviewChannel::scrolled, this, [this] {
        if (std::exchange(m_isFollowing, false)) {
            Q_EMIT followingChanged(false);
        }
    });
}

BlockId PreviewView::checked(int page, int block) const
{
    const bool isThere =
        page >= 0 && page < m_document.pageCount() && block >= 0 && block < m_document.blockCount(page);
    return isThere ? BlockId{page, block} : BlockId();
}

void PreviewView::pageReady()
{
    m_isBusy = false;
    ++m_number;
    m_content.forgetAll(m_document);
    applyStyle();
    m_page->call(u"setDoubtfulShown"_s, m_isDoubtfulShown);
    m_page->call(u"setFollowing"_s, m_isFollowing);
    schedule();
}

void PreviewView::pageDied()
{
    m_isBusy = false;
    ++m_number;
    m_content.forgetAll(m_document);
    finishPrinting(false);
    if (!m_sinceDeaths.isValid() || m_sinceDeaths.hasExpired(kDeathsWithin)) {
        m_sinceDeaths.start();
        m_deaths = 0;
    }
    if (++m_deaths < kDeaths) {
        m_page->loadAgain();
        Q_EMIT restarted();
        return;
    }
    m_deaths = 0;
    setFocusProxy(nullptr);
    m_web->deleteLater();
    m_web->hide();
    m_web = nullptr;
    m_page = nullptr;
    Q_EMIT stopped();
}

void PreviewView::schedule()
{
    const bool isWanted = isVisible() || m_printer != nullptr;
    if (!isWanted || m_page == nullptr || !m_page->isReady() || m_isBusy || m_timer.isActive()
        || !m_content.isDirty()) {
        return;
    }
    const qint64 passed = m_sinceRefresh.isValid() ? m_sinceRefresh.elapsed() : kInterval;
    m_timer.start(static_cast<int>(std::clamp<qint64>(kInterval - passed, 0, kInterval)));
}

void PreviewView::refresh()
{
    if (m_page == nullptr || !m_page->isReady() || m_isBusy || !m_content.isDirty()) {
        return;
    }
    m_isBusy = true;
    ++m_number;
    m_sinceRefresh.start();
    m_worker.setFuture(
        QtConcurrent::run([update = m_content.take(m_document), html = m_html] { return toJson(update, html); }));
}

void PreviewView::send(const QJsonObject& update)
{
    if (!m_isBusy || m_page == nullptr || !m_page->isReady()) {
        return; // made for a page that is gone; the next one gets everything
    }
    // The answer may come when the view is no more.
    m_page->call(u"update"_s, update, [view = QPointer<PreviewView>(this), number = m_number](const QVariant&) {
        if (view != nullptr) {
            view->sent(number);
        }
    });
}

void PreviewView::sent(int number)
{
    if (number != m_number) {
        return;
    }
    m_isBusy = false;
    Q_EMIT updated();
    schedule();
    if (m_printer != nullptr && isUpToDate()) {
        printWhenComplete(0);
    }
}

void PreviewView::applyStyle()
{
    if (m_page != nullptr) {
        m_page->setBackgroundColor(coloursOf(palette()).surface);
        m_page->call(u"setStyle"_s, previewStyle(palette(), m_fonts, m_isReducedMotion, locale().bcp47Name()));
    }
}

void PreviewView::setFonts(const PreviewFonts& fonts)
{
    m_fonts = fonts;
    applyStyle();
}

void PreviewView::setReducedMotion(bool reduced)
{
    m_isReducedMotion = reduced;
    applyStyle();
}

void PreviewView::setDoubtfulShown(bool shown)
{
    m_isDoubtfulShown = shown;
    if (m_page != nullptr && m_page->isReady()) {
        m_page->call(u"setDoubtfulShown"_s, shown);
    }
}

void PreviewView::setFollowing(bool following)
{
    if (m_isFollowing == following) {
        return;
    }
    m_isFollowing = following;
    if (m_page != nullptr && m_page->isReady()) {
        m_page->call(u"setFollowing"_s, following);
    }
    Q_EMIT followingChanged(following);
}

void PreviewView::showBlock(BlockId id)
{
    callForBlock(id, false);
}

void PreviewView::markBlock(BlockId id)
{
    callForBlock(id, true);
}

void PreviewView::callForBlock(BlockId id, bool stay)
{
    if (m_page != nullptr && m_page->isReady() && checked(id.page, id.block).isValid()) {
        m_page->call(u"showBlock"_s, QJsonObject{{u"page"_s, id.page}, {u"block"_s, id.block}, {u"stay"_s, stay}});
    }
}

void PreviewView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    warmUp();
    schedule();
}

void PreviewView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyStyle();
    } else if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Preview of the Markdown"));
        applyStyle();
        m_content.markAll(m_document);
        schedule();
    }
}

void PreviewView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_web != nullptr) {
        m_web->setFocus(event->reason());
    }
}

} // namespace lectern::ui
