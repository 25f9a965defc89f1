// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/interventions.h"

#include "exports/order_export.h"
#include "grounding/tag_parser.h"
#include "ui/reading_order/intervention_view.h"
#include "ui/reading_order/interventions_box.h"
#include "ui/reading_order/order_panel.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QLayout>
#include <QtConcurrentRun>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kPages = 8; // whose changed readings are kept

bool isSameReading(const recognition::PageStudy& a, const recognition::PageStudy& b)
{
    return a.trace.order.layer == b.trace.order.layer && a.trace.order.head == b.trace.order.head
        && a.reading->decoded.tokens == b.reading->decoded.tokens;
}

} // namespace

Interventions::Interventions(OrderSide& order, PageView& view, recognition::ConversionWorker& worker,
    recognition::DocumentId document, OrderSide::RequestMaker request, QObject* parent)
    : QObject(parent)
    , m_order(order)
    , m_view(&view)
    , m_worker(worker)
    , m_document(document)
    , m_request(std::move(request))
    , m_box(new InterventionsBox)
    , m_results(new InterventionView)
    , m_picker(view)
{
    order.panel().addBelow(m_box);
    order.bars().layout()->addWidget(m_results);
    m_results->hide();
    view.addLayer(&m_vanished);
    connectParts();
    showPage();
}

Interventions::~Interventions()
{
    if (m_asked >= 0) {
        m_worker.cancelInterventions(m_document, m_asked);
    }
}

void Interventions::connectParts()
{
    connect(&m_order, &OrderSide::studyShown, this, &Interventions::showPage);
    connect(m_box, &InterventionsBox::unfolded, this, &Interventions::showPage);
    connect(m_box, &InterventionsBox::readRequested, this, &Interventions::read);
    connect(m_box, &InterventionsBox::stopRequested, this, &Interventions::stop);
    connect(m_box, &InterventionsBox::pickRequested, &m_picker, &RegionPicker::setPicking);
    connect(m_box, &InterventionsBox::blockRegionRequested, this, &Interventions::takeBlock);
    connect(m_box, &InterventionsBox::changed, this, [this] {
        if (!m_box->wantsRegion() && m_picker.region()) {
            m_picker.setRegion(-1, {});
        }
    });
    connect(m_box, &InterventionsBox::resultsRequested, this, [this] {
        const int page = m_order.page();
        if (const auto found = m_changes.find(page); found != m_changes.end()) {
            showResult(page, found->second.shown);
        }
    });
    connect(&m_picker, &RegionPicker::regionChanged, this,
        [this] { m_box->setRegion(m_picker.page() == m_order.page() ? m_picker.region() : std::nullopt); });
    connect(&m_picker, &RegionPicker::pickingChanged, m_box, &InterventionsBox::setPicking);
    connect(m_results, &InterventionView::resultChosen, this, [this](int index) { showResult(m_order.page(), index); });
    connect(m_results, &InterventionView::closed, this, &Interventions::closeResults);
    connect(m_results, &InterventionView::copyJsonRequested, this, &Interventions::copyJson);
    connect(m_results, &InterventionView::exportRequested, this,
        [this] { Q_EMIT m_order.exportRequested(m_results->study()); });
    connect(m_results, &InterventionView::vanishedChosen, this, [this](int row) {
        m_vanished.setMarked(row);
        if (m_view && row >= 0 && row < m_vanished.vanished().size() && !m_vanished.vanished()[row].boxes.isEmpty()) {
            m_view->showRect(m_vanished.page(), m_vanished.vanished()[row].boxes.front());
            m_view->viewport()->update();
        }
    });
    connect(&m_worker, &recognition::ConversionWorker::studyProgressed, this, &Interventions::takeProgress);
    connect(&m_worker, &recognition::ConversionWorker::pageStudied, this, &Interventions::takeAnswer);
}

std::shared_ptr<const recognition::PageStudy> Interventions::changes(int page) const
{
    const auto found = m_changes.find(page);
    return found != m_changes.end() ? found->second.study : nullptr;
}

// Why nothing can be read here. Models are looked for on the disk, so only where somebody looks.
QString Interventions::missing()
{
    const int page = m_order.page();
    if (!m_box->isUnfolded() || page < 0) {
        return {};
    }
    const auto request = m_request(page);
    if (request && m_view) {
        m_box->setDocument(QString::fromStdString(request->job.input.string()), m_view->pageCount());
    }
    return request ? QString() : QString::fromStdString(request.error().message);
}

void Interventions::showPage()
{
    const int page = m_order.page();
    m_box->setMissing(missing());
    m_box->setStudy(m_order.study(page));
    m_box->setRegion(m_picker.page() == page ? m_picker.region() : std::nullopt);
    const auto found = m_changes.find(page);
    m_box->setHasResults(found != m_changes.end() && found->second.isClosed);
    if (found == m_changes.end() || found->second.isClosed) {
        ++m_compared;
        m_results->clear();
        m_vanished.clear();
    } else if (m_results->study() != found->second.study) {
        showResult(page, found->second.shown);
    }
}

