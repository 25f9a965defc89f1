// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/source_tree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace lectern::test {

using namespace Qt::StringLiterals;

SourceTree readSourceTree(const QString& root)
{
    SourceTree tree;
    const QDir base(root);
    for (const QString& folder : {u"core"_s, u"app"_s, u"ui"_s, u"tests"_s, u"resources"_s}) {
        const QStringList names = {u"*.h"_s, u"*.cpp"_s, u"CMakeLists.txt"_s};
        QDirIterator files(base.filePath(folder), names, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly)) {
                tree.insert(base.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
            }
        }
    }
    return tree;
}

QList<Include> includesOf(const QString& text)
{
    static const QRegularExpression directive(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s);
    QList<Include> includes;
    int number = 0;
    for (const QString& line : text.split(u'\n')) {
        ++number;
        if (const auto match = directive.match(line); match.hasMatch()) {
            includes.append({match.captured(2), match.captured(1) == u"\"", number});
        }
    }
    return includes;
}

} // namespace lectern::test
