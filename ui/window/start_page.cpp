// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/start_page.h"

#include "ui/theme/tokens.h"
#include "ui/theme/translated.h"

#include <QDir>
#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 720;
constexpr int kShownRecent = 6;

QLabel* label(std::function<QString()> text, const char* kind)
{
    auto* made = new QLabel;
    translated(made, [made, text = std::move(text)] { made->setText(text ? text() : QString()); });
    made->setProperty(kind, true);
    made->setWordWrap(true);
    return made;
}

} // namespace

StartPage::StartPage(const QStringList& samples, std::function<QString()> installed, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"startPage"_s);
    auto* column = new QWidget(this);
    column->setMaximumWidth(kWidth);
    auto* rows = new QVBoxLayout(column);
    rows->setSpacing(tokens::kSpace5);
    rows->addWidget(makeDropArea());
    auto* lists = new QHBoxLayout;
    lists->setSpacing(tokens::kSpace5);
    lists->addWidget(makeList([] { return tr("Recent documents"); }, m_recent), 3);
    lists->addWidget(makeList([] { return tr("Samples"); }, m_samples), 2);
    rows->addLayout(lists);
    rows->addWidget(label(std::move(installed), "quiet"));
    fill(*m_samples, samples, [] { return tr("No samples are installed."); });
    setRecentFiles({});

    auto* outer = new QGridLayout(this);
    outer->setContentsMargins(tokens::kSpace5, tokens::kSpace5, tokens::kSpace5, tokens::kSpace5);
    outer->addWidget(column, 1, 1);
    outer->setRowStretch(0, 1);
    outer->setRowStretch(2, 2);
    outer->setColumnStretch(0, 1);
    outer->setColumnStretch(1, 8);
    outer->setColumnStretch(2, 1);
    outer->setColumnMinimumWidth(1, 480);
}

QWidget* StartPage::makeDropArea()
{
    m_dropArea = new QFrame;
    m_dropArea->setObjectName(u"dropArea"_s);
    auto* rows = new QVBoxLayout(m_dropArea);
    rows->setContentsMargins(tokens::kSpace5, 2 * tokens::kSpace5, tokens::kSpace5, 2 * tokens::kSpace5);
    rows->setSpacing(tokens::kSpace3);
    auto* heading = label([] { return tr("Drop a PDF or a picture here"); }, "heading");
    auto* hint = label(
        [] {
            return tr(
                "PDF, PNG, JPEG, TIFF, WebP, BMP or GIF. A folder or more than five files are converted as a batch.");
        },
        "quiet");
    heading->setAlignment(Qt::AlignCenter);
    hint->setAlignment(Qt::AlignCenter);
    auto* open = new QPushButton;
    translated(open, [open] { open->setText(tr("Open a document")); });
    open->setObjectName(u"startOpen"_s);
    open->setProperty("primary", true);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    rows->addWidget(heading);
    rows->addWidget(hint);
    rows->addSpacing(tokens::kSpace1);
    rows->addWidget(open, 0, Qt::AlignHCenter);
    return m_dropArea;
}

QWidget* StartPage::makeList(QString (*title)(), QVBoxLayout*& rows)
{
    auto* box = new QWidget;
    auto* outer = new QVBoxLayout(box);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(tokens::kSpace1);
    outer->addWidget(label(title, "section"));
    rows = new QVBoxLayout;
    rows->setSpacing(0);
    outer->addLayout(rows);
    outer->addStretch();
    return box;
}

void StartPage::fill(QVBoxLayout& rows, const QStringList& files, QString (*empty)())
{
    while (QLayoutItem* item = rows.takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& path : files) {
        const QFileInfo info(path);
        auto* button = new QPushButton(info.fileName());
        button->setProperty("quiet", true);
        button->setToolTip(QDir::toNativeSeparators(path));
        translated(button, [button, info] { button->setAccessibleName(tr("Open %1").arg(info.fileName())); });
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT fileRequested(path); });
        rows.addWidget(button);
    }
    if (files.isEmpty()) {
        rows.addWidget(label(empty, "quiet"));
    }
}

void StartPage::setRecentFiles(const QStringList& files)
{
    fill(*m_recent, files.mid(0, kShownRecent), [] { return tr("Documents that you open appear here."); });
}

void StartPage::setDropping(bool over)
{
    m_dropArea->setProperty("over", over);
    m_dropArea->style()->unpolish(m_dropArea);
    m_dropArea->style()->polish(m_dropArea);
}

} // namespace lectern::ui
