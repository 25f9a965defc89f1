// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/actions.h"
#include "ui/window/reading_status.h"
#include "ui/window/window_services.h"

#include <QObject>

#include <functional>

class QAction;
class QStatusBar;
class QToolBar;

namespace lectern::ui {

class DeviceButton;
class DocumentTab;
class PrimaryButton;
class ReaderButton;

// What the window shows of reading, and lets one do about it: the reader of the document, the primary action, the
// status bar, the model. Without a worker it only tells which page is shown.
class ReadingControls : public QObject
{
    Q_OBJECT

public:
    struct Host
    {
        WindowServices& services; // with what follows, outlives the controls
        ActionSet& actions;
        std::function<DocumentTab*()> tab; // the current one; null: none
        std::function<void()> showSettings; // the section on reading
    };
    explicit ReadingControls(Host host, QObject* parent = nullptr);

    void addTo(QToolBar& bar);
    void addTo(QStatusBar& bar);
    void setWindowWidth(int width); // pixels: what the tool bar has room for

    void showTab(); // another document is shown, or its reader may be another
    void showPage(); // its page, its conversion or its text

private:
    DocumentTab* openTab() const; // null where none is open that can be converted
    void connectActions();
    template <class Function> void onTab(ActionId id, Function function);
    Result<recognition::ReaderChoice> choice() const; // for the document, or the next one
    void showActions(DocumentTab* tab);
    void showModel();
    void loadModel();
    void togglePause();

    Host m_host;
    QAction* m_readerPlace = nullptr; // in the tool bar
    ReaderButton* m_reader = nullptr; // with the rest null where nothing is converted
    PrimaryButton* m_primary = nullptr;
    ReadingStatus* m_status = nullptr; // always there
    DeviceButton* m_device = nullptr;
};

} // namespace lectern::ui
