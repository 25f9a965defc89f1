// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/batch_notes.h"

#include "ui/theme/tokens.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace lectern::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNamed = 3; // files that were left out; a folder may hold thousands

QLabel* wrapped(const QString& name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

// Text above two buttons at the right.
QFrame* framed(const QString& kind, QLabel* text, QPushButton* first, QPushButton* second)
{
    auto* frame = new QFrame;
    frame->setObjectName(kind);
    auto* rows = new QVBoxLayout(frame);
    rows->setContentsMargins(tokens::kSpace3, tokens::kSpace2, tokens::kSpace3, tokens::kSpace2);
    rows->setSpacing(tokens::kSpace2);
    rows->addWidget(text);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(tokens::kSpace2);
    buttons->addStretch();
    buttons->addWidget(first);
    buttons->addWidget(second);
    rows->addLayout(buttons);
    return frame;
}

QPushButton* button(const QString& name)
{
    auto* made = new QPushButton;
    made->setObjectName(name);
    return made;
}

} // namespace

BatchNotes::BatchNotes(QWidget* parent)
    : QWidget(parent)
    , m_came(wrapped(u"batchCame"_s))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(tokens::kSpace2);
    m_came->setProperty("quiet", true);
    m_came->setContentsMargins(tokens::kSpace1, 0, tokens::kSpace1, 0);
    rows->addWidget(buildOffer());
    rows->addWidget(buildTrouble());
    rows->addWidget(m_came);
    showState();
}

QFrame* BatchNotes::buildTrouble()
{
    m_troubleText = wrapped(u"batchTrouble"_s);
    m_otherFolder = button(u"batchTroubleFolder"_s);
    m_retry = button(u"batchTroubleRetry"_s);
    m_troubleStrip = framed(u"strip"_s, m_troubleText, m_retry, m_otherFolder);
    connect(m_otherFolder, &QPushButton::clicked, this, &BatchNotes::folderRequested);
    connect(m_retry, &QPushButton::clicked, this, &BatchNotes::retryRequested);
    return m_troubleStrip;
}

QFrame* BatchNotes::buildOffer()
{
    m_offerText = wrapped(u"batchOfferText"_s);
    m_refuse = button(u"batchOfferRefuse"_s);
    m_take = button(u"batchOfferTake"_s);
    m_take->setProperty("primary", true);
    m_offerCard = framed(u"card"_s, m_offerText, m_refuse, m_take);
    connect(m_take, &QPushButton::clicked, this, [this] { answerOffer(true); });
    connect(m_refuse, &QPushButton::clicked, this, [this] { answerOffer(false); });
    return m_offerCard;
}

void BatchNotes::answerOffer(bool take)
{
    const QStringList inputs = std::exchange(m_offered, {});
    showState();
    if (take) {
        Q_EMIT offerTaken(inputs);
    } else {
        Q_EMIT offerRefused();
    }
}

void BatchNotes::showCame(int added, int known, const QStringList& otherKinds)
{
    m_hasCame = true;
    m_added = added;
    m_known = known;
    m_otherKinds = otherKinds;
    showState();
}

void BatchNotes::clearCame()
{
    m_hasCame = false;
    showState();
}

void BatchNotes::showFolderTrouble(const QString& folder, const QString& reason)
{
    m_trouble = Trouble::Folder;
    m_folder = folder;
    m_reason = reason;
    showState();
}

void BatchNotes::showReaderTrouble(const QString& reason)
{
    m_trouble = Trouble::Reader;
    m_reason = reason;
    showState();
}

void BatchNotes::clearTrouble()
{
    m_trouble = Trouble::None;
    showState();
}

void BatchNotes::offer(const QStringList& inputs)
{
    m_offered = inputs;
    showState();
}

QString BatchNotes::cameText() const
{
    if (m_added == 0 && m_known == 0 && m_otherKinds.isEmpty()) {
        return tr("No PDFs or pictures were found there.");
    }
    QStringList sentences;
    if (m_added > 0 || m_known == 0) {
        sentences << tr("%n file(s) added.", "to the batch", m_added);
    }
    if (m_known > 0) {
        sentences << tr("%n file(s) were waiting already.", nullptr, m_known);
    }
    if (!m_otherKinds.isEmpty()) {
        QStringList names;
        for (const QString& path : m_otherKinds.mid(0, kNamed)) {
            names << QFileInfo(path).fileName();
        }
        const int more = static_cast<int>(m_otherKinds.size() - names.size());
        const QString list = names.join(tr(", ", "between file names"));
        sentences << (more == 0 ? tr("Left out, neither PDF nor picture: %1.").arg(list)
                                : tr("Left out, neither PDF nor picture: %1 and %n more.", nullptr, more).arg(list));
    }
    return sentences.join(u'\n');
}

void BatchNotes::showState()
{
    m_came->setVisible(m_hasCame);
    m_came->setText(m_hasCame ? cameText() : QString());
    constexpr int kInToolTip = 30;
    m_came->setToolTip(m_otherKinds.mid(0, kInToolTip).join(u'\n'));
    m_troubleStrip->setVisible(m_trouble != Trouble::None);
    m_troubleText->setText(m_trouble == Trouble::Folder
            ? tr("The batch waits: results cannot be written to %1.").arg(QDir::toNativeSeparators(m_folder))
            : tr("The batch waits: %1").arg(m_reason));
    m_troubleText->setToolTip(m_reason);
    m_otherFolder->setVisible(m_trouble == Trouble::Folder);
    m_otherFolder->setText(tr("Another folder…"));
    m_retry->setText(tr("Try again"));
    m_offerCard->setVisible(!m_offered.isEmpty());
    m_offerText->setText(
        tr("%n file(s) of the last batch were not finished.", nullptr, static_cast<int>(m_offered.size())));
    m_take->setText(tr("Continue the batch"));
    m_refuse->setText(tr("Forget them"));
    setVisible(m_hasCame || m_trouble != Trouble::None || !m_offered.isEmpty());
}

void BatchNotes::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showState();
    }
    QWidget::changeEvent(event);
}

} // namespace lectern::ui
