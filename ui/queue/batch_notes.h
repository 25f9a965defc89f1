// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace lectern::ui {

// What the panel says of the batch as a whole, above its files: what the last drop brought, what stops it with
// something to do about it, and the files left over from the last time. It takes no room where there is nothing to say.
class BatchNotes : public QWidget
{
    Q_OBJECT

public:
    explicit BatchNotes(QWidget* parent = nullptr);

    // otherKinds: paths of what was left out.
    void showCame(int added, int known, const QStringList& otherKinds);
    void clearCame();

    void showFolderTrouble(const QString& folder, const QString& reason);
    void showReaderTrouble(const QString& reason);
    void clearTrouble();

    // Nothing: no question.
    void offer(const QStringList& inputs);
    const QStringList& offered() const { return m_offered; }

Q_SIGNALS:
    void folderRequested(); // another one for the results
    void retryRequested();
    void offerTaken(const QStringList& inputs);
    void offerRefused();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Trouble
    {
        None,
        Folder,
        Reader,
    };
    QFrame* buildTrouble();
    QFrame* buildOffer();
    void answerOffer(bool take);
    void showState();
    QString cameText() const;

    bool m_hasCame = false;
    int m_added = 0;
    int m_known = 0; // in the batch already
    QStringList m_otherKinds;
    Trouble m_trouble = Trouble::None;
    QString m_folder;
    QString m_reason;
    QStringList m_offered;

    QLabel* m_came;
    QFrame* m_troubleStrip = nullptr;
    QLabel* m_troubleText = nullptr;
    QPushButton* m_otherFolder = nullptr;
    QPushButton* m_retry = nullptr;
    QFrame* m_offerCard = nullptr;
    QLabel* m_offerText = nullptr;
    QPushButton* m_take = nullptr;
    QPushButton* m_refuse = nullptr;
};

} // namespace lectern::ui
