// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/resize.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lectern::image {

namespace {

constexpr int kPrecisionBits = 32 - 8 - 2; // an 8-bit value times a weight, with room for the filter's overshoot
constexpr int kHalf = 1 << (kPrecisionBits - 1);
constexpr double kSupport = 2.0;

// The weights of one pass: output i is the sum over t < counts[i] of input[firsts[i] + t] * weights[i * taps + t].
struct Weights
{
    int taps = 0;
    std::vector<int> firsts;
    std::vector<int> counts;
    std::vector<std::int32_t> weights;
};

double bicubic(double x)
{
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1.0) {
        return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
    }
    if (x < 2.0) {
        return (((x - 5) * x + 8) * x - 4) * a;
    }
    return 0.0;
}

// The order of the double operations is Pillow's: another order rounds to other weights.
Weights makeWeights(int inLength, int outLength)
{
    const double scale = static_cast<double>(inLength) / outLength;
    const double filterScale = std::max(scale, 1.0);
    const double support = kSupport * filterScale;
    const double step = 1.0 / filterScale;

    Weights result;
    result.taps = static_cast<int>(std::ceil(support)) * 2 + 1;
    result.firsts.resize(static_cast<size_t>(outLength));
    result.counts.resize(static_cast<size_t>(outLength));
    result.weights.resize(static_cast<size_t>(outLength) * static_cast<size_t>(result.taps));
    std::vector<double> row(static_cast<size_t>(result.taps));
    for (int i = 0; i < outLength; ++i) {
        const double centre = (i + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(centre - support + 0.5));
        const int count = std::min(inLength, static_cast<int>(centre + support + 0.5)) - first;
        double sum = 0.0;
        for (int t = 0; t < count; ++t) {
            row[static_cast<size_t>(t)] = bicubic((t + first - centre + 0.5) * step);
            sum += row[static_cast<size_t>(t)];
        }
        auto* out = result.weights.data() + static_cast<size_t>(i) * static_cast<size_t>(result.taps);
        for (int t = 0; t < count; ++t) {
            double weight = row[static_cast<size_t>(t)];
            if (sum != 0.0) {
                weight /= sum;
            }
            const double rounding = weight < 0 ? -0.5 : 0.5;
            out[t] = static_cast<std::int32_t>(rounding + weight * (1 << kPrecisionBits));
        }
        result.firsts[static_cast<size_t>(i)] = first;
        result.counts[static_cast<size_t>(i)] = count;
    }
    return result;
}

template <int lanes> using Accumulator = std::array<std::int32_t, static_cast<size_t>(lanes)>;

// out[l] = the weighted sum of in[l], in[l + stride], … for all lanes at once: the one loop where the time goes, kept
// to a fixed count of independent lanes so that the compiler vectorises it.
template <int lanes>
void weightedSum(const std::uint8_t* in, size_t stride, const std::int32_t* weights, int count, std::uint8_t* out)
{
    Accumulator<lanes> sums;
    sums.fill(kHalf);
    for (int t = 0; t < count; ++t, in += stride) {
        const std::int32_t weight = weights[t];
        for (int l = 0; l < lanes; ++l) {
            sums[static_cast<size_t>(l)] += weight * in[l];
        }
    }
    for (int l = 0; l < lanes; ++l) {
        out[l] = static_cast<std::uint8_t>(std::clamp(sums[static_cast<size_t>(l)] >> kPrecisionBits, 0, 255));
    }
}

constexpr int kBandRows = 16;
constexpr int kBandLanes = kBandRows * 3;

// Neighbours of the horizontal pass lie side by side in a row, which does not vectorise: a band of rows is turned so
// that one column of it is contiguous ([x][row][channel]).
void turnIn(const Image& picture, int y, int rows, std::vector<std::uint8_t>& band)
{
    for (int r = 0; r < rows; ++r) {
        const std::uint8_t* in = picture.row(y + r);
        std::uint8_t* out = band.data() + r * 3;
        for (int x = 0; x < picture.width; ++x, in += 3, out += kBandLanes) {
            out[0] = in[0];
            out[1] = in[1];
            out[2] = in[2];
        }
    }
}

void turnOut(const std::vector<std::uint8_t>& band, int y, int rows, Image& picture)
{
    for (int r = 0; r < rows; ++r) {
        const std::uint8_t* in = band.data() + r * 3;
        std::uint8_t* out = picture.row(y + r);
        for (int x = 0; x < picture.width; ++x, in += kBandLanes, out += 3) {
            out[0] = in[0];
            out[1] = in[1];
            out[2] = in[2];
        }
    }
}

Image resizedHorizontally(const Image& picture, int width)
{
    const Weights weights = makeWeights(picture.width, width);
    Image result(width, picture.height);
    std::vector<std::uint8_t> in(static_cast<size_t>(picture.width) * kBandLanes);
    std::vector<std::uint8_t> out(static_cast<size_t>(width) * kBandLanes);
    for (int y = 0; y < picture.height; y += kBandRows) {
        const int rows = std::min(kBandRows, picture.height - y);
        turnIn(picture, y, rows, in);
        for (size_t x = 0; x < static_cast<size_t>(width); ++x) {
            weightedSum<kBandLanes>(in.data() + static_cast<size_t>(weights.firsts[x]) * kBandLanes, kBandLanes,
                weights.weights.data() + x * static_cast<size_t>(weights.taps), weights.counts[x],
                out.data() + x * kBandLanes);
        }
        turnOut(out, y, rows, result);
    }
    return result;
}

Image resizedVertically(const Image& picture, int height)
{
    const Weights weights = makeWeights(picture.height, height);
    Image result(picture.width, height);
    const size_t stride = static_cast<size_t>(picture.width) * 3;
    for (int y = 0; y < height; ++y) {
        const auto i = static_cast<size_t>(y);
        const std::uint8_t* in = picture.row(weights.firsts[i]);
        const std::int32_t* row = weights.weights.data() + i * static_cast<size_t>(weights.taps);
        std::uint8_t* out = result.row(y);
        size_t x = 0;
        for (; x + kBandLanes <= stride; x += kBandLanes) {
            weightedSum<kBandLanes>(in + x, stride, row, weights.counts[i], out + x);
        }
        for (; x < stride; ++x) {
            weightedSum<1>(in + x, stride, row, weights.counts[i], out + x);
        }
    }
    return result;
}

} // namespace

Result<Image> resizedBicubic(const Image& picture, int width, int height)
{
    if (picture.isEmpty() || width < 1 || height < 1) {
        return fail(ErrorCode::InvalidInput,
            "cannot resize a picture of " + std::to_string(picture.width) + " x " + std::to_string(picture.height)
                + " pixels to " + std::to_string(width) + " x " + std::to_string(height));
    }
    if (width == picture.width) {
        return height == picture.height ? picture : resizedVertically(picture, height);
    }
    Image result = resizedHorizontally(picture, width);
    return height == picture.height ? std::move(result) : resizedVertically(result, height);
}

} // namespace lectern::image
