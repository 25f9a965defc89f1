// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

using Role = QColor Colours::*;

const QString kFolder = u":/lectern/icons/"_s;

QString fileOf(const QString& name)
{
    return kFolder + name + u".svg"_s;
}

class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QString name, Role colour)
        : m_name(std::move(name))
        , m_colour(colour)
    { }

    QIconEngine* clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return u"lectern-line"_s; }
    QString iconName() override { return m_name; }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() != nullptr ? painter->device()->devicePixelRatioF() : 1;
        const int side = std::min(rect.width(), rect.height());
        QRect place(0, 0, side, side);
        place.moveCenter(rect.center());
        painter->drawPixmap(place, draw(QSize(side, side) * ratio, mode, state));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override { return draw(size, mode, state); }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const Colours colours = coloursOf(QGuiApplication::palette());
        if (mode == QIcon::Disabled) {
            return colours.control;
        }
        if (m_colour != nullptr) {
            return colours.*m_colour;
        }
        return state == QIcon::On ? colours.accent : colours.text;
    }

    // size: device pixels.
    QPixmap draw(const QSize& size, QIcon::Mode mode, QIcon::State state) const
    {
        const QString ink = colour(mode, state).name();
        const QString key = u"lectern-icon/%1/%2/%3x%4"_s.arg(m_name, ink).arg(size.width()).arg(size.height());
        QPixmap picture;
        if (QPixmapCache::find(key, &picture)) {
            return picture;
        }
        QFile file(fileOf(m_name));
        if (size.isEmpty() || !file.open(QIODevice::ReadOnly)) {
            return {};
        }
        QSvgRenderer svg(file.readAll().replace("currentColor", ink.toLatin1()));
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        const int side = std::min(size.width(), size.height());
        svg.render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
        painter.end();
        QPixmapCache::insert(key, picture);
        return picture;
    }

    QString m_name;
    Role m_colour; // none: that of the state
};

} // namespace

QIcon icon(const QString& name)
{
    return icon(name, nullptr);
}

QIcon icon(const QString& name, QColor Colours::*colour)
{
    if (!QFile::exists(fileOf(name))) {
        qWarning("There is no icon %s in resources/icons", qPrintable(name));
        return {};
    }
    return QIcon(new LineIconEngine(name, colour));
}

QStringList iconNames()
{
    QStringList names;
    for (const QString& file : QDir(kFolder).entryList({u"*.svg"_s}, QDir::Files, QDir::Name)) {
        names << file.chopped(4);
    }
    names.removeAll(u"lectern"_s); // the program's own
    return names;
}

QIcon programIcon()
{
    QIcon icon;
    QSvgRenderer svg(fileOf(u"lectern"_s));
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap picture(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        svg.render(&painter);
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

IconLabel::IconLabel(QWidget* parent)
    : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFixedSize(sizeHint()); // a style sheet's padding for labels is for their texts
}

void IconLabel::setIcon(const QString& name, QColor Colours::*colour)
{
    if (name != m_name) {
        m_name = name;
        m_icon = name.isEmpty() ? QIcon() : icon(name, colour);
        update();
    }
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace lectern::ui
