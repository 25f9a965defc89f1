// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/interventions_box.h"

#include "ui/reading_order/intervention_names.h"
#include "ui/theme/tokens.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <limits>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

using Kind = order::Intervention::Kind;

enum Target
{
    AllQueries,
    Range,
    Region,
};

enum DonorFrom
{
    ThisDocument,
    AFile,
};

// As high as what is in it, where there is room; else it scrolls.
class FoldedArea : public QScrollArea
{
public:
    QSize sizeHint() const override
    {
        if (widget() == nullptr) {
            return QScrollArea::sizeHint();
        }
        const int wide = std::max(viewport()->width(), 200);
        const int high = widget()->hasHeightForWidth() ? widget()->heightForWidth(wide) : widget()->sizeHint().height();
        return {wide, high};
    }
    QSize minimumSizeHint() const override { return {160, std::min(120, sizeHint().height())}; }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QScrollArea::resizeEvent(event);
        updateGeometry();
    }
};

QWidget* rowOf(std::initializer_list<QWidget*> widgets)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(tokens::kSpace1);
    for (QWidget* widget : widgets) {
        layout->addWidget(widget);
    }
    layout->addStretch(1);
    return row;
}

} // namespace

InterventionsBox::InterventionsBox(QWidget* parent)
    : QWidget(parent)
    , m_header(new QToolButton)
    , m_scroll(new FoldedArea)
    , m_body(new QWidget)
    , m_footer(new QWidget)
    , m_explanation(new QLabel)
    , m_kind(new QComboBox)
    , m_seedLabel(new QLabel)
    , m_seed(new QSpinBox)
    , m_donorFrom(new QComboBox)
    , m_donorPageLabel(new QLabel)
    , m_donorPage(new QSpinBox)
    , m_target(new QComboBox)
    , m_rangeLabel(new QLabel)
    , m_first(new QSpinBox)
    , m_last(new QSpinBox)
    , m_pick(new QPushButton)
    , m_block(new QToolButton)
    , m_count(new QLabel)
    , m_read(new QPushButton)
    , m_stop(new QPushButton)
    , m_results(new QPushButton)
    , m_state(new QLabel)
{
    setObjectName(u"interventionsBox"_s);
    build();
    retranslate();
    setUnfolded(false);
}

