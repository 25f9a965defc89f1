// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/installed_line.h"

#include "ui/theme/tokens.h"
#include "ui/theme/translated.h"

#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace lectern::ui {

using namespace Qt::StringLiterals;

InstalledLine::InstalledLine(std::function<QString()> model, QString store, QWidget* parent)
    : QWidget(parent)
    , m_model(std::move(model))
    , m_store(std::move(store))
    , m_text(new QLabel)
    , m_get(new QPushButton)
    , m_folder(new QPushButton)
    , m_hint(new QLabel)
{
    m_text->setObjectName(u"installedText"_s);
    m_get->setObjectName(u"getModel"_s);
    m_folder->setObjectName(u"chooseModel"_s);
    m_hint->setObjectName(u"getModelHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse); // the folder, to paste it
    for (QLabel* label : {m_text, m_hint}) {
        label->setProperty("quiet", true);
    }
    auto* rows = new QGridLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(tokens::kSpace2);
    rows->setVerticalSpacing(tokens::kSpace1);
    rows->addWidget(m_text, 0, 0);
    rows->addWidget(m_get, 0, 1);
    rows->addWidget(m_folder, 0, 2);
    rows->addWidget(m_hint, 1, 0, 1, 4);
    rows->setColumnStretch(3, 1);
    m_hint->hide();
    connect(m_get, &QPushButton::clicked, this, [this] {
        m_hint->show();
        Q_EMIT pageRequested(QUrl(u"https://huggingface.co/deepseek-ai/DeepSeek-OCR-2"_s));
    });
    connect(m_folder, &QPushButton::clicked, this, &InstalledLine::folderRequested);
    translated(this, [this] { showState(); });
}

void InstalledLine::showState()
{
    const QString model = m_model();
    m_text->setText(model.isEmpty() ? tr("Built-in reader ready · DeepSeek-OCR 2 not installed:")
                                    : tr("Built-in reader ready · model %1 installed").arg(model));
    m_get->setText(tr("Get it (6.8 GB)"));
    m_get->setToolTip(tr("Opens its page in the browser"));
    m_folder->setText(tr("Choose a folder…"));
    m_folder->setToolTip(tr("Where its files are already"));
    m_get->setVisible(model.isEmpty());
    m_folder->setVisible(model.isEmpty());
    const QString place = QDir::toNativeSeparators(m_store + u"/DeepSeek-OCR-2"_s);
    m_hint->setText(tr("Put all files of the model into %1, or choose the folder that they are in.").arg(place));
    if (!model.isEmpty()) {
        m_hint->hide();
    }
}

} // namespace lectern::ui
