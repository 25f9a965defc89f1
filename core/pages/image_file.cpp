// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/image_file.h"

#include "pages/qt_image.h"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QImageWriter>

#include <algorithm>

namespace lectern::pages {

namespace {

Result<std::string> encode(const image::Image& picture, const char* format, int quality)
{
    if (picture.isEmpty()) {
        return fail(ErrorCode::InvalidInput, "a picture without pixels cannot be saved");
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    if (quality >= 0) {
        writer.setQuality(quality);
    }
    if (!writer.write(asQImage(picture))) {
        return fail(ErrorCode::InvalidInput,
            "a picture of " + std::to_string(picture.width) + " x " + std::to_string(picture.height)
                + " pixels cannot be saved as " + format + ": " + writer.errorString().toStdString());
    }
    return bytes.toStdString();
}

} // namespace

Result<std::string> encodePng(const image::Image& picture)
{
    return encode(picture, "png", -1);
}

Result<std::string> encodeJpeg(const image::Image& picture, int quality)
{
    return encode(picture, "jpeg", std::clamp(quality, 0, 100));
}

} // namespace lectern::pages
