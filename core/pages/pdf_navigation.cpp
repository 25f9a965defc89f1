// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pdf_navigation.h"

#include <QDateTime>
#include <QString>

#include <poppler-link.h>
#include <poppler-qt6.h>

#include <algorithm>
#include <cmath>

namespace lectern::pages {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeepestOutline = 32;
constexpr int kLongestOutline = 20000;

Target targetOf(const Poppler::LinkDestination& destination, int pageCount)
{
    Target target;
    const int page = destination.pageNumber() - 1;
    if (page < 0 || page >= pageCount) {
        return target;
    }
    target.page = page;
    if (destination.isChangeTop() && std::isfinite(destination.top())) {
        target.y = std::clamp(destination.top(), 0.0, 1.0);
    }
    return target;
}

// Leads nowhere (no page and no address) for every other kind of link.
Target targetOf(const Poppler::Link& link, int pageCount)
{
    if (link.linkType() == Poppler::Link::Goto) {
        const auto& jump = static_cast<const Poppler::LinkGoto&>(link);
        return jump.isExternal() ? Target{} : targetOf(jump.destination(), pageCount);
    }
    Target target;
    if (link.linkType() == Poppler::Link::Browse) {
        target.uri = static_cast<const Poppler::LinkBrowse&>(link).url().toStdString();
    }
    return target;
}

std::vector<OutlineEntry> entriesOf(const QVector<Poppler::OutlineItem>& items, int pageCount, int depth, int& allowed)
{
    std::vector<OutlineEntry> entries;
    for (const Poppler::OutlineItem& item : items) {
        if (allowed-- <= 0) {
            break;
        }
        OutlineEntry entry;
        entry.title = item.name().simplified().toStdString();
        entry.open = item.isOpen();
        if (const auto destination = item.destination(); destination && item.externalFileName().isEmpty()) {
            entry.target = targetOf(*destination, pageCount);
        }
        if (entry.target.page < 0) {
            entry.target.uri = item.uri().toStdString();
        }
        if (item.hasChildren() && depth < kDeepestOutline) {
            entry.children = entriesOf(item.children(), pageCount, depth + 1, allowed);
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

std::vector<PageLink> linksOf(const Poppler::Page& page, int pageCount)
{
    std::vector<PageLink> links;
    for (const auto& link : page.links()) {
        PageLink found;
        found.target = targetOf(*link, pageCount);
        const QRectF area = link->linkArea().normalized();
        found.box = document::Rect{area.left(), area.top(), area.right(), area.bottom()}.intersected({0, 0, 1, 1});
        if (!found.box.isEmpty() && (found.target.page >= 0 || !found.target.uri.empty())) {
            links.push_back(std::move(found));
        }
    }
    return links;
}

std::vector<OutlineEntry> outlineOf(const Poppler::Document& document)
{
    int allowed = kLongestOutline;
    return entriesOf(document.outline(), document.numPages(), 1, allowed);
}

Properties propertiesOf(const Poppler::Document& document)
{
    Properties properties;
    const auto add = [&properties](const char* key, const QString& value) {
        if (!value.isEmpty()) {
            properties.emplace_back(key, value.toStdString());
        }
    };
    const Poppler::Document::PdfVersion version = document.getPdfVersion();
    add("Format", u"PDF %1.%2"_s.arg(version.major).arg(version.minor));
    for (const char* key : {"Title", "Author", "Subject", "Keywords", "Creator", "Producer"}) {
        add(key, document.info(QString::fromLatin1(key)).simplified());
    }
    for (const char* key : {"CreationDate", "ModDate"}) {
        add(key, document.date(QString::fromLatin1(key)).toString(Qt::ISODate));
    }
    add("Encrypted", document.isEncrypted() ? u"yes"_s : u"no"_s);
    return properties;
}

} // namespace lectern::pages
