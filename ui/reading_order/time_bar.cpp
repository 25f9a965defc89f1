// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_order/time_bar.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kFrame{40};

} // namespace

TimeBar::TimeBar(QWidget* parent)
    : QWidget(parent)
    , m_playButton(new QToolButton)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_where(new QLabel)
    , m_speedButton(new QToolButton)
    , m_loopButton(new QToolButton)
{
    setObjectName(u"timeBar"_s);
    build();
    buildSpeeds();
    retranslate();
    m_play.setInterval(kFrame);
    connect(&m_play, &QTimer::timeout, this, &TimeBar::advance);
    connect(m_playButton, &QToolButton::clicked, this, [this] { setPlaying(!isPlaying()); });
    connect(m_slider, &QSlider::valueChanged, this, &TimeBar::setPosition);
    connect(m_slider, &QSlider::sliderPressed, this, [this] { setPlaying(false); });
    showState();
}

void TimeBar::build()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace3, tokens::kSpace1, tokens::kSpace3, tokens::kSpace1);
    row->setSpacing(tokens::kSpace2);
    m_playButton->setObjectName(u"timePlay"_s);
    m_slider->setObjectName(u"timeSlider"_s);
    m_slider->installEventFilter(this); // its own keys know nothing of words and blocks
    m_where->setObjectName(u"timeWhere"_s);
    m_where->setProperty("quiet", true);
    m_speedButton->setObjectName(u"timeSpeed"_s);
    m_speedButton->setPopupMode(QToolButton::InstantPopup);
    m_loopButton->setObjectName(u"timeLoop"_s);
    m_loopButton->setCheckable(true);
    for (QToolButton* button : {m_playButton, m_speedButton, m_loopButton}) {
        button->setFocusPolicy(Qt::StrongFocus);
        button->setIconSize(QSize(tokens::kIcon, tokens::kIcon));
    }
    m_loopButton->setIcon(icon(u"media-playlist-repeat"_s));
    row->addWidget(m_playButton);
    row->addWidget(m_slider, 1);
    row->addWidget(m_where);
    row->addWidget(m_speedButton);
    row->addWidget(m_loopButton);
    setFocusProxy(m_slider);
}

void TimeBar::buildSpeeds()
{
    auto* menu = new QMenu(m_speedButton);
    auto* group = new QActionGroup(menu);
    for (const double speed : {0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0}) {
        QAction* action = menu->addAction(QLocale().toString(speed) + u" ×"_s);
        action->setCheckable(true);
        action->setData(speed);
        action->setChecked(speed == m_speed);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, speed] { setSpeed(speed); });
    }
    m_speedButton->setMenu(menu);
}

void TimeBar::setTimeline(std::shared_ptr<const grounding::TokenTimeline> timeline)
{
    setPlaying(false);
    m_timeline = std::move(timeline);
    m_position = m_timeline ? m_timeline->tokens() : 0;
    const QSignalBlocker blocker(m_slider);
    m_slider->setRange(0, m_position);
    m_slider->setPageStep(std::max(1, m_position / 10));
    showState();
}

void TimeBar::setPosition(int tokens)
{
    tokens = std::clamp(tokens, 0, m_timeline ? m_timeline->tokens() : 0);
    if (tokens == m_position) {
        return;
    }
    m_position = tokens;
    showState();
    Q_EMIT positionChanged(tokens);
}

void TimeBar::setPlaying(bool playing)
{
    playing = playing && m_timeline && m_timeline->tokens() > 0;
    if (playing == isPlaying()) {
        return;
    }
    if (playing) {
        m_due = 0;
        if (m_position == m_timeline->tokens()) {
            setPosition(0);
        }
        m_play.start();
    } else {
        m_play.stop();
    }
    showState();
    Q_EMIT playingChanged(playing);
}

void TimeBar::advance()
{
    m_due += m_speed * kTokensPerSecond * std::chrono::duration<double>(kFrame).count();
    const int whole = static_cast<int>(std::floor(m_due));
    m_due -= whole;
    if (m_position == m_timeline->tokens()) {
        setPosition(0); // only where it loops: else it has stopped here
    } else {
        setPosition(m_position + whole);
    }
    if (m_position == m_timeline->tokens() && !loops()) {
        setPlaying(false);
    }
}

void TimeBar::setSpeed(double speed)
{
    m_speed = std::clamp(speed, 0.05, 100.0);
    for (QAction* action : m_speedButton->menu()->actions()) {
        action->setChecked(action->data().toDouble() == m_speed);
    }
    showState();
}

bool TimeBar::loops() const
{
    return m_loopButton->isChecked();
}

void TimeBar::showState()
{
    const int all = m_timeline ? m_timeline->tokens() : 0;
    {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(m_position);
    }
    for (QWidget* widget : {static_cast<QWidget*>(m_playButton), static_cast<QWidget*>(m_slider)}) {
        widget->setEnabled(all > 0);
    }
    m_playButton->setIcon(icon(isPlaying() ? u"media-playback-pause"_s : u"media-playback-start"_s));
    m_playButton->setToolTip(isPlaying() ? tr("Pause (Space)") : tr("Play the decoding (Space)"));
    m_playButton->setAccessibleName(isPlaying() ? tr("Pause") : tr("Play the decoding"));
    m_speedButton->setText(QLocale().toString(m_speed) + u" ×"_s);
    m_where->setText(tr("Token %1 of %2", "time bar").arg(m_position).arg(all));
    // As wide as it can get, so that the slider does not jump.
    m_where->setMinimumWidth(
        m_where->fontMetrics().horizontalAdvance(tr("Token %1 of %2", "time bar").arg(all).arg(all)));
}

void TimeBar::retranslate()
{
    setAccessibleName(tr("Time bar"));
    m_slider->setAccessibleName(tr("Tokens written"));
    m_slider->setToolTip(tr("←, → by token · with Ctrl by word · with Shift by block"));
    m_speedButton->setAccessibleName(tr("Speed"));
    m_speedButton->setToolTip(tr("Speed of playing"));
    m_loopButton->setAccessibleName(tr("Loop"));
    m_loopButton->setToolTip(tr("Begin again at the end"));
}

bool TimeBar::step(QKeyEvent& event)
{
    if (!m_timeline) {
        return false;
    }
    const bool byWord = event.modifiers().testFlag(Qt::ControlModifier);
    const bool byBlock = event.modifiers().testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Right:
        setPosition(byBlock ? m_timeline->nextBlock(m_position)
                : byWord    ? m_timeline->nextWord(m_position)
                            : m_position + 1);
        return true;
    case Qt::Key_Left:
        setPosition(byBlock ? m_timeline->previousBlock(m_position)
                : byWord    ? m_timeline->previousWord(m_position)
                            : m_position - 1);
        return true;
    case Qt::Key_Home:
        setPosition(0);
        return true;
    case Qt::Key_End:
        setPosition(m_timeline->tokens());
        return true;
    case Qt::Key_Space:
        setPlaying(!isPlaying());
        return true;
    default:
        return false;
    }
}

void TimeBar::keyPressEvent(QKeyEvent* event)
{
    if (!step(*event)) {
        QWidget::keyPressEvent(event);
    }
}

bool TimeBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && step(*static_cast<QKeyEvent*>(event))) {
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TimeBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showState();
    }
}

} // namespace lectern::ui
