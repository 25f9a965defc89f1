// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace lectern::cli {

// lectern-cli tokenize: one JSON string per line of in becomes one JSON array of token ids per line of out, with
// --decode the other way round. A line that cannot be read gives null and is named on err, so that in and out have the
// same number of lines; every line is flushed, so that the program can serve as a co-process.
// arguments: what follows the word tokenize. Returns the exit status: 0 done, 1 some lines could not be read,
// 2 wrong usage, 3 the tokenizer cannot be read.
int runTokenize(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out, std::ostream& err);

} // namespace lectern::cli
