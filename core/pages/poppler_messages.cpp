// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/poppler_messages.h"

#include <QString>
#include <QVariant>

#include <cpp/poppler-global.h>
#include <poppler-qt6.h>

#include <mutex>

namespace lectern::pages {

namespace {

thread_local PopplerMessages* innermost = nullptr; // the callback gets no context that tells threads apart

void collect(const std::string& message)
{
    if (innermost) {
        innermost->add(message);
    }
}

void collectFromQt(const QString& message, const QVariant&)
{
    collect(message.toStdString());
}

void collectFromCpp(const std::string& message, void*)
{
    collect(message);
}

} // namespace

PopplerMessages::PopplerMessages()
    : m_outer(innermost)
{
    static std::once_flag installed;
    std::call_once(installed, [] {
        // Both faces share Poppler's core, and the one that opens a document first owns the core's callback.
        Poppler::setDebugErrorFunction(collectFromQt, QVariant());
        poppler::set_debug_error_function(collectFromCpp, nullptr);
    });
    innermost = this;
}

PopplerMessages::~PopplerMessages()
{
    innermost = m_outer;
}

void PopplerMessages::add(const std::string& message)
{
    if (m_first.empty()) {
        m_first = message;
    }
}

} // namespace lectern::pages