void InterventionsBox::build()
{
    m_header->setObjectName(u"interventionsHeader"_s);
    m_header->setCheckable(true);
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setFocusPolicy(Qt::StrongFocus);
    QFont bold = m_header->font();
    bold.setBold(true);
    m_header->setFont(bold);
    connect(m_header, &QToolButton::toggled, this, &InterventionsBox::setUnfolded);
    m_explanation->setWordWrap(true);
    m_explanation->setProperty("quiet", true);
    m_kind->setObjectName(u"interventionKind"_s);
    for (const Kind kind : {Kind::SwapHalves, Kind::Reverse, Kind::Shuffle, Kind::Raster, Kind::Geometric, Kind::Zero,
             Kind::Donor, Kind::GlobalOnly, Kind::CropsOnly, Kind::None}) {
        m_kind->addItem({}, static_cast<int>(kind));
    }
    m_seed->setObjectName(u"interventionSeed"_s);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(1);
    m_shuffle = rowOf({m_seedLabel, m_seed});
    for (QComboBox* box : {m_kind, m_donorFrom, m_target}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    auto* rows = new QVBoxLayout(m_body);
    rows->setContentsMargins(0, 0, tokens::kSpace1, 0);
    rows->setSpacing(tokens::kSpace2);
    rows->addWidget(m_explanation);
    rows->addWidget(m_kind);
    rows->addWidget(m_shuffle);
    buildDonor();
    buildTargets();
    buildButtons();
    for (const QComboBox* box : {m_kind, m_donorFrom, m_target}) {
        connect(box, &QComboBox::currentIndexChanged, this, &InterventionsBox::showState);
    }
    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(tokens::kSpace1);
    outer->addWidget(m_header);
    outer->addWidget(m_scroll);
    outer->addWidget(m_footer);
}

void InterventionsBox::buildDonor()
{
    m_donorFrom->setObjectName(u"interventionDonor"_s);
    m_donorFrom->addItems({{}, {}});
    m_donorPage->setObjectName(u"interventionDonorPage"_s);
    m_donorPage->setRange(1, 1);
    connect(m_donorFrom, &QComboBox::activated, this, [this](int from) {
        if (from == AFile) {
            chooseFile();
        } else {
            m_donorFile.clear();
            retranslate();
        }
    });
    connect(m_donorPage, &QSpinBox::valueChanged, this, &InterventionsBox::showState);
    m_donor = new QWidget;
    auto* rows = new QVBoxLayout(m_donor);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(tokens::kSpace1);
    rows->addWidget(m_donorFrom);
    rows->addWidget(rowOf({m_donorPageLabel, m_donorPage}));
    m_body->layout()->addWidget(m_donor);
}

void InterventionsBox::buildTargets()
{
    m_target->setObjectName(u"interventionTarget"_s);
    m_target->addItems({{}, {}, {}});
    m_first->setObjectName(u"interventionFirst"_s);
    m_last->setObjectName(u"interventionLast"_s);
    m_count->setObjectName(u"interventionCount"_s);
    m_count->setProperty("quiet", true);
    m_pick->setObjectName(u"interventionPick"_s);
    m_pick->setCheckable(true);
    m_block->setObjectName(u"interventionBlock"_s);
    m_block->setFocusPolicy(Qt::StrongFocus);
    m_range = rowOf({m_first, m_rangeLabel, m_last});
    m_regionRow = rowOf({m_pick, m_block});
    for (QSpinBox* box : {m_first, m_last}) {
        connect(box, &QSpinBox::valueChanged, this, &InterventionsBox::showState);
    }
    connect(m_seed, &QSpinBox::valueChanged, this, &InterventionsBox::showState);
    connect(m_pick, &QPushButton::clicked, this, &InterventionsBox::pickRequested);
    connect(m_block, &QToolButton::clicked, this, &InterventionsBox::blockRegionRequested);
    for (QWidget* widget : {static_cast<QWidget*>(m_target), m_range, m_regionRow, static_cast<QWidget*>(m_count)}) {
        m_body->layout()->addWidget(widget);
    }
}

void InterventionsBox::buildButtons()
{
    m_read->setObjectName(u"interventionRead"_s);
    m_stop->setObjectName(u"interventionStop"_s);
    m_results->setObjectName(u"interventionResults"_s);
    m_state->setObjectName(u"interventionState"_s);
    m_state->setWordWrap(true);
    m_state->setProperty("quiet", true);
    connect(m_read, &QPushButton::clicked, this, [this] { Q_EMIT readRequested(name()); });
    connect(m_stop, &QPushButton::clicked, this, &InterventionsBox::stopRequested);
    connect(m_results, &QPushButton::clicked, this, &InterventionsBox::resultsRequested);
    auto* rows = new QVBoxLayout(m_footer); // below what scrolls, so that it is always in sight
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(tokens::kSpace1);
    rows->addWidget(rowOf({m_read, m_stop}));
    rows->addWidget(m_results);
    rows->addWidget(m_state);
}

bool InterventionsBox::isUnfolded() const
{
    return m_header->isChecked();
}

void InterventionsBox::setUnfolded(bool unfolded)
{
    const QSignalBlocker quiet(m_header);
    m_header->setChecked(unfolded);
    m_header->setArrowType(unfolded ? Qt::DownArrow : Qt::RightArrow);
    m_scroll->setVisible(unfolded);
    m_footer->setVisible(unfolded);
    Q_EMIT this->unfolded(unfolded);
}

void InterventionsBox::setStudy(std::shared_ptr<const recognition::PageStudy> study)
{
    m_study = std::move(study);
    const int last = std::max(0, queries() - 1);
    const bool wasAll = m_last->value() == m_last->maximum();
    const QSignalBlocker first(m_first);
    const QSignalBlocker second(m_last);
    m_first->setRange(0, last);
    m_last->setRange(0, last);
    if (wasAll) {
        m_last->setValue(last);
    }
    showState();
}

void InterventionsBox::setDocument(const QString& path, int pages)
{
    if (path == m_path && pages == m_pages) {
        return;
    }
    m_path = path;
    m_pages = pages;
    retranslate();
}

void InterventionsBox::setMissing(const QString& reason)
{
    m_missing = reason;
    showState();
}

void InterventionsBox::setRegion(const std::optional<QRectF>& region)
{
    m_region = region;
    showState();
}

void InterventionsBox::setPicking(bool picking)
{
    m_pick->setChecked(picking);
}

void InterventionsBox::setProgress(const QString& progress)
{
    m_progress = progress;
    m_failure.clear();
    showState();
}

void InterventionsBox::setFailure(const QString& reason)
{
    m_progress.clear();
    m_failure = reason;
    showState();
}

void InterventionsBox::setHasResults(bool hasResults)
{
    m_hasResults = hasResults;
    showState();
}

Kind InterventionsBox::kind() const
{
    return static_cast<Kind>(m_kind->currentData().toInt());
}

bool InterventionsBox::dropsAView() const
{
    return kind() == Kind::GlobalOnly || kind() == Kind::CropsOnly;
}

bool InterventionsBox::wantsRegion() const
{
    return isUnfolded() && !dropsAView() && m_target->currentIndex() == Region;
}

bool InterventionsBox::hasCrops() const
{
    return m_study && !m_study->trace.geometry.crops.empty();
}

int InterventionsBox::queries() const
{
    return m_study ? static_cast<int>(m_study->trace.order.queries.size()) : 0;
}

QString InterventionsBox::target() const
{
    if (dropsAView() || m_target->currentIndex() == AllQueries) {
        return {};
    }
    if (m_target->currentIndex() == Range) {
        return u"@%1-%2"_s.arg(m_first->value()).arg(m_last->value());
    }
    const auto number = [](double value) { return QString::number(value, 'f', 4); };
    return m_region ? u"@%1,%2,%3,%4"_s.arg(
               number(m_region->left()), number(m_region->top()), number(m_region->right()), number(m_region->bottom()))
                    : QString();
}

QString InterventionsBox::name() const
{
    if (wantsRegion() && !m_region) {
        return {};
    }
    QString name = QString::fromUtf8(order::interventionWord(kind()));
    if (kind() == Kind::Shuffle) {
        name += QString::number(m_seed->value());
    } else if (kind() == Kind::Donor) {
        name += (m_donorFile.isEmpty() ? m_path : m_donorFile) + u"#%1"_s.arg(m_donorPage->value());
    }
    return name + target();
}

int InterventionsBox::concerned() const
{
    const auto made = order::parseIntervention(name().toStdString());
    if (!m_study || !made) {
        return 0;
    }
    const auto queries = order::concerned(*made, m_study->trace.order);
    return queries ? static_cast<int>(queries->size()) : 0;
}

QString InterventionsBox::reason() const
{
    if (!m_missing.isEmpty()) {
        return m_missing;
    }
    if (!m_study) {
        return tr("Look at the order of this page first.");
    }
    if (dropsAView() && !hasCrops()) {
        return tr("This page is not cut into crops: the global view is all there is.");
    }
    if (kind() == Kind::Geometric && m_study->geometric.empty()) {
        return tr("No blocks were found on this page by geometry.");
    }
    if (!dropsAView() && m_target->currentIndex() == Range && m_first->value() > m_last->value()) {
        return tr("The first query comes after the last one.");
    }
    if (wantsRegion() && !m_region) {
        return tr("Draw the region on the page first.");
    }
    if (concerned() == 0) {
        return tr("No query looks there.");
    }
    return {};
}

void InterventionsBox::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Take the queries of a page of"), QFileInfo(m_path).path(),
        tr("PDFs and pictures (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.webp *.bmp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"interventionFile"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_donorFile = file;
        retranslate();
    });
    connect(dialog, &QFileDialog::rejected, this, [this] {
        if (m_donorFile.isEmpty()) {
            m_donorFrom->setCurrentIndex(ThisDocument);
        }
    });
    dialog->open();
}

