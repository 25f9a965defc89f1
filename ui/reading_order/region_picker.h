// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page_layer.h"
#include "ui/pages/page_view.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace lectern::ui {

// A region of one page, drawn with the mouse. While it is being picked, the pages do not get the left button: nothing
// is selected and no link followed. Escape ends it and leaves the region as it was.
class RegionPicker : public QObject, public PageLayer
{
    Q_OBJECT

public:
    explicit RegionPicker(PageView& view, QObject* parent = nullptr);

    void setPicking(bool picking);
    bool isPicking() const { return m_isPicking; }

    // Page-relative, unturned; shown on its page (0-based).
    std::optional<QRectF> region() const { return m_region; }
    int page() const { return m_page; }
    void setRegion(int page, const std::optional<QRectF>& region);

    void paint(QPainter& painter, const LayerPage& page) override;

Q_SIGNALS:
    void regionChanged(); // also while it is being drawn
    void pickingChanged(bool picking);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPointF pointOnPage(const QPointF& position) const;
    bool mouse(QEvent* event);

    QPointer<PageView> m_view;
    bool m_isPicking = false;
    bool m_isDrawing = false;
    QPointF m_start; // page-relative, unturned
    std::optional<QRectF> m_before; // the region that Escape brings back
    int m_pageBefore = -1;
    std::optional<QRectF> m_region;
    int m_page = -1;
};

} // namespace lectern::ui
