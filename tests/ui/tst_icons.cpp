// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/window_bench.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QRegularExpression>
#include <QStyle>
#include <QToolButton>
#include <QtTest>

using namespace lectern;
using namespace lectern::test;
using namespace lectern::ui;
using namespace Qt::StringLiterals;

namespace {

// All that the program is made of, by file.
QMap<QString, QString> sources()
{
    QMap<QString, QString> texts;
    for (const QString& folder : {u"ui"_s, u"app"_s}) {
        QDirIterator files(QStringLiteral(LECTERN_SOURCE_DIR "/") + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly)) {
                texts.insert(file.fileName(), QString::fromUtf8(file.readAll()));
            }
        }
    }
    return texts;
}

// Where icons are named: a call of icon(), one of setIcon(), or a row of the table of actions.
QStringList namedIn(const QString& path, const QString& text)
{
    static const QRegularExpression call(u"\\b(?:icon|setIcon)\\(([^;]*);"_s);
    static const QRegularExpression literal(u"u\"([a-z0-9-]+)\"_s"_s);
    static const QRegularExpression row(u"QT_TRANSLATE_NOOP\\(\"Actions\", \"[^\"]*\"\\),\\s*\"([a-z0-9-]+)\""_s);
    QStringList names;
    for (const auto& found : call.globalMatch(text)) {
        for (const auto& name : literal.globalMatch(found.captured(1))) {
            names << name.captured(1);
        }
    }
    if (path.endsWith(u"/actions.cpp")) {
        for (const auto& name : row.globalMatch(text)) {
            names << name.captured(1);
        }
    }
    return names;
}

// Device pixels of an icon on a ground whose contrast to it is 3 or more.
int clearPixels(const QIcon& icon, const QColor& ground, QIcon::Mode mode, QIcon::State state, qreal ratio)
{
    const QPixmap pixmap = icon.pixmap(QSize(tokens::kIcon, tokens::kIcon), ratio, mode, state);
    QImage image(pixmap.size(), QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    painter.drawPixmap(QRect(QPoint(), image.size()), pixmap);
    painter.end();
    int clear = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            clear += contrast(image.pixelColor(x, y), ground) >= 3 ? 1 : 0;
        }
    }
    return clear;
}

