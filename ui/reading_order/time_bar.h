// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grounding/token_timeline.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QLabel;
class QSlider;
class QToolButton;

namespace lectern::ui {

// Plays back how a page was decoded: the number of tokens that had been written, from 0 to all. Arrow keys step by
// token, with Ctrl by word, with Shift by block; Space plays and rests.
class TimeBar : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kTokensPerSecond = 20; // at speed 1

    explicit TimeBar(QWidget* parent = nullptr);

    // null: there is nothing to play. Stands at the end, where the page is as it reads.
    void setTimeline(std::shared_ptr<const grounding::TokenTimeline> timeline);
    const grounding::TokenTimeline* timeline() const { return m_timeline.get(); }

    int position() const { return m_position; }
    void setPosition(int tokens);

    bool isPlaying() const { return m_play.isActive(); }
    void setPlaying(bool playing); // from the start where it stands at the end
    double speed() const { return m_speed; }
    void setSpeed(double speed); // times kTokensPerSecond
    bool loops() const;

Q_SIGNALS:
    void positionChanged(int tokens);
    void playingChanged(bool playing);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildSpeeds();
    void retranslate();
    void showState();
    void advance();
    bool step(QKeyEvent& event);

    std::shared_ptr<const grounding::TokenTimeline> m_timeline;
    int m_position = 0;
    double m_speed = 1;
    double m_due = 0; // part of a token that has been played already
    QTimer m_play;
    QToolButton* m_playButton;
    QSlider* m_slider;
    QLabel* m_where;
    QToolButton* m_speedButton;
    QToolButton* m_loopButton;
};

} // namespace lectern::ui
