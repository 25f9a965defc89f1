// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/area_reading.h"

#include "ui/conversion/document_session.h"
#include "ui/theme/tokens.h"
#include "ui/window/page_trouble.h"
#include "ui/window/reader_options.h"

#include <QMenu>
#include <QPainter>

namespace lectern::ui {

using namespace Qt::StringLiterals;

AreaReading::AreaReading(
    DocumentSession& session, PageTrouble& trouble, PageView& view, Context context, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_trouble(trouble)
    , m_view(&view)
    , m_context(std::move(context))
{
    view.addLayer(this);
    const auto& conversion = m_session.conversion();
    connect(&conversion, &DocumentConversion::changed, this, [this] {
        if (m_view) {
            m_view->viewport()->update();
        }
    });
    connect(&conversion, &DocumentConversion::areaFailed, this,
        [this](const Area& area, const QString& reason) { m_trouble.setAreaFailure(area.page, reason); });
    connect(&conversion, &DocumentConversion::areaFinished, this,
        [this](const Area& area, MarkdownDocument::RegionOutcome outcome) {
            if (outcome == MarkdownDocument::RegionOutcome::Empty) {
                m_context.tell(tr("Nothing was found in this area of page %1.").arg(area.page + 1));
            } else if (outcome == MarkdownDocument::RegionOutcome::Refused) {
                m_context.tell(tr("The blocks of page %1 have changed meanwhile: the area was not read into it.")
                                   .arg(area.page + 1));
            }
        });
    connect(&m_trouble, &PageTrouble::areaRequested, this, [this](int page) {
        if (const auto last = m_last.find(page); last != m_last.end()) {
            const auto [area, way] = last->second;
            read(area, way);
        }
    });
}

// Every reader that is there; a model with every prompt that the program knows.
QMenu* AreaReading::addReaders(QMenu& menu, const QString& title, const Chosen& chosen) const
{
    QMenu* readers = menu.addMenu(title);
    const auto add = [&](const QString& text, const Way& way) {
        QAction* action = readers->addAction(QString(text).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [chosen, way] { chosen(way); });
    };
    const ReadingSettings settings = m_context.settings.reading();
    for (const ReaderOption& option : readerOptions(settings, m_context.places)) {
        if (!option.request || option.request->reader == "auto") {
            continue;
        }
        if (option.request->reader == "builtin") {
            add(option.name, {*option.request, {}});
            continue;
        }
        readers->addSeparator();
        add(tr("%1: Markdown").arg(option.name), {*option.request, u"markdown"_s});
        add(tr("%1: plain text").arg(option.name), {*option.request, u"free"_s});
        if (settings.prompt != u"markdown" && settings.prompt != u"free") {
            add(tr("%1: own prompt").arg(option.name), {*option.request, settings.prompt});
        }
    }
    return readers;
}

void AreaReading::addTo(QMenu& menu, BlockId id)
{
    const MarkdownDocument& document = m_session.markdown();
    QMenu* readers = addReaders(menu, tr("Read again with"), [this, id](const Way& way) {
        const document::Block block = m_session.markdown().block(id);
        read({id.page, document::bounds(block.boxes), block}, way);
    });
    readers->setEnabled(document.isCorrectable(id.page) && !document.block(id).boxes.empty());
}

void AreaReading::addTo(QMenu& menu, int page, const document::Rect& region)
{
    addReaders(menu, tr("Read this area with"), [this, page, region](const Way& way) {
        read({page, region, std::nullopt}, way);
    });
}

void AreaReading::addTo(QMenu& menu, int page)
{
    const PageState state = m_session.markdown().pageState(page);
    QMenu* readers = addReaders(menu, tr("Read this page again with"),
        [this, page](const Way& way) { m_context.readPage(page, way.reader, way.prompt); });
    readers->setEnabled(state != PageState::Waiting && state != PageState::Writing);
}

void AreaReading::read(const Area& area, const Way& way)
{
    m_trouble.setAreaFailure(area.page, {});
    m_last.insert_or_assign(area.page, std::pair(area, way));
    const auto reader = recognition::chooseReader(way.reader, m_context.places);
    if (!reader) {
        m_trouble.setAreaFailure(area.page, QString::fromStdString(reader.error().message));
        return;
    }
    ReadingSettings reading = m_context.settings.reading();
    if (!way.prompt.isEmpty()) {
        reading.prompt = way.prompt;
    }
    m_session.conversion().readArea(area, {*reader, reading.readOptions(), reading.loadOptions()});
}

// Where something is being read again.
void AreaReading::paint(QPainter& painter, const LayerPage& page)
{
    for (const Area& area : m_session.conversion().areas()) {
        if (area.page != page.page) {
            continue;
        }
        const QColor accent = tokens::light().accent; // over paper, in either theme
        QColor fill = accent;
        fill.setAlphaF(0.18F);
        const QRectF rect = page.map(rectF(area.region));
        painter.setPen(QPen(accent, 1.5, Qt::DashLine));
        painter.setBrush(fill);
        painter.drawRect(rect);
        painter.setBrush(QBrush(accent, Qt::BDiagPattern));
        painter.setPen(Qt::NoPen);
        painter.setOpacity(0.35);
        painter.drawRect(rect);
        painter.setOpacity(1);
    }
}

} // namespace lectern::ui
