// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/device.h"

#include "model/model.h"

#include <ATen/Context.h>

#include <charconv>

namespace lectern::model {

namespace {

// Empty when CUDA can be used, else why not.
std::string cudaProblem()
{
    if (!at::hasCUDA())
        return "this libtorch has no CUDA, or no CUDA device was found";
    return at::detail::getCUDAHooks().deviceCount() > 0 ? "" : "no CUDA device found";
}

} // namespace

Result<ChosenDevice> chooseDevice(const std::string& name)
{
    if (name == "cpu")
        return ChosenDevice{};
    const std::string problem = cudaProblem();
    if (name == "auto") {
        if (problem.empty())
            return ChosenDevice{c10::Device(c10::kCUDA, 0), "a CUDA device was found"};
        return ChosenDevice{c10::Device(c10::kCPU), problem};
    }
    int index = 0;
    if (name != "cuda") {
        const std::string digits = name.starts_with("cuda:") ? name.substr(5) : std::string();
        const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
        if (digits.empty() || code != std::errc{} || end != digits.data() + digits.size() || index < 0)
            return fail(ErrorCode::InvalidInput, "'" + name + "' is not a device; use auto, cpu or cuda:N");
    }
    if (!problem.empty())
        return fail(ErrorCode::Unsupported, name + " cannot be used: " + problem);
    const int count = at::detail::getCUDAHooks().deviceCount();
    if (index >= count)
        return fail(ErrorCode::Unsupported,
            name + " cannot be used: there are " + std::to_string(count) + " CUDA devices, numbered from 0");
    return ChosenDevice{c10::Device(c10::kCUDA, static_cast<c10::DeviceIndex>(index)), ""};
}

std::vector<std::string> availableDevices()
{
    std::vector<std::string> names{"cpu"};
    const int count = cudaProblem().empty() ? at::detail::getCUDAHooks().deviceCount() : 0;
    for (int index = 0; index < count; ++index)
        names.push_back("cuda:" + std::to_string(index));
    return names;
}

} // namespace lectern::model
