// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace lectern::test {

// Data that is part of the repository: tests/data/NAME.
inline std::filesystem::path dataPath(const std::string& name)
{
    return std::filesystem::path(LECTERN_SOURCE_DIR) / "tests/data" / name;
}

inline std::filesystem::path resourcePath(const std::string& name)
{
    return std::filesystem::path(LECTERN_SOURCE_DIR) / "resources" / name;
}

// The full set of reference values beside the checkout (../shared/fixtures/NAME); empty where it is absent, so that
// a test then runs on the small copy in tests/data only.
inline std::filesystem::path sharedFixturePath(const std::string& name)
{
    const auto path = std::filesystem::path(LECTERN_SOURCE_DIR) / "../shared/fixtures" / name;
    return std::filesystem::exists(path) ? path.lexically_normal() : std::filesystem::path{};
}

} // namespace lectern::test
