// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/safetensors.h"

#include "base/atomic_file.h"
#include "model/safetensors_header.h"

#include <array>
#include <bit>
#include <cstring>
#include <set>
#include <utility>

namespace lectern::model {

namespace {

static_assert(std::endian::native == std::endian::little, "tensors are used as they lie in the file");

constexpr std::uint64_t kLengthBytes = 8;
constexpr std::uint64_t kMaxHeaderBytes = 100'000'000; // the format's own limit

std::unexpected<Error> failFor(const std::filesystem::path& path, const Error& error)
{
    return fail(error.code, path.string() + ": " + error.message);
}

Result<void> checkHeads(const std::vector<TensorHead>& tensors)
{
    std::set<std::string_view> names;
    for (const TensorHead& tensor : tensors) {
        if (!names.insert(tensor.name).second)
            return fail(ErrorCode::InvalidInput, "two tensors are named " + tensor.name);
        if (const auto bytes = tensorBytes(tensor.dtype, tensor.shape); !bytes)
            return fail(ErrorCode::InvalidInput, tensor.name + ": " + bytes.error().message);
    }
    return {};
}

} // namespace

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path)
{
    auto mapped = MappedFile::open(path);
    if (!mapped)
        return std::unexpected(mapped.error());
    SafetensorsFile file(std::move(*mapped));
    const std::span<const std::byte> bytes = file.m_file.bytes();
    if (bytes.size() < kLengthBytes)
        return fail(ErrorCode::Corrupt, path.string() + ": too short to be a safetensors file");
    std::uint64_t headerSize = 0;
    std::memcpy(&headerSize, bytes.data(), kLengthBytes);
    if (headerSize > kMaxHeaderBytes)
        return fail(ErrorCode::Corrupt,
            path.string() + ": not a safetensors file (its header would be " + std::to_string(headerSize) + " bytes)");
    if (headerSize > bytes.size() - kLengthBytes)
        return fail(ErrorCode::Corrupt,
            path.string() + ": its header of " + std::to_string(headerSize)
                + " bytes is longer than the file: the file is cut off or damaged");
    file.m_dataBegin = static_cast<size_t>(kLengthBytes + headerSize);
    const std::span<const std::byte> data = file.dataBytes();
    const std::string_view json(
        reinterpret_cast<const char*>(bytes.data()) + kLengthBytes, static_cast<size_t>(headerSize));
    auto header = parseSafetensorsHeader(json, data.size());
    if (!header)
        return failFor(path, header.error());
    for (auto& [name, range] : header->tensors) {
        const auto part = data.subspan(static_cast<size_t>(range.begin), static_cast<size_t>(range.end - range.begin));
        file.m_tensors.emplace(name, TensorView{range.dtype, std::move(range.shape), part});
    }
    file.m_metadata = std::move(header->metadata);
    return file;
}

std::span<const std::byte> SafetensorsFile::headerBytes() const
{
    return m_file.bytes().first(m_dataBegin);
}

std::span<const std::byte> SafetensorsFile::dataBytes() const
{
    return m_file.bytes().subspan(m_dataBegin);
}

TensorToWrite toWrite(std::string name, const Tensor& tensor)
{
    const auto bytes = std::as_bytes(std::span(tensor.values));
    return {std::move(name), Dtype::F32, tensor.shape, std::vector<std::byte>(bytes.begin(), bytes.end())};
}

Result<void> writeSafetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
    const std::map<std::string, std::string>& metadata)
{
    std::vector<TensorHead> heads;
    heads.reserve(tensors.size());
    for (const TensorToWrite& tensor : tensors)
        heads.push_back({tensor.name, tensor.dtype, tensor.shape});
    return streamSafetensors(
        path, heads, [&](size_t index) { return std::span<const std::byte>(tensors[index].bytes); }, metadata);
}

Result<void> streamSafetensors(const std::filesystem::path& path, const std::vector<TensorHead>& tensors,
    const std::function<Result<std::span<const std::byte>>(size_t index)>& bytesOf,
    const std::map<std::string, std::string>& metadata)
{
    if (auto checked = checkHeads(tensors); !checked)
        return failFor(path, checked.error());
    auto file = AtomicFile::create(path);
    if (!file)
        return std::unexpected(file.error());
    const std::string json = safetensorsHeaderJson(tensors, metadata);
    const std::uint64_t length = json.size();
    auto written = file->write(std::as_bytes(std::span(&length, 1)));
    if (written)
        written = file->write(std::as_bytes(std::span(json)));
    for (size_t index = 0; written && index < tensors.size(); ++index) {
        const auto bytes = bytesOf(index);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->size() != tensorBytes(tensors[index].dtype, tensors[index].shape))
            return fail(ErrorCode::InvalidInput,
                path.string() + ": " + tensors[index].name + " has " + std::to_string(bytes->size())
                    + " bytes, which is not what its shape needs");
        written = file->write(*bytes);
    }
    return written ? file->commit() : written;
}

} // namespace lectern::model
