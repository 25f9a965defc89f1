// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/device_button.h"

#include "ui/theme/tokens.h"
#include "ui/window/reader_options.h"
#include "ui/window/reading_status.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QWidgetAction>
#include <QtConcurrentRun>

namespace lectern::ui {

using namespace Qt::StringLiterals;
using recognition::ModelState;
using recognition::ReaderChoice;

namespace {

constexpr int kDetailsWidth = 300; // pixels

QString bytesText(std::uintmax_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

DeviceButton::Memory measured(const ReaderChoice& reader, const lectern::model::LoadOptions& load)
{
    DeviceButton::Memory memory;
    if (const auto need = recognition::memoryNeed(reader.modelFolder, load)) {
        memory.needed = need->total();
    }
    memory.available = recognition::availableMemory().value_or(0);
    return memory;
}

} // namespace

DeviceButton::DeviceButton(const QList<QAction*>& actions, QWidget* parent)
    : QToolButton(parent)
    , m_details(new QLabel)
{
    setObjectName(u"deviceButton"_s);
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(this);
    m_details->setObjectName(u"deviceDetails"_s);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setProperty("quiet", true);
    m_details->setFixedWidth(kDetailsWidth);
    m_details->setContentsMargins(tokens::kSpace3, tokens::kSpace2, tokens::kSpace3, tokens::kSpace1);
    auto* line = new QWidgetAction(menu);
    line->setDefaultWidget(m_details);
    menu->addAction(line);
    menu->addSeparator();
    for (QAction* action : actions) {
        if (action == nullptr) {
            menu->addSeparator();
        } else {
            menu->addAction(action);
        }
    }
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this] {
        Q_EMIT aboutToShow();
        measure();
        showDetails();
    });
    connect(&m_measuring, &QFutureWatcherBase::finished, this, [this] {
        m_memory = m_measuring.result();
        showDetails();
    });
    showState();
}

void DeviceButton::setState(const State& state)
{
    const auto folder = [](const State& one) { return one.reader ? one.reader->modelFolder : std::filesystem::path(); };
    const bool isOther = folder(state) != folder(m_state) || state.load.precision != m_state.load.precision;
    m_state = state;
    if (isOther) { // before the menu opens, so that it has room for the line
        m_memory = {};
        measure();
    }
    showState();
}

void DeviceButton::measure()
{
    if (m_state.reader && m_state.reader->kind == ReaderChoice::Kind::Model) {
        m_measuring.setFuture(QtConcurrent::run(measured, *m_state.reader, m_state.load));
    }
}

void DeviceButton::showState()
{
    const bool isBuiltIn = !m_state.reader || m_state.reader->kind == ReaderChoice::Kind::BuiltIn;
    const bool needsNoModel = m_state.model.state == ModelState::Unloaded && isBuiltIn;
    const QString text = needsNoModel ? deviceText("cpu") : modelText(m_state.model);
    setText((m_state.isPaused ? tr("Paused · %1").arg(text) : text) + u" ▾"_s);
    setAccessibleName(tr("Computes on: %1").arg(text));
    setToolTip(m_state.model.error ? QString::fromStdString(m_state.model.error->message)
                                   : tr("What computes, the model and its memory"));
    if (menu()->isVisible()) {
        showDetails();
    }
}

void DeviceButton::showDetails()
{
    QStringList lines;
    const recognition::ReaderInfo& info = m_state.model.info;
    if (m_state.model.state == ModelState::Loaded) {
        lines << tr("%1 is loaded (%2, %3).", "a model; precision, device")
                     .arg(readerName({ReaderChoice::Kind::Model, info.folder, info.model, {}}),
                         QString::fromStdString(info.precision), deviceText(info.device));
    } else if (m_state.model.error) {
        lines << QString::fromStdString(m_state.model.error->message);
    }
    if (!m_state.reader || m_state.reader->kind == ReaderChoice::Kind::BuiltIn) {
        lines << tr("This document is read by the built-in reader, which needs no model.");
    } else if (m_memory.needed > 0) {
        lines << tr("%1 needs %2 of memory; %3 are free.")
                     .arg(readerName(*m_state.reader), bytesText(m_memory.needed), bytesText(m_memory.available));
    }
    m_details->setText(lines.join(u'\n'));
    // A menu has measured its lines before this one had its text.
    m_details->setFixedHeight(m_details->heightForWidth(kDetailsWidth));
    m_details->setVisible(!lines.isEmpty());
}

void DeviceButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
}

} // namespace lectern::ui
