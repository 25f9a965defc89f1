// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/model.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>

#include <cstdint>

namespace lectern::ui {

// What is known of a folder with a model's weights without loading them.
struct WeightsReport
{
    QString folder;
    QStringList problems; // all that is wrong, each a line; empty: the model can be loaded
    std::uintmax_t needed = 0; // bytes of memory; 0 where the weights cannot be read
    std::uintmax_t available = 0; // bytes of memory that are free now; 0: the system does not say

    bool isComplete() const { return problems.isEmpty(); }
    bool fits() const { return available == 0 || needed <= available; }
};

WeightsReport checkWeights(const QString& folder, const model::LoadOptions& load);

// The same in the background. Of several checks only the last one reports.
class WeightsCheck : public QObject
{
    Q_OBJECT

public:
    explicit WeightsCheck(QObject* parent = nullptr);

    void start(const QString& folder, const model::LoadOptions& load);
    bool isRunning() const { return m_watcher.isRunning(); }

Q_SIGNALS:
    void finished(const lectern::ui::WeightsReport& report);

private:
    QFutureWatcher<WeightsReport> m_watcher;
};

} // namespace lectern::ui
