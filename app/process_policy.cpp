// SPDX-License-Identifier: GPL-3.0-or-later
#include "process_policy.h"

#include <cstdlib>
#include <fcntl.h>
#include <initializer_list>
#include <unistd.h>

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

void waitBriefly(char** argv)
{
    if (std::getenv("OMP_WAIT_POLICY") || std::getenv("GOMP_SPINCOUNT"))
        return;
    constexpr const char* kSpins = "3000"; // about as long as the work between two parallel regions of a decoded token
    if (::setenv("GOMP_SPINCOUNT", kSpins, 1) == 0)
        ::execv("/proc/self/exe", argv); // returns only where it failed
}

void keepStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) < 0)
            static_cast<void>(::open("/dev/null", O_RDWR)); // takes the lowest free number: this one
    }
}

} // namespace lectern
