// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/document_card.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/translated.h"

#include <QContextMenuEvent>
#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDesk = DocumentCard::kPicture + 2 * tokens::kSpace2; // what the page lies on
constexpr int kSignSize = 40;

// The last folder says more than the first ones.
QString shortFolder(const QString& path)
{
    const QString folder = QDir::toNativeSeparators(QFileInfo(path).absolutePath());
    const QString home = QDir::toNativeSeparators(QDir::homePath());
    return folder.startsWith(home + QDir::separator()) ? u'~' + folder.mid(home.size()) : folder;
}

} // namespace

DocumentCard::DocumentCard(const QString& path, bool isOwn, QWidget* parent)
    : QPushButton(parent)
    , m_path(path)
    , m_isOwn(isOwn)
{
    setText(QFileInfo(path).fileName().replace(u'&', u"&&"_s));
    setFixedSize(sizeHint());
    translated(this, [this] { showState(); });
}

QSize DocumentCard::sizeHint() const
{
    return {kWidth, kDesk + tokens::kSpace2 + 2 * fontMetrics().height() + tokens::kSpace2};
}

void DocumentCard::showState()
{
    const QString name = QFileInfo(m_path).fileName();
    setAccessibleName(tr("Open %1").arg(name));
    const QString place = QDir::toNativeSeparators(m_path);
    setAccessibleDescription(m_isMissing ? tr("It is not where it was: %1").arg(place) : place);
    setToolTip(accessibleDescription());
    update();
}

void DocumentCard::setPicture(const QImage& picture)
{
    m_picture = picture;
    m_isMissing = false;
    showState();
}

void DocumentCard::setMissing()
{
    m_picture = {};
    m_isMissing = true;
    showState();
}

void DocumentCard::paintEvent(QPaintEvent*)
{
    const Colours colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.hover);
        painter.drawRoundedRect(rect(), tokens::kRadius, tokens::kRadius);
    }
    const QRect desk(0, 0, width(), kDesk);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.desk);
    painter.drawRoundedRect(desk, tokens::kRadius, tokens::kRadius);
    paintPage(painter, desk);
    const QFontMetrics metrics = fontMetrics();
    QRect line(tokens::kSpace1, desk.bottom() + tokens::kSpace2, width() - 2 * tokens::kSpace1, metrics.height());
    painter.setPen(m_isMissing ? colours.quiet : colours.text);
    const QString name = QFileInfo(m_path).fileName();
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(name, Qt::ElideMiddle, line.width()));
    line.translate(0, metrics.height());
    painter.setPen(colours.quiet);
    const QString place = m_isMissing ? tr("Not found") : m_isOwn ? shortFolder(m_path) : QString();
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(place, Qt::ElideLeft, line.width()));
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), tokens::kRadius, tokens::kRadius);
    }
}

void DocumentCard::paintPage(QPainter& painter, const QRect& place) const
{
    const Colours colours = coloursOf(palette());
    const QSizeF size = m_picture.isNull() ? QSizeF(kPicture / 1.414, kPicture)
                                           : QSizeF(m_picture.size()).scaled(kPicture, kPicture, Qt::KeepAspectRatio);
    QRectF page(QPointF(), size);
    page.moveCenter(QRectF(place).center());
    painter.setPen(QPen(colours.line, 1, m_isMissing ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(m_picture.isNull() ? colours.surface : colours.paper);
    painter.drawRect(page);
    if (!m_picture.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(page, m_picture);
        painter.fillRect(page, colours.shade);
        return;
    }
    const bool isPdf = m_path.endsWith(u".pdf"_s, Qt::CaseInsensitive);
    const QString sign = m_isMissing ? u"document-missing"_s : isPdf ? u"application-pdf"_s : u"image-x-generic"_s;
    QRect signPlace(0, 0, kSignSize, kSignSize);
    signPlace.moveCenter(place.center());
    painter.setOpacity(m_isMissing ? 0.6 : 1);
    ui::icon(sign, &Colours::quiet).paint(&painter, signPlace);
    painter.setOpacity(1);
}

void DocumentCard::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_isOwn) {
        event->ignore();
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this, &QPushButton::click);
    QAction* remove = menu->addAction(tr("Remove from the list"));
    remove->setShortcut(Qt::Key_Delete);
    connect(remove, &QAction::triggered, this, &DocumentCard::removeRequested, Qt::QueuedConnection);
    menu->popup(event->globalPos());
}

void DocumentCard::keyPressEvent(QKeyEvent* event)
{
    if (m_isOwn && event->key() == Qt::Key_Delete) {
        Q_EMIT removeRequested();
        return;
    }
    QPushButton::keyPressEvent(event);
}

} // namespace lectern::ui
