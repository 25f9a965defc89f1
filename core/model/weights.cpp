// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/weights.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/mv.h>
#include <ATen/ops/rms_norm.h>
#include <ATen/ops/silu.h>

#include <cstdint>
#include <cstring>
#include <utility>

namespace lectern::model {

namespace {

c10::ScalarType scalarType(Dtype dtype)
{
    switch (dtype) {
    case Dtype::F32:
        return at::kFloat;
    case Dtype::F16:
        return at::kHalf;
    case Dtype::BF16:
        return at::kBFloat16;
    case Dtype::F64:
        return at::kDouble;
    case Dtype::I64:
        return at::kLong;
    case Dtype::I32:
        return at::kInt;
    case Dtype::I16:
        return at::kShort;
    case Dtype::I8:
        return at::kChar;
    case Dtype::U8:
        return at::kByte;
    case Dtype::Bool:
        return at::kBool;
    }
    return at::kFloat;
}

// Brings a mapped range into memory now, so that loading is what takes the time and not the first page.
void touch(std::span<const std::byte> bytes)
{
    constexpr size_t kPage = 4096;
    volatile std::byte sink{};
    for (size_t at = 0; at < bytes.size(); at += kPage)
        sink = bytes[at];
    static_cast<void>(sink);
}

} // namespace

Tensor toPlain(const at::Tensor& tensor)
{
    const at::Tensor plain = tensor.to(at::kCPU, at::kFloat).contiguous();
    const float* first = plain.const_data_ptr<float>();
    return {plain.sizes().vec(), std::vector<float>(first, first + plain.numel())};
}

at::Tensor Linear::operator()(const at::Tensor& x) const
{
    // One row on the CPU (a token being decoded) reads every weight once: a matrix-vector product streams them two to
    // three times as fast as the general product does in bf16 (docs/benchmarks.md).
    if (x.dim() == 2 && x.size(0) == 1 && x.is_cpu() && x.scalar_type() == at::kBFloat16 && !bias.defined())
        return at::mv(weight, x.select(0, 0)).unsqueeze(0);
    return bias.defined() ? at::linear(x, weight, bias) : at::linear(x, weight);
}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const
{
    return at::layer_norm(x, {weight.size(0)}, weight, bias, eps);
}

at::Tensor RmsNorm::operator()(const at::Tensor& x) const
{
    return at::rms_norm(x, {weight.size(0)}, weight, eps);
}

at::Tensor SwiGlu::operator()(const at::Tensor& x) const
{
    return down(at::silu(gate(x)) * up(x));
}

WeightLoader::WeightLoader(std::shared_ptr<const Checkpoint> checkpoint, c10::Device device, c10::ScalarType type,
    std::function<void(size_t bytes)> loaded)
    : m_checkpoint(std::move(checkpoint))
    , m_device(device)
    , m_type(type)
    , m_loaded(std::move(loaded))
{ }

at::Tensor WeightLoader::tensor(const std::string& name) const
{
    const TensorView view = m_checkpoint->tensor(name);
    const c10::ScalarType stored = scalarType(view.dtype);
    const bool aligned = reinterpret_cast<std::uintptr_t>(view.bytes.data()) % dtypeSize(view.dtype) == 0;
    at::Tensor tensor;
    if (aligned && !view.bytes.empty()) {
        // from_blob takes no pointer to const; nothing writes through it. The deleter keeps the mapping alive.
        void* data = const_cast<std::byte*>(view.bytes.data());
        tensor = at::from_blob(
            data, view.shape, [keep = m_checkpoint](void*) {}, at::TensorOptions(stored));
    } else {
        tensor = at::empty(view.shape, at::TensorOptions(stored));
        std::memcpy(tensor.mutable_data_ptr(), view.bytes.data(), view.bytes.size());
    }
    if (stored == m_type && m_device.is_cpu())
        touch(view.bytes);
    m_loaded(view.bytes.size());
    return tensor.to(m_device, m_type);
}

at::Tensor WeightLoader::tensorIfPresent(const std::string& name, bool present) const
{
    return present ? tensor(name) : at::Tensor();
}

Linear WeightLoader::linear(const std::string& prefix, bool bias) const
{
    return {tensor(prefix + ".weight"), tensorIfPresent(prefix + ".bias", bias)};
}

LayerNorm WeightLoader::layerNorm(const std::string& prefix, double eps) const
{
    return {tensor(prefix + ".weight"), tensor(prefix + ".bias"), eps};
}

RmsNorm WeightLoader::rmsNorm(const std::string& prefix, double eps) const
{
    return {tensor(prefix + ".weight"), eps};
}

SwiGlu WeightLoader::swiGlu(const std::string& prefix) const
{
    return {
        linear(prefix + ".gate_proj", false), linear(prefix + ".up_proj", false), linear(prefix + ".down_proj", false)};
}

} // namespace lectern::model