void InterventionsBox::showState()
{
    const bool isBusy = !m_progress.isEmpty();
    m_shuffle->setVisible(kind() == Kind::Shuffle);
    m_donor->setVisible(kind() == Kind::Donor);
    m_target->setVisible(!dropsAView());
    m_range->setVisible(!dropsAView() && m_target->currentIndex() == Range);
    m_regionRow->setVisible(!dropsAView() && m_target->currentIndex() == Region);
    const QString why = reason();
    m_read->setEnabled(!isBusy && why.isEmpty());
    m_read->setToolTip(why.isEmpty() ? tr("The decoder reads the page again; everything before it is kept") : why);
    m_stop->setVisible(isBusy);
    m_results->setVisible(m_hasResults);
    m_count->setVisible(m_study != nullptr);
    m_count->setText(dropsAView() ? tr("%n query(s) left out", nullptr, concerned())
                                  : tr("%n query(s) are changed", nullptr, concerned()));
    const QString state = isBusy ? m_progress : !m_failure.isEmpty() ? m_failure : why;
    m_state->setVisible(!state.isEmpty());
    m_state->setText(state);
    m_scroll->updateGeometry();
    Q_EMIT changed();
}

void InterventionsBox::retranslate()
{
    m_header->setText(tr("Change and read again"));
    m_header->setToolTip(tr("Test what the model needs its order for"));
    m_explanation->setText(
        tr("A test of causes: what the flow queries hand to the decoder is changed, and the page is read once more. "
           "Attention alone proves nothing: it shows where a query looks, not what the text depends on. Your Markdown "
           "stays as it is."));
    m_kind->setAccessibleName(tr("Change"));
    for (int i = 0; i < m_kind->count(); ++i) {
        m_kind->setItemText(i, InterventionNames::kind(static_cast<Kind>(m_kind->itemData(i).toInt())));
    }
    m_seedLabel->setText(tr("Seed"));
    m_seed->setAccessibleName(tr("Seed of the shuffle"));
    m_donorFrom->setAccessibleName(tr("Document of the other page"));
    m_donorFrom->setItemText(ThisDocument, tr("This document"));
    m_donorFrom->setItemText(AFile, m_donorFile.isEmpty() ? tr("Another file…") : QFileInfo(m_donorFile).fileName());
    m_donorPageLabel->setText(tr("Page"));
    m_donorPage->setAccessibleName(tr("The other page"));
    m_donorPage->setMaximum(m_donorFile.isEmpty() ? std::max(1, m_pages) : 100000);
    m_target->setAccessibleName(tr("Which queries"));
    m_target->setItemText(AllQueries, tr("All queries"));
    m_target->setItemText(Range, tr("A range of queries"));
    m_target->setItemText(Region, tr("Those that look into a region"));
    m_rangeLabel->setText(tr("to", "first query to last query"));
    m_first->setAccessibleName(tr("First query"));
    m_last->setAccessibleName(tr("Last query"));
    m_pick->setText(tr("Draw on the page"));
    m_pick->setToolTip(tr("Draw a rectangle on the page; Esc leaves it as it was"));
    m_block->setText(tr("Chosen block"));
    m_block->setToolTip(tr("The block that is chosen in the list is the region"));
    m_read->setText(tr("Read again"));
    m_stop->setText(tr("Stop"));
    m_results->setText(tr("Show the results"));
    showState();
}

void InterventionsBox::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace lectern::ui
