// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/ocr_languages.h"

#include "ui/theme/theme.h"
#include "ui/theme/translated.h"

#include <QCoreApplication>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRows = 5; // seen at once
constexpr int kCodeRole = Qt::UserRole;

struct Name
{
    QLatin1StringView code;
    const char* name;
};

constexpr Name kNames[] = {
    {"ara"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Arabic")},
    {"chi_sim"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Chinese, simplified")},
    {"chi_sim_vert"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Chinese, simplified, vertical")},
    {"chi_tra"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Chinese, traditional")},
    {"chi_tra_vert"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Chinese, traditional, vertical")},
    {"deu"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "German")},
    {"eng"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "English")},
    {"fra"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "French")},
    {"ita"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Italian")},
    {"jpn"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Japanese")},
    {"jpn_vert"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Japanese, vertical")},
    {"kor"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Korean")},
    {"kor_vert"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Korean, vertical")},
    {"nld"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Dutch")},
    {"pol"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Polish")},
    {"por"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Portuguese")},
    {"rus"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Russian")},
    {"spa"_L1, QT_TRANSLATE_NOOP("OcrLanguages", "Spanish")},
};

class LanguageDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->setPen(coloursOf(option.palette).quiet);
        painter->drawText(option.rect.adjusted(0, 0, -tokens::kSpace2, 0), Qt::AlignRight | Qt::AlignVCenter,
            index.data(kCodeRole).toString());
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), tokens::kControlHeight};
    }
};

} // namespace

QString ocrLanguageName(const QString& code)
{
    const auto known = std::ranges::find(kNames, code, &Name::code);
    if (known != std::end(kNames)) {
        return QCoreApplication::translate("OcrLanguages", known->name);
    }
    const QLocale::Language language = QLocale::codeToLanguage(code.section(u'_', 0, 0));
    const QString native =
        language == QLocale::AnyLanguage || language == QLocale::C ? QString() : QLocale(language).nativeLanguageName();
    return native.isEmpty() || code.contains(u'_') ? code : native;
}

void fillWithLanguages(QListWidget& list, const QStringList& codes)
{
    for (const QString& code : codes) {
        auto* item = new QListWidgetItem(&list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
        item->setData(kCodeRole, code);
    }
    translated(&list, [list = &list] {
        const QSignalBlocker quiet(list);
        for (int row = 0; row < list->count(); ++row) {
            QListWidgetItem* item = list->item(row);
            item->setText(ocrLanguageName(languageCode(*item)));
        }
    });
    list.setItemDelegate(new LanguageDelegate(&list));
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int rows = std::clamp(list.count(), 1, kMostRows);
    list.setFixedHeight(rows * tokens::kControlHeight + 2 * tokens::kSpace1 + 2);
}

QString languageCode(const QListWidgetItem& item)
{
    return item.data(kCodeRole).toString();
}

} // namespace lectern::ui
