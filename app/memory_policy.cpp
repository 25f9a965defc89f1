// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_policy.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lectern {

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int kLargestActivation = 1 << 30; // bytes: what glibc serves from its heap and keeps
    mallopt(M_MMAP_THRESHOLD, kLargestActivation);
    mallopt(M_TRIM_THRESHOLD, kLargestActivation);
#endif
}

} // namespace lectern
