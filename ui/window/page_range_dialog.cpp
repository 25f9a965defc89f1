// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/page_range_dialog.h"

#include "base/page_range.h"
#include "ui/theme/tokens.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

PageRangeDialog::PageRangeDialog(int pageCount, int currentPage, QWidget* parent)
    : QDialog(parent)
    , m_pageCount(pageCount)
    , m_range(new QLineEdit(QString::number(currentPage + 1) + u'-'))
    , m_answer(new QLabel)
{
    setObjectName(u"pageRangeDialog"_s);
    setWindowTitle(tr("Convert pages"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(tokens::kSpace5, tokens::kSpace5, tokens::kSpace5, tokens::kSpace4);
    rows->setSpacing(tokens::kSpace3);
    auto* label = new QLabel(tr("&Pages, as 1-3, 7 or 5-:"));
    label->setBuddy(m_range);
    m_range->setObjectName(u"pageRange"_s);
    m_range->setMinimumWidth(280);
    m_answer->setObjectName(u"pageRangeAnswer"_s);
    m_answer->setProperty("quiet", true);
    m_answer->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_convert = buttons->addButton(tr("Convert"), QDialogButtonBox::AcceptRole);
    m_convert->setProperty("primary", true);
    m_convert->setObjectName(u"pageRangeConvert"_s);
    for (QWidget* widget : {static_cast<QWidget*>(label), static_cast<QWidget*>(m_range),
             static_cast<QWidget*>(m_answer), static_cast<QWidget*>(buttons)}) {
        rows->addWidget(widget);
    }
    connect(m_range, &QLineEdit::textChanged, this, &PageRangeDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT pagesChosen(m_pages);
        accept();
    });
    // Return by ourselves: a default button that was disabled for a moment is none any more.
    for (QAbstractButton* button : buttons->buttons()) {
        static_cast<QPushButton*>(button)->setAutoDefault(false);
    }
    connect(m_range, &QLineEdit::returnPressed, m_convert, &QPushButton::click);
    m_range->selectAll();
    check();
}

void PageRangeDialog::check()
{
    QString text = m_range->text();
    text.remove(u' ');
    const auto range = PageRange::parse(text.toStdString());
    const auto pages = range && !text.isEmpty() ? range->resolve(m_pageCount) : Result<std::vector<int>>();
    m_pages = pages ? *pages : std::vector<int>();
    m_convert->setEnabled(!m_pages.empty());
    m_answer->setText(!m_pages.empty() ? tr("%n page(s)", nullptr, static_cast<int>(m_pages.size()))
            : range && !text.isEmpty() ? tr("The document has %n page(s).", nullptr, m_pageCount)
                                       : tr("Page numbers and ranges, with commas between them."));
}

} // namespace lectern::ui
