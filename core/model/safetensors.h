// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/files.h"
#include "model/tensor.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::model {

enum class Dtype
{
    F32,
    F16,
    BF16,
    F64,
    I64,
    I32,
    I16,
    I8,
    U8,
    Bool
};
size_t dtypeSize(Dtype dtype); // bytes
std::string_view dtypeName(Dtype dtype); // as in the header: "F32", "BF16"

struct TensorView
{
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes; // inside the mapping, perhaps misaligned for dtype (trap T16)
};

// A safetensors file, mapped. Everything the header claims is checked before a view is given out: dtype, shape times
// size = length without overflow, ranges inside the file, no overlaps, no holes.
class SafetensorsFile
{
public:
    // Corrupt (Unsupported for an unknown dtype) names the file and what is wrong with it.
    static Result<SafetensorsFile> open(const std::filesystem::path& path);

    const std::map<std::string, TensorView>& tensors() const { return m_tensors; }
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }

    std::span<const std::byte> headerBytes() const; // the length and the JSON
    std::span<const std::byte> dataBytes() const; // all that follows

private:
    SafetensorsFile(MappedFile file)
        : m_file(std::move(file))
    { }
    MappedFile m_file;
    size_t m_dataBegin = 0;
    std::map<std::string, TensorView> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

// Name, type and shape of a tensor to write.
struct TensorHead
{
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
};

// A tensor to write: raw little-endian bytes of dtype.
struct TensorToWrite
{
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
    std::vector<std::byte> bytes;
};
TensorToWrite toWrite(std::string name, const Tensor& tensor);

// Writes through a temporary file: path is the old file or the whole new one. Tensors are laid out in the order given,
// the first at a multiple of 64 bytes. InvalidInput where bytes do not fit the shape or a name occurs twice.
Result<void> writeSafetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
    const std::map<std::string, std::string>& metadata = {});

// The same for data that should not be in memory all at once: bytesOf(i) is called once for each tensor, in order; what
// it returns stays valid until it is called again. Its errors (Cancelled) end the writing and leave the old file.
Result<void> streamSafetensors(const std::filesystem::path& path, const std::vector<TensorHead>& tensors,
    const std::function<Result<std::span<const std::byte>>(size_t index)>& bytesOf,
    const std::map<std::string, std::string>& metadata = {});

} // namespace lectern::model