QColor inkOf(const QIcon& icon)
{
    const QImage image = icon.pixmap(QSize(40, 40)).toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() == 255) {
                return image.pixelColor(x, y);
            }
        }
    }
    return {};
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_theme.apply(*qApp, ThemeMode::Light); }

    void everyNameIsADrawingAndEveryDrawingHasAUse()
    {
        const QStringList drawn = iconNames();
        QVERIFY(drawn.size() > 40);
        QStringList problems;
        QString all;
        const QMap<QString, QString> texts = sources();
        QVERIFY(texts.size() > 100);
        for (auto it = texts.begin(); it != texts.end(); ++it) {
            for (const QString& name : namedIn(it.key(), it.value())) {
                if (!drawn.contains(name)) {
                    problems << it.key() + u": no icon "_s + name;
                }
            }
            all += it.value();
        }
        for (const QString& name : drawn) {
            // Those of Qt's own menus are found by Qt's names.
            if (!all.contains(u'"' + name + u'"') && name != u"edit-cut" && name != u"edit-paste"
                && name != u"edit-delete") {
                problems << u"never shown: "_s + name;
            }
        }
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }

    void nothingIsTakenFromTheDesktopsTheme()
    {
        const QMap<QString, QString> texts = sources();
        for (auto it = texts.begin(); it != texts.end(); ++it) {
            QVERIFY2(!it.value().contains(u"fromTheme"), qPrintable(it.key()));
        }
    }

    void anUnknownNameIsWarnedAbout()
    {
        QTest::ignoreMessage(QtWarningMsg, "There is no icon no-such-thing in resources/icons");
        QVERIFY(icon(u"no-such-thing"_s).isNull());
    }

    void everyIconIsSeenOnItsGround_data()
    {
        QTest::addColumn<ThemeMode>("mode");
        QTest::addColumn<qreal>("ratio");
        for (const qreal ratio : {1.0, 2.0}) {
            QTest::addRow("light at %.0f", ratio) << ThemeMode::Light << ratio;
            QTest::addRow("dark at %.0f", ratio) << ThemeMode::Dark << ratio;
        }
    }

    void everyIconIsSeenOnItsGround()
    {
        QFETCH(ThemeMode, mode);
        QFETCH(qreal, ratio);
        m_theme.apply(*qApp, mode);
        const Colours colours = m_theme.colours();
        const int enough = qRound(10 * ratio * ratio);
        for (const QString& name : iconNames()) {
            const QIcon drawn = icon(name);
            QCOMPARE(drawn.pixmap(QSize(20, 20), ratio).size(), QSize(20, 20) * ratio); // not a small one made larger
            for (const QColor& ground : {colours.window, colours.surface, colours.hover}) {
                for (const QIcon::State state : {QIcon::Off, QIcon::On}) {
                    QVERIFY2(clearPixels(drawn, ground, QIcon::Normal, state, ratio) >= enough, qPrintable(name));
                }
            }
            QVERIFY2(
                clearPixels(drawn, colours.window, QIcon::Disabled, QIcon::Off, ratio) >= enough, qPrintable(name));
        }
        const std::tuple<QString, QColor Colours::*, QColor> tinted[] = {
            {u"status-done"_s, &Colours::done, colours.surface},
            {u"status-warning"_s, &Colours::caution, colours.window},
            {u"status-error"_s, &Colours::error, colours.surface},
            {u"status-warning"_s, &Colours::onStrip, colours.warning},
            {u"status-error"_s, &Colours::onStrip, colours.failure},
            {u"convert"_s, &Colours::onAccent, colours.accent}};
        for (const auto& [name, colour, ground] : tinted) {
            QVERIFY2(
                clearPixels(icon(name, colour), ground, QIcon::Normal, QIcon::Off, ratio) >= enough, qPrintable(name));
            QVERIFY(contrast(colours.*colour, ground) >= 4.5);
        }
    }

    void statesOfWorkDifferByShape()
    {
        QList<QImage> shapes;
        for (const QString& name : iconNames().filter(u"status-"_s)) {
            const QImage shape = icon(name, &Colours::text).pixmap(QSize(20, 20)).toImage();
            QVERIFY2(!shapes.contains(shape), qPrintable(name));
            shapes << shape;
        }
        QVERIFY(shapes.size() >= 6);
    }

    void iconsThatAreShownFollowTheTheme()
    {
        m_theme.apply(*qApp, ThemeMode::Light);
        WindowBench bench;
        const QIcon open = bench.window->actions().get(ActionId::Open)->icon(); // as it was made
        QCOMPARE(inkOf(open), tokens::light().text);
        bench.settings.setTheme(ThemeMode::Dark);
        QTRY_COMPARE(inkOf(open), tokens::dark().text);
        QToolButton* button = nullptr;
        for (QToolButton* each : bench.window->findChildren<QToolButton*>()) {
            button = each->defaultAction() == bench.window->actions().get(ActionId::Open) ? each : button;
        }
        QVERIFY(button != nullptr);
        const QImage dark = button->grab().toImage();
        bench.settings.setTheme(ThemeMode::Light);
        QTRY_VERIFY(button->grab().toImage() != dark);
    }

    void checkedOnesHaveTheAccent()
    {
        m_theme.apply(*qApp, ThemeMode::Light);
        const QImage on = icon(u"reading-order"_s).pixmap(QSize(40, 40), QIcon::Normal, QIcon::On).toImage();
        const QImage accent = icon(u"reading-order"_s, &Colours::accent).pixmap(QSize(40, 40)).toImage();
        QCOMPARE(on, accent);
    }

    void qtsOwnIconsAreOursToo()
    {
        m_theme.apply(*qApp, ThemeMode::Light);
        for (const QStyle::StandardPixmap which :
            {QStyle::SP_MessageBoxWarning, QStyle::SP_MessageBoxCritical, QStyle::SP_LineEditClearButton,
                QStyle::SP_FileDialogNewFolder, QStyle::SP_ToolBarHorizontalExtensionButton, QStyle::SP_DirIcon}) {
            const QIcon shown = QApplication::style()->standardIcon(which);
            QVERIFY2(iconNames().contains(shown.name()), qPrintable(QString::number(which)));
        }
    }

    void menusOfTextFieldsDoNotShowTheDesktopsIcons()
    {
        // A desktop's theme whose every icon is red.
        QTemporaryDir desktop;
        QVERIFY(QDir(desktop.path()).mkpath(u"desk/20"_s));
        QFile index(desktop.filePath(u"desk/index.theme"_s));
        QVERIFY(index.open(QIODevice::WriteOnly));
        index.write("[Icon Theme]\nName=desk\nDirectories=20\n\n[20]\nSize=20\nType=Fixed\n");
        index.close();
        QImage red(20, 20, QImage::Format_RGB32);
        red.fill(Qt::red);
        for (const QString& name : {u"edit-copy"_s, u"edit-paste"_s, u"edit-undo"_s}) {
            QVERIFY(red.save(desktop.filePath(u"desk/20/"_s + name + u".png"_s)));
        }
        const QStringList before = QIcon::themeSearchPaths();
        QIcon::setThemeSearchPaths({desktop.path()});
        QIcon::setThemeName(u"desk"_s);
        m_theme.apply(*qApp, ThemeMode::Light);
        QLineEdit field(u"some text"_s);
        const std::unique_ptr<QMenu> menu(field.createStandardContextMenu());
        int fromDesktop = 0;
        for (const QAction* action : menu->actions()) {
            fromDesktop += inkOf(action->icon()) == QColor(Qt::red) ? 1 : 0;
        }
        QCOMPARE(fromDesktop, 3);
        menu->ensurePolished();
        int ours = 0;
        for (const QAction* action : menu->actions()) {
            ours += inkOf(action->icon()) == tokens::light().text ? 1 : 0;
            QVERIFY(inkOf(action->icon()) != QColor(Qt::red));
        }
        QCOMPARE(ours, 3);
        QIcon::setThemeName({});
        QIcon::setThemeSearchPaths(before);
    }

    void theWindowHasTheProgramsIcon()
    {
        WindowBench bench;
        m_theme.apply(*qApp, ThemeMode::Light);
        for (const int side : {16, 48, 256}) {
            QCOMPARE(bench.window->windowIcon().actualSize(QSize(side, side)), QSize(side, side));
        }
        QVERIFY(inkOf(bench.window->windowIcon()).isValid());
    }

private:
    Theme m_theme;
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
