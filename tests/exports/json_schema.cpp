// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_schema.h"

#include "base/files.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>

namespace lectern::test {
namespace {

using nlohmann::json;

bool hasType(const json& value, const std::string& type)
{
    if (type == "integer")
        return value.is_number_integer();
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array())
        || (type == "string" && value.is_string()) || (type == "number" && value.is_number())
        || (type == "boolean" && value.is_boolean()) || (type == "null" && value.is_null());
}

class Checker
{
public:
    explicit Checker(const json& root)
        : m_root(root)
    { }

    void check(const json& value, const json& schema, const std::string& where)
    {
        if (schema.contains("$ref")) {
            const json::json_pointer target(schema["$ref"].get<std::string>().substr(1));
            check(value, m_root.at(target), where);
            return;
        }
        checkKeywords(schema, where);
        checkScalar(value, schema, where);
        if (value.is_object())
            checkObject(value, schema, where);
        if (value.is_array())
            checkArray(value, schema, where);
    }

    std::string takeFindings() { return std::move(m_findings); }

private:
    void find(const std::string& where, const std::string& what) { m_findings += where + ": " + what + '\n'; }

    void checkKeywords(const json& schema, const std::string& where)
    {
        static const std::set<std::string> kKnown{"$schema", "$id", "$defs", "title", "description", "type", "required",
            "properties", "additionalProperties", "items", "minItems", "maxItems", "minimum", "maximum", "enum"};
        for (const auto& [keyword, unused] : schema.items()) {
            if (!kKnown.contains(keyword))
                find(where, "schema keyword " + keyword + " is not checked");
        }
    }

    void checkScalar(const json& value, const json& schema, const std::string& where)
    {
        if (schema.contains("type")) {
            const json types = schema["type"].is_array() ? schema["type"] : json::array({schema["type"]});
            const bool fits =
                std::any_of(types.begin(), types.end(), [&](const json& type) { return hasType(value, type); });
            if (!fits)
                find(where, "is not " + types.dump());
        }
        if (schema.contains("enum") && std::count(schema["enum"].begin(), schema["enum"].end(), value) == 0)
            find(where, value.dump() + " is not one of " + schema["enum"].dump());
        if (value.is_number()) {
            const double number = value;
            if (number < schema.value("minimum", number) || number > schema.value("maximum", number))
                find(where, value.dump() + " is out of range");
        }
    }

    void checkObject(const json& value, const json& schema, const std::string& where)
    {
        for (const auto& key : schema.value("required", json::array())) {
            if (!value.contains(key.get<std::string>()))
                find(where, "lacks " + key.dump());
        }
        const json properties = schema.value("properties", json::object());
        for (const auto& [key, member] : value.items()) {
            if (properties.contains(key))
                check(member, properties[key], where + '/' + key);
            else if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object())
                check(member, schema["additionalProperties"], where + '/' + key);
            else
                find(where, "has a key that the schema does not know: " + key);
        }
    }

    void checkArray(const json& value, const json& schema, const std::string& where)
    {
        if (value.size() < schema.value("minItems", size_t(0)) || value.size() > schema.value("maxItems", value.size()))
            find(where, "has the wrong number of items");
        for (size_t i = 0; i < value.size() && schema.contains("items"); ++i)
            check(value[i], schema["items"], where + '/' + std::to_string(i));
    }

    const json& m_root;
    std::string m_findings;
};

} // namespace

std::string schemaFindings(const json& value, const json& schema, const json& root)
{
    Checker checker(root);
    checker.check(value, schema, "");
    return checker.takeFindings();
}

nlohmann::json documentedSchema(const std::string& title)
{
    const std::string text = readFile(std::filesystem::path(LECTERN_SOURCE_DIR) / "docs/file-formats.md").value();
    const std::string fence = "```json\n";
    for (size_t at = text.find(fence); at != std::string::npos; at = text.find(fence, at + 1)) {
        const size_t start = at + fence.size();
        json block = json::parse(text.substr(start, text.find("\n```", start) - start));
        if (block.contains("$schema") && block["title"].get<std::string>().starts_with(title))
            return block;
    }
    return {};
}

} // namespace lectern::test
