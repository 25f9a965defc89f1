// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <c10/core/Device.h>

#include <string>

namespace lectern::model {

struct ChosenDevice
{
    c10::Device device = c10::Device(c10::kCPU);
    std::string reason; // why this one, for people; empty when it was asked for by name
};

// name: "auto", "cpu", "cuda" or "cuda:N". Unsupported where this machine has no such device.
Result<ChosenDevice> chooseDevice(const std::string& name);

} // namespace lectern::model
