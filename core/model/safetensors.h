// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/files.h"
#include "model/tensor.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::model {

enum class Dtype { F32, F16, BF16, F64, I64, I32, I16, I8, U8, Bool };
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
    static Result<SafetensorsFile> open(const std::filesystem::path& path);

    const std::map<std::string, TensorView>& tensors() const { return m_tensors; }
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }

private:
    SafetensorsFile(MappedFile file)
        : m_file(std::move(file))
    {
    }
    MappedFile m_file;
    std::map<std::string, TensorView> m_tensors;
    std::map<std::string, std::string> m_metadata;
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

Result<void> writeSafetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
    const std::map<std::string, std::string>& metadata = {});

} // namespace lectern::model
