// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/model: the only torch types that its headers name. Operators are included one by one where used.
#include <ATen/TensorOperators.h>
#include <ATen/core/Tensor.h>

#include "model/tensor.h"

#include <functional>
#include <string>

namespace lectern::model {

// Copies to plain float32 memory.
Tensor toPlain(const at::Tensor& tensor);

// Names and hands out an intermediate value; costs one test of a pointer where nobody listens.
class Probe
{
public:
    using Listener = std::function<void(const std::string& name, const Tensor& value)>;
    Probe() = default;
    explicit Probe(const Listener& listener)
        : m_listener(listener ? &listener : nullptr)
    { }
    void operator()(const char* name, const at::Tensor& value) const
    {
        if (m_listener)
            (*m_listener)(name, toPlain(value));
    }
    void operator()(const char* name, int index, const at::Tensor& value) const
    {
        if (m_listener)
            (*m_listener)(std::string(name) + "." + std::to_string(index), toPlain(value));
    }

private:
    const Listener* m_listener = nullptr;
};

} // namespace lectern::model
