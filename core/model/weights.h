// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/checkpoint.h"
#include "model/torch_types.h"

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace lectern::model {

// y = x Wᵀ + b
struct Linear
{
    at::Tensor weight; // [out, in]
    at::Tensor bias; // [out] or undefined
    at::Tensor operator()(const at::Tensor& x) const;
};

struct LayerNorm
{
    at::Tensor weight;
    at::Tensor bias;
    double eps = 1e-6;
    at::Tensor operator()(const at::Tensor& x) const; // over the last dimension
};

struct RmsNorm
{
    at::Tensor weight;
    double eps = 1e-6;
    at::Tensor operator()(const at::Tensor& x) const; // computed in float32
};

// W_down (silu(W_gate x) ⊙ W_up x)
struct SwiGlu
{
    Linear gate;
    Linear up;
    Linear down;
    at::Tensor operator()(const at::Tensor& x) const;
};

// Turns checkpoint tensors into torch tensors of one type on one device. On the CPU a tensor that is stored in the type
// asked for is used where it lies in the mapped file: nothing is copied and the operating system may drop the pages.
// Such tensors are read-only: in-place operations on them fault (trap T16).
class WeightLoader
{
public:
    WeightLoader(std::shared_ptr<const Checkpoint> checkpoint, c10::Device device, c10::ScalarType type,
        std::function<void(size_t bytes)> loaded);

    at::Tensor tensor(const std::string& name) const;
    at::Tensor tensorIfPresent(const std::string& name, bool present) const;
    Linear linear(const std::string& prefix, bool bias) const;
    LayerNorm layerNorm(const std::string& prefix, double eps) const;
    RmsNorm rmsNorm(const std::string& prefix, double eps) const;
    SwiGlu swiGlu(const std::string& prefix) const; // without biases

    c10::Device device() const { return m_device; }
    c10::ScalarType type() const { return m_type; }

private:
    std::shared_ptr<const Checkpoint> m_checkpoint;
    c10::Device m_device;
    c10::ScalarType m_type;
    std::function<void(size_t bytes)> m_loaded;
};

} // namespace lectern::model
