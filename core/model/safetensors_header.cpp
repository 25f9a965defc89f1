// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/safetensors_header.h"

#include "base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <limits>
#include <optional>
#include <utility>

namespace lectern::model {

namespace {

constexpr size_t kMaxNameLength = 1024;
constexpr size_t kMaxDimensions = 16;

struct DtypeRow
{
    Dtype dtype;
    std::string_view name;
    size_t size;
};

constexpr std::array<DtypeRow, 10> kDtypes = {{{Dtype::F32, "F32", 4}, {Dtype::F16, "F16", 2}, {Dtype::BF16, "BF16", 2},
    {Dtype::F64, "F64", 8}, {Dtype::I64, "I64", 8}, {Dtype::I32, "I32", 4}, {Dtype::I16, "I16", 2},
    {Dtype::I8, "I8", 1}, {Dtype::U8, "U8", 1}, {Dtype::Bool, "BOOL", 1}}};

const DtypeRow& row(Dtype dtype)
{
    return *std::ranges::find(kDtypes, dtype, &DtypeRow::dtype);
}

// For messages: what a file says about itself may be anything.
std::string inQuotes(std::string_view text)
{
    constexpr size_t kShown = 120;
    std::string shown = repairedUtf8(text.substr(0, kShown));
    std::ranges::replace_if(
        shown, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
    return '"' + shown + (text.size() > kShown ? "…\"" : "\"");
}

// Reads the header as a stream of events: nothing of it is kept but the tensors themselves, keys that occur twice are
// seen (a parsed object would keep one of them silently), and anything out of place stops the parser at once.
class HeaderReader final : public nlohmann::json_sax<nlohmann::json>
{
public:
    SafetensorsHeader header;
    std::optional<Error> error;

    bool null() override { return misplaced("null"); }
    bool boolean(bool) override { return misplaced("a boolean"); }
    bool number_float(number_float_t, const string_t&) override { return misplaced("a fraction or a huge number"); }
    bool binary(binary_t&) override { return misplaced("binary data"); }
    bool number_integer(number_integer_t) override { return misplaced("a negative number"); }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (m_array == Field::Shape) {
            if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
                return wrong("has a dimension that is too large");
            if (m_range.shape.size() == kMaxDimensions)
                return wrong("has more than 16 dimensions");
            m_range.shape.push_back(static_cast<std::int64_t>(value));
            return true;
        }
        if (m_array == Field::Offsets && m_offsets.size() < 2) {
            m_offsets.push_back(value);
            return true;
        }
        return misplaced("a number");
    }

    bool string(string_t& value) override
    {
        if (m_depth == 2 && m_inMetadata) {
            header.metadata[m_key] = value;
            return true;
        }
        if (m_depth != 2 || m_field != Field::Dtype || m_array != Field::None)
            return misplaced("a text");
        const auto found = std::ranges::find(kDtypes, value, &DtypeRow::name);
        if (found == kDtypes.end())
            return refuse(ErrorCode::Unsupported,
                "the tensor " + inQuotes(m_name) + " has the type " + inQuotes(value)
                    + ", which is not one of F32, F16, BF16, F64, I64, I32, I16, I8, U8, BOOL");
        m_range.dtype = found->dtype;
        m_seen[static_cast<size_t>(Field::Dtype)] = true;
        return true;
    }

    bool start_object(std::size_t) override
    {
        if (m_depth == 2 || m_array != Field::None)
            return misplaced("an object");
        if (++m_depth == 2) {
            m_range = {};
            m_offsets.clear();
            m_seen = {};
            m_field = Field::None;
        }
        return true;
    }

    bool key(string_t& value) override
    {
        if (m_depth == 1)
            return startEntry(value);
        if (m_inMetadata) {
            m_key = value;
            return !header.metadata.contains(value) || wrong("has the key " + inQuotes(value) + " twice");
        }
        m_field = fieldOf(value);
        if (m_field == Field::None)
            return wrong("has an unknown field " + inQuotes(value));
        if (m_seen[static_cast<size_t>(m_field)])
            return wrong("has the field " + inQuotes(value) + " twice");
        return true;
    }

    bool end_object() override
    {
        if (m_depth-- == 1 || std::exchange(m_inMetadata, false))
            return true;
        if (!m_seen[0] || !m_seen[1] || !m_seen[2])
            return wrong("has no dtype, shape or data_offsets");
        if (m_offsets.size() != 2)
            return wrong("needs two data_offsets");
        m_range.begin = m_offsets[0];
        m_range.end = m_offsets[1];
        header.tensors.emplace(m_name, std::move(m_range));
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (m_depth != 2 || m_inMetadata || m_array != Field::None
            || (m_field != Field::Shape && m_field != Field::Offsets))
            return misplaced("an array");
        m_array = m_field;
        return true;
    }

    bool end_array() override
    {
        m_seen[static_cast<size_t>(m_array)] = true;
        m_array = Field::None;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        return refuse(ErrorCode::Corrupt, "the header is not JSON (at its byte " + std::to_string(position) + ")");
    }

private:
    enum class Field
    {
        Dtype,
        Shape,
        Offsets,
        None
    };

    static Field fieldOf(std::string_view key)
    {
        if (key == "dtype")
            return Field::Dtype;
        if (key == "shape")
            return Field::Shape;
        return key == "data_offsets" ? Field::Offsets : Field::None;
    }

    bool startEntry(const std::string& name)
    {
        m_name = name;
        m_inMetadata = name == "__metadata__";
        if (m_inMetadata)
            return !std::exchange(m_metadataSeen, true) || wrong("is there twice");
        const bool plain =
            std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
        if (name.empty() || name.size() > kMaxNameLength || !plain)
            return refuse(ErrorCode::Corrupt,
                "the tensor name " + inQuotes(name) + " is empty, too long or holds control characters");
        return !header.tensors.contains(name) || wrong("is there twice");
    }

    bool misplaced(std::string_view what)
    {
        if (m_depth == 0)
            return refuse(ErrorCode::Corrupt, "the header is not a JSON object");
        return wrong("has " + std::string(what) + " where it does not belong");
    }

    bool wrong(const std::string& what)
    {
        return refuse(ErrorCode::Corrupt, (m_inMetadata ? "" : "the tensor ") + inQuotes(m_name) + ' ' + what);
    }

    bool refuse(ErrorCode code, std::string message)
    {
        error = Error{code, std::move(message)};
        return false;
    }

    int m_depth = 0; // objects open
    bool m_inMetadata = false;
    bool m_metadataSeen = false;
    std::string m_name;
    std::string m_key; // inside __metadata__
    Field m_field = Field::None;
    Field m_array = Field::None; // the one that is open
    std::array<bool, 3> m_seen = {};
    std::vector<std::uint64_t> m_offsets;
    TensorRange m_range;
};

// Every byte of the data belongs to exactly one tensor (tensors without bytes may stand anywhere between others).
Result<void> checkCoverage(const std::map<std::string, TensorRange>& tensors, std::uint64_t dataSize)
{
    std::vector<std::pair<const std::string*, const TensorRange*>> order;
    for (const auto& [name, range] : tensors)
        order.emplace_back(&name, &range);
    std::ranges::sort(order, {}, [](const auto& entry) { return std::pair(entry.second->begin, entry.second->end); });
    std::uint64_t covered = 0;
    for (const auto& [name, range] : order) {
        if (range->begin < covered)
            return fail(ErrorCode::Corrupt, "the tensor " + inQuotes(*name) + " overlaps another one");
        if (range->begin > covered)
            return fail(ErrorCode::Corrupt, "there is a hole in the data before the tensor " + inQuotes(*name));
        covered = range->end;
    }
    if (covered != dataSize)
        return fail(ErrorCode::Corrupt,
            std::to_string(dataSize - covered) + " bytes at the end of the file belong to no tensor");
    return {};
}

Result<void> checkRanges(const SafetensorsHeader& header, std::uint64_t dataSize)
{
    for (const auto& [name, range] : header.tensors) {
        if (range.begin > range.end)
            return fail(ErrorCode::Corrupt, "the tensor " + inQuotes(name) + " ends before it begins");
        if (range.end > dataSize)
            return fail(ErrorCode::Corrupt,
                "the tensor " + inQuotes(name) + " ends at byte " + std::to_string(range.end)
                    + " of the data, but only " + std::to_string(dataSize)
                    + " are there: the file is cut off or damaged");
        const auto bytes = tensorBytes(range.dtype, range.shape);
        if (!bytes)
            return fail(ErrorCode::Corrupt, "the tensor " + inQuotes(name) + ": " + bytes.error().message);
        if (*bytes != range.end - range.begin)
            return fail(ErrorCode::Corrupt,
                "the tensor " + inQuotes(name) + " needs " + std::to_string(*bytes) + " bytes by its shape and has "
                    + std::to_string(range.end - range.begin));
    }
    return checkCoverage(header.tensors, dataSize);
}

} // namespace

size_t dtypeSize(Dtype dtype)
{
    return row(dtype).size;
}

std::string_view dtypeName(Dtype dtype)
{
    return row(dtype).name;
}

Result<std::uint64_t> tensorBytes(Dtype dtype, const std::vector<std::int64_t>& shape)
{
    std::uint64_t bytes = dtypeSize(dtype);
    bool overflow = false;
    bool empty = false; // a zero dimension makes the tensor empty, but the others must make sense all the same
    for (const std::int64_t size : shape) {
        if (size < 0)
            return fail(ErrorCode::InvalidInput, "its shape has a negative dimension");
        if (size == 0)
            empty = true;
        else
            overflow = __builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes) || overflow;
    }
    if (overflow)
        return fail(ErrorCode::InvalidInput, "its shape is larger than any memory");
    return empty ? 0 : bytes;
}

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, std::uint64_t dataSize)
{
    HeaderReader reader;
    try {
        if (json.empty() || json.front() != '{')
            return fail(ErrorCode::Corrupt, "the header is not a JSON object");
        const bool parsed = nlohmann::json::sax_parse(json, &reader);
        if (reader.error)
            return std::unexpected(*reader.error);
        if (!parsed)
            return fail(ErrorCode::Corrupt, "the header is not JSON");
    } catch (const std::exception& exception) {
        return fail(ErrorCode::Corrupt, std::string("the header cannot be read: ") + exception.what());
    }
    if (auto checked = checkRanges(reader.header, dataSize); !checked)
        return std::unexpected(checked.error());
    return std::move(reader.header);
}

std::string safetensorsHeaderJson(
    const std::vector<TensorHead>& tensors, const std::map<std::string, std::string>& metadata)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (!metadata.empty())
        json["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const TensorHead& tensor : tensors) {
        const std::uint64_t end = offset + tensorBytes(tensor.dtype, tensor.shape).value_or(0);
        json.push_back({tensor.name,
            {{"dtype", dtypeName(tensor.dtype)}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}}});
        offset = end;
    }
    std::string text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    constexpr size_t kAlignment = 64; // so that the data begin at a multiple of it, as the mapping does
    text.append((kAlignment - (text.size() + 8) % kAlignment) % kAlignment, ' ');
    return text;
}

} // namespace lectern::model
