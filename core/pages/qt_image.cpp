// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/qt_image.h"

#include "image/alpha.h"

#include <QColor>
#include <QImage>

#include <algorithm>
#include <cstring>

namespace lectern::pages {

namespace {

using image::Image;

void putOverWhite(QRgb pixel, std::uint8_t* out)
{
    const auto alpha = static_cast<std::uint8_t>(qAlpha(pixel));
    out[0] = image::overWhite(static_cast<std::uint8_t>(qRed(pixel)), alpha);
    out[1] = image::overWhite(static_cast<std::uint8_t>(qGreen(pixel)), alpha);
    out[2] = image::overWhite(static_cast<std::uint8_t>(qBlue(pixel)), alpha);
}

void fromPalette(const QImage& picture, Image& result)
{
    const auto colours = picture.colorTable();
    for (int y = 0; y < result.height; ++y) {
        std::uint8_t* out = result.row(y);
        for (int x = 0; x < result.width; ++x, out += 3) {
            const int index = picture.pixelIndex(x, y);
            putOverWhite(index < colours.size() ? colours[index] : qRgb(0, 0, 0), out);
        }
    }
}

void fromGrey(const QImage& picture, Image& result)
{
    const bool deep = picture.format() == QImage::Format_Grayscale16;
    for (int y = 0; y < result.height; ++y) {
        const std::uint8_t* in8 = picture.constScanLine(y);
        const auto* in16 = reinterpret_cast<const std::uint16_t*>(in8);
        std::uint8_t* out = result.row(y);
        for (int x = 0; x < result.width; ++x, out += 3) {
            std::memset(out, deep ? image::from16Bit(in16[x]) : in8[x], 3);
        }
    }
}

void fromRgb888(const QImage& picture, Image& result)
{
    for (int y = 0; y < result.height; ++y) {
        std::memcpy(result.row(y), picture.constScanLine(y), static_cast<size_t>(result.width) * 3);
    }
}

void fromRgb32(const QImage& picture, Image& result)
{
    const bool opaque = picture.format() == QImage::Format_RGB32;
    for (int y = 0; y < result.height; ++y) {
        const auto* in = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        std::uint8_t* out = result.row(y);
        for (int x = 0; x < result.width; ++x, out += 3) {
            putOverWhite(opaque ? in[x] | 0xFF000000U : in[x], out);
        }
    }
}

// Premultiplied levels over white need only the paper's share added, which is exact.
void fromPremultiplied(const QImage& picture, Image& result)
{
    for (int y = 0; y < result.height; ++y) {
        const auto* in = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        std::uint8_t* out = result.row(y);
        for (int x = 0; x < result.width; ++x, out += 3) {
            const int paper = 255 - qAlpha(in[x]);
            out[0] = static_cast<std::uint8_t>(std::min(255, qRed(in[x]) + paper));
            out[1] = static_cast<std::uint8_t>(std::min(255, qGreen(in[x]) + paper));
            out[2] = static_cast<std::uint8_t>(std::min(255, qBlue(in[x]) + paper));
        }
    }
}

// RGBA64, and RGBX64 whose fourth channel is full.
void fromRgba64(const QImage& picture, Image& result)
{
    for (int y = 0; y < result.height; ++y) {
        image::compositeRowOverWhite(
            reinterpret_cast<const std::uint16_t*>(picture.constScanLine(y)), result.width, result.row(y));
    }
}

} // namespace

Image toImage(const QImage& picture)
{
    if (picture.isNull()) {
        return {};
    }
    Image result(picture.width(), picture.height());
    switch (picture.format()) {
    case QImage::Format_Mono:
    case QImage::Format_MonoLSB:
    case QImage::Format_Indexed8:
        fromPalette(picture, result);
        break;
    case QImage::Format_Grayscale8:
    case QImage::Format_Grayscale16:
        fromGrey(picture, result);
        break;
    case QImage::Format_RGB888:
        fromRgb888(picture, result);
        break;
    case QImage::Format_RGB32:
    case QImage::Format_ARGB32:
        fromRgb32(picture, result);
        break;
    case QImage::Format_ARGB32_Premultiplied:
        fromPremultiplied(picture, result);
        break;
    case QImage::Format_RGBA64:
    case QImage::Format_RGBX64:
        fromRgba64(picture, result);
        break;
    case QImage::Format_RGBA64_Premultiplied:
    case QImage::Format_RGBX16FPx4:
    case QImage::Format_RGBA16FPx4:
    case QImage::Format_RGBA16FPx4_Premultiplied:
    case QImage::Format_RGBX32FPx4:
    case QImage::Format_RGBA32FPx4:
    case QImage::Format_RGBA32FPx4_Premultiplied:
        fromRgba64(picture.convertToFormat(QImage::Format_RGBA64), result);
        break;
    default:
        fromRgb32(picture.convertToFormat(QImage::Format_ARGB32), result);
        break;
    }
    return result;
}

QImage asQImage(const Image& picture)
{
    if (picture.isEmpty()) {
        return {};
    }
    return QImage(picture.rgb.data(), picture.width, picture.height, static_cast<qsizetype>(picture.width) * 3,
        QImage::Format_RGB888);
}

} // namespace lectern::pages
