# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the scripts beside it: sourced, never run.

source_dir="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$*"
    exit 1
}

# Where libtorch is looked for; the same order as in cmake/Dependencies.cmake.
lectern_cache="${XDG_CACHE_HOME:-$HOME/.cache}/lectern"
torch_home="$lectern_cache/torch-2.13.0-cpu/torch"

# The cmake to use: the first of those on PATH and Debian's own that knows our presets.
find_cmake() {
    local candidate version
    for candidate in cmake /usr/bin/cmake; do
        version="$("$candidate" --version 2>/dev/null | sed -n '1s/[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')" || continue
        if [ -n "$version" ] && [ "$(printf '%s\n3.25\n' "$version" | sort -V | head -n 1)" = 3.25 ]; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

# One compiler for each core, but never more than memory allows: a file that includes libtorch takes up to 2 GB.
parallel_jobs() {
    local cores memory
    cores="$(nproc 2>/dev/null || echo 2)"
    memory="$(awk '/^MemTotal/ { print int($2 / 2097152) }' /proc/meminfo 2>/dev/null)"
    if [ -n "$memory" ] && [ "$memory" -lt "$cores" ]; then cores="$memory"; fi
    if [ "$cores" -lt 1 ]; then cores=1; fi
    echo "$cores"
}
