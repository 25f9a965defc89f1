// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "image/image.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cstring>
#include <filesystem>
#include <vector>

namespace lectern::test {

// An opaque 8-bit picture file as it is; empty where it cannot be read.
inline image::Image loadPicture(const std::filesystem::path& path)
{
    const QImage file = QImage(QString::fromStdString(path.string())).convertToFormat(QImage::Format_RGB888);
    if (file.isNull()) {
        return {};
    }
    image::Image picture(file.width(), file.height());
    for (int y = 0; y < picture.height; ++y) {
        std::memcpy(picture.row(y), file.constScanLine(y), static_cast<size_t>(picture.width) * 3);
    }
    return picture;
}

inline QByteArray readAll(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QJsonDocument readJson(const std::filesystem::path& path)
{
    return QJsonDocument::fromJson(readAll(path));
}

// SHA-256 in hex of the picture's bytes, or of every step-th of them (3: the first channel of an RGB picture).
inline QString sha256(const image::Image& picture, size_t step = 1)
{
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(picture.rgb.size() / step));
    for (size_t i = 0; i < picture.rgb.size(); i += step) {
        bytes.append(static_cast<char>(picture.rgb[i]));
    }
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

// A picture whose pixels all differ from their neighbours, the same on every run.
inline image::Image patternPicture(int width, int height)
{
    image::Image picture(width, height);
    std::uint32_t state = 12345;
    for (auto& byte : picture.rgb) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(state >> 24);
    }
    return picture;
}

} // namespace lectern::test