void Interventions::read(const QString& name)
{
    const int page = m_order.page();
    const auto study = m_order.study(page);
    auto intervention = order::parseIntervention(name.toStdString());
    if (m_asked >= 0 || !study || !intervention) {
        return;
    }
    auto request = m_request(page);
    if (!request) {
        m_box->setFailure(QString::fromStdString(request.error().message));
        return;
    }
    request->page = page;
    request->document = m_document;
    request->study.question = {study->trace.order.layer, study->trace.order.head};
    request->study.interventions = {std::move(*intervention)};
    m_prompt = request->study.read.prompt;
    m_asked = page;
    m_box->setProgress(tr("Waiting for the reader…"));
    m_worker.study(std::move(*request));
}

void Interventions::stop()
{
    if (m_asked >= 0) {
        m_worker.cancelInterventions(m_document, std::exchange(m_asked, -1));
        m_box->setProgress({});
    }
}

void Interventions::takeProgress(const recognition::StudyProgress& progress)
{
    if (progress.document != m_document || progress.page != m_asked) {
        return;
    }
    const recognition::StudyStep& step = progress.step;
    if (step.stage == recognition::Stage::Vision) {
        m_box->setProgress(tr("Encoding the page…"));
    } else if (step.stage == recognition::Stage::Layout) {
        m_box->setProgress(tr("Finding blocks by geometry…"));
    } else if (step.reading == 0) {
        m_box->setProgress(tr("Reading it as it is, once: %n token(s)", nullptr, step.tokens));
    } else {
        m_box->setProgress(tr("Reading it changed: %n token(s)", nullptr, step.tokens));
    }
}

void Interventions::takeAnswer(const recognition::StudyAnswer& answer)
{
    if (answer.document != m_document || answer.page != m_asked || answer.request.interventions.empty()) {
        return;
    }
    m_asked = -1;
    m_box->setProgress({});
    if (!answer.study) {
        if (answer.error && answer.error->code != ErrorCode::Cancelled) {
            m_box->setFailure(QString::fromStdString(answer.error->message));
        }
        return;
    }
    auto study = answer.study;
    if (const auto known = changes(answer.page); known && isSameReading(*known, *study)) {
        auto all = std::make_shared<recognition::PageStudy>(*study);
        all->changed.insert(all->changed.begin(), known->changed.begin(), known->changed.end());
        study = std::move(all);
    } else if (!known && m_changes.size() >= kPages) {
        m_changes.erase(m_changes.begin()->first == answer.page ? std::prev(m_changes.end()) : m_changes.begin());
    }
    const int last = static_cast<int>(study->changed.size()) - 1;
    m_changes[answer.page] = {study, last, false};
    if (answer.page == m_order.page()) {
        showResult(answer.page, last);
    }
}

// The texts are compared on a thread of the pool.
void Interventions::showResult(int page, int index)
{
    Changes& changes = m_changes.at(page);
    changes.shown = index;
    changes.isClosed = false;
    const int number = ++m_compared;
    auto* watcher = new QFutureWatcher<TextDifference>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number, page, index] {
        watcher->deleteLater();
        if (number == m_compared) {
            takeDifference(page, index, watcher->result());
        }
    });
    watcher->setFuture(
        QtConcurrent::run([study = changes.study, index, words = m_view ? m_view->words(page) : nullptr] {
            return textDifference(study->blocks,
                grounding::parseGrounded(study->changed.at(static_cast<size_t>(index)).decoded.text), words);
        }));
}

void Interventions::takeDifference(int page, int index, const TextDifference& difference)
{
    m_results->show(m_changes.at(page).study, index, difference);
    m_order.bars().show();
    m_vanished.show(page, difference.vanished);
    m_box->setHasResults(false);
    if (m_view) {
        m_view->viewport()->update();
    }
}

void Interventions::closeResults()
{
    if (const auto found = m_changes.find(m_order.page()); found != m_changes.end()) {
        found->second.isClosed = true;
    }
    showPage();
    if (m_view) {
        m_view->viewport()->update();
    }
}

void Interventions::takeBlock()
{
    const BlockId id = m_order.panel().current();
    for (const OrderedBlock& block : m_order.orderLayer().order(m_order.page())) {
        if (id.isValid() && block.block == id.block && !block.bounds.isEmpty()) {
            m_picker.setRegion(m_order.page(), block.bounds);
        }
    }
}

void Interventions::copyJson()
{
    const recognition::ReaderInfo& info = m_worker.model().info;
    const auto json = exports::orderJson(*m_results->study(),
        {QCoreApplication::applicationVersion().toStdString(), info.checkpoint, m_prompt, info.precision, info.device});
    if (json) {
        QGuiApplication::clipboard()->setText(QString::fromStdString(*json));
    }
}

} // namespace lectern::ui
