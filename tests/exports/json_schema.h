// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace lectern::test {

// What is wrong with value under the schema, one finding a line; empty where nothing is. Knows what our schemas use:
// type, required, properties, additionalProperties, items, prefixItems, minItems, maxItems, minimum, maximum, enum,
// pattern-free strings and $ref into $defs of root. An unknown keyword is a finding, so that nothing goes unchecked.
std::string schemaFindings(const nlohmann::json& value, const nlohmann::json& schema, const nlohmann::json& root);

// The schema of docs/file-formats.md whose title begins so; null where there is none.
nlohmann::json documentedSchema(const std::string& title);

} // namespace lectern::test
