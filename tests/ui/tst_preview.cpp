// SPDX-License-Identifier: GPL-3.0-or-later
// The rendered Markdown in WebEngine, offscreen.
#include "support/fixture_path.h"
#include "ui/preview/markdown_pane.h"
#include "ui/preview/preview_page.h"
#include "ui/preview/preview_view.h"
#include "ui/read_pages.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QPrinter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QWebEngineProfile>
#include <QWebEngineScript>

#include <csignal>

using namespace Qt::StringLiterals;

namespace lectern::ui {

namespace {

using test::pageOf;
using test::textBlock;

// Puts HTML past the allow-list and tries what it can do.
QString unsafePage()
{
    QFile file(QString::fromStdString(test::dataPath("preview/unsafe_page.js").string()));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QByteArray redPicture()
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

std::vector<std::string> manyParagraphs(int count)
{
    std::vector<std::string> texts;
    for (int i = 0; i < count; ++i) {
        texts.push_back("Paragraph " + std::to_string(i) + " says a little and goes on for some words.");
    }
    return texts;
}

} // namespace

class PreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<MarkdownDocument>();
        m_document->setPageCount(3);
        m_profile = std::make_unique<PreviewProfile>();
        m_view = std::make_unique<PreviewView>(*m_document, *m_profile, [this](const QString& name) {
            m_asked << name;
            return name == u"d_images/1_0.png" ? redPicture() : QByteArray();
        });
        m_view->resize(700, 500);
    }

    void cleanup()
    {
        m_view.reset();
        m_profile.reset();
        m_document.reset();
        m_asked.clear();
    }

    void webEngineStartsOnlyWhenItIsShown()
    {
        m_document->finishPage(pageOf(1, {"Text"}));
        QVERIFY(!m_profile->isStarted());
        QVERIFY(!m_view->isStarted());
        show();
        QVERIFY(m_profile->isStarted());
        QVERIFY(m_profile->profile().isOffTheRecord());
        QCOMPARE(text(), u"Text"_s);
    }

    void scrollBarsHaveTheColoursOfTheTheme()
    {
        m_document->finishPage(pageOf(1, manyParagraphs(100)));
        show();
        const QString thumb =
            u"getComputedStyle(document.documentElement, '::-webkit-scrollbar-thumb').backgroundColor"_s;
        const QString scheme = u"getComputedStyle(document.documentElement).colorScheme"_s;
        for (const Colours& colours : {tokens::dark(), tokens::light()}) {
            m_view->setPalette(paletteOf(colours));
            const QColor wanted = colours.control;
            QTRY_COMPARE(
                js(thumb).toString(), u"rgb(%1, %2, %3)"_s.arg(wanted.red()).arg(wanted.green()).arg(wanted.blue()));
            QCOMPARE(js(scheme).toString(), isDarkPalette(m_view->palette()) ? u"dark"_s : u"light"_s);
        }
        QVERIFY(js(u"innerWidth - document.documentElement.clientWidth"_s).toInt() == 12);
    }

    void formulasAreTypesetAlsoInTables()
    {
        // T1: none of this survives a Markdown parser by itself.
        m_document->finishPage(pageOf(1,
            {"inline \\(a_1 + b_2\\) here", "\\[x*y*z \\\\ \\frac{1}{2}\\]",
                "<table><tr><td>\\(\\alpha|\\beta\\)</td><td colspan=\"2\">plain</td></tr></table>"}));
        show();
        QCOMPARE(js(u"document.querySelectorAll('.math .katex').length"_s).toInt(), 3);
        QCOMPARE(js(u"document.querySelectorAll('td .katex').length"_s).toInt(), 1);
        QCOMPARE(js(u"document.querySelectorAll('em').length"_s).toInt(), 0);
        QCOMPARE(js(u"document.querySelector('.math').getAttribute('aria-label')"_s).toString(), u"a_1 + b_2"_s);
        // Laid out, not just there: a fraction is higher than a line (T4), in KaTeX's own font.
        QVERIFY(js(u"document.querySelector('.mfrac').getBoundingClientRect().height"_s).toDouble() > 20);
        QTRY_VERIFY(js(u"document.fonts.check('16px KaTeX_Main')"_s).toBool());
        QTRY_VERIFY(
            js(u"[...document.fonts].some(f => f.family.includes('KaTeX_Math') && f.status == 'loaded')"_s).toBool());
    }

    void textAfterAnHtmlTableIsMarkdownAgain()
    {
        // T2
        m_document->finishPage(pageOf(
            1, {"<table><tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr></table>", "then *this* line"}));
        show();
        QCOMPARE(js(u"document.querySelectorAll('td').length"_s).toInt(), 3);
        QCOMPARE(js(u"document.querySelector('td').rowSpan"_s).toInt(), 2);
        QCOMPARE(js(u"document.querySelector('p em').textContent"_s).toString(), u"this"_s);
    }

    void aFormulaThatIsWrongShowsItsSourceAndTheRestComes()
    {
        m_document->finishPage(pageOf(1, {"bad \\(\\frac{a\\) good \\(b\\)", "after"}));
        show();
        QCOMPARE(js(u"document.querySelector('.formula-error').textContent"_s).toString(), u"\\frac{a"_s);
        QVERIFY(js(u"document.querySelector('.formula-error').title"_s)
                    .toString()
                    .contains(u"This formula cannot be shown"));
        QCOMPARE(js(u"document.querySelectorAll('.katex').length"_s).toInt(), 1);
        QVERIFY(text().contains(u"after"));
    }

    void unchangedBlocksKeepTheirNodesAndTheScrollStays()
    {
        m_document->finishPage(pageOf(1, manyParagraphs(80)));
        show();
        js(u"for (const b of document.querySelectorAll('.block')) b.firstElementChild.mine = true;"
           "document.scrollingElement.scrollTop = 600"_s);
        QCOMPARE(js(u"document.scrollingElement.scrollTop"_s).toInt(), 600);
        m_document->editBlock({0, 40}, u"Another text in its place."_s);
        waitUntilUpToDate();
        QCOMPARE(
            js(u"[...document.querySelectorAll('.block')].filter(b => b.firstElementChild.mine).length"_s).toInt(), 79);
        QCOMPARE(js(u"document.querySelectorAll('.block')[40].textContent.trim()"_s).toString(),
            u"Another text in its place."_s);
        QCOMPARE(js(u"document.scrollingElement.scrollTop"_s).toInt(), 600);
        m_document->undoStack()->undo();
        waitUntilUpToDate();
        QVERIFY(js(u"document.querySelectorAll('.block')[40].textContent"_s).toString().contains(u"Paragraph 40"));
    }

    void manyChangesBecomeFewUpdates()
    {
        show();
        QSignalSpy updates(m_view.get(), &PreviewView::updated);
        std::string growing;
        m_document->restartPage(0);
        for (int i = 0; i < 500; ++i) {
            growing += "word ";
            document::Block block = textBlock(0, growing);
            block.complete = false;
            m_document->updatePage(0, 0, {block});
        }
        m_document->finishPage(pageOf(1, {growing + "end"}));
        waitUntilUpToDate();
        QVERIFY(text().endsWith(u"word end"));
        QVERIFY2(updates.size() <= 3, qPrintable(QString::number(updates.size())));
    }

    void itFollowsUntilAPersonScrolls()
    {
        show();
        QVERIFY(m_view->isFollowing());
        writeParagraphs(0, 60);
        waitUntilUpToDate();
        const int end = js(u"document.scrollingElement.scrollTop"_s).toInt();
        QVERIFY(end > 500);
        QCOMPARE(js(u"document.querySelectorAll('.block.writing').length"_s).toInt(), 1);
        QSignalSpy following(m_view.get(), &PreviewView::followingChanged);
        js(u"document.scrollingElement.scrollTop = 100"_s);
        QTRY_COMPARE(following.size(), 1);
        QVERIFY(!m_view->isFollowing());
        writeParagraphs(0, 90);
        waitUntilUpToDate();
        QCOMPARE(js(u"document.scrollingElement.scrollTop"_s).toInt(), 100);
        m_view->setFollowing(true);
        QTRY_VERIFY(js(u"document.scrollingElement.scrollTop"_s).toInt() > end);
        QVERIFY(m_view->isFollowing());
    }

    void statesOfPagesAndWhatWentWrongStandThere()
    {
        document::PageResult cut = pageOf(1, {"what came"});
        cut.status = document::PageStatus::Cut;
        cut.reason = "the reader repeated itself";
        document::PageResult failed = pageOf(2, {});
        failed.status = document::PageStatus::Failed;
        failed.reason = "not enough memory";
        m_document->finishPage(cut);
        m_document->finishPage(failed);
        m_document->setWaiting(2);
        show();
        QCOMPARE(js(u"document.querySelectorAll('.page').length"_s).toInt(), 3);
        QVERIFY(js(u"document.querySelector('.page[data-state=cut] .note.warning').textContent"_s)
                    .toString()
                    .contains(u"the reader repeated itself"));
        const QString note =
            js(u"document.querySelector('.page[data-state=failed] .note.failure').textContent"_s).toString();
        QVERIFY(note.contains(u"not enough memory"));
        QVERIFY(note.contains(u"Convert the page again"));
        QCOMPARE(js(u"document.querySelector('.page[data-state=waiting] .page-state').textContent"_s).toString(),
            u"Waiting"_s);
        QCOMPARE(js(u"document.querySelectorAll('.page-label')[2].textContent"_s).toString(), u"Page 3"_s);
    }

    void aDocumentThatForgetsEverythingLeavesAnEmptyPage()
    {
        m_document->finishPage(pageOf(1, {"old"}));
        show();
        m_document->setPageCount(1);
        waitUntilUpToDate();
        QTRY_COMPARE(js(u"document.querySelectorAll('.page').length"_s).toInt(), 0);
    }

    void nothingOfAHostileDocumentRunsOrLeaves()
    {
        m_document->finishPage(pageOf(1,
            {"<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">",
                "[click](javascript:document.title='ran') <a href=\"javascript:document.title='ran'\">b</a>",
                "![r](http://example.com/a.png) <img src=\"https://example.com/b.png\"> <img "
                "src=\"//example.com/c.png\">",
                "<iframe src=\"http://example.com\"></iframe><object data=\"http://example.com\"></object>",
                "<div style=\"background:url(http://example.com/d.png)\">styled</div><style>body{color:red}</style>",
                "<meta http-equiv=\"refresh\" content=\"0;url=http://example.com\"><base href=\"http://example.com\">",
                "<form action=\"http://example.com\"><input name=a><button>go</button></form><svg onload=alert(1)>",
                "<table><tr><td onclick=\"document.title='ran'\" "
                "style=\"x:y\"><script>document.title='ran'</script>cell</td></tr></table>"}));
        show();
        QCOMPARE(
            js(u"document.querySelectorAll('main script, main iframe, main object, main style, main meta, main base, "
               "main form, main button, main svg, main link').length"_s)
                .toInt(),
            0);
        QCOMPARE(js(u"[...document.querySelectorAll('main *')].flatMap(e => [...e.attributes]).filter(a => "
                    "a.name.startsWith('on') || a.name == 'style' || /javascript:|example/.test(a.value)).length"_s)
                     .toInt(),
            0);
        QVERIFY(text().contains(u"cell"));
        QCOMPARE(js(u"document.title"_s).toString(), u"Preview"_s);
        QCOMPARE(m_profile->refusedRequests(), 0); // nothing was even tried
    }

    void evenHtmlThatWasNotSanitisedCannotRunOrLoad()
    {
        // The second wall: the page's content policy and the interceptor, with the allow-list out of the way.
        show();
        js(unsafePage());
        QTRY_VERIFY(js(u"broken.join(' ')"_s).toString().contains(u"img-src"));
        const QString broken = js(u"broken.join(' ')"_s).toString();
        for (const auto& directive : {u"script-src"_s, u"frame-src"_s, u"style-src"_s}) {
            QVERIFY2(broken.contains(directive), qPrintable(broken));
        }
        QCOMPARE(js(u"document.title"_s).toString(), u"Preview"_s);
        QVERIFY(js(u"getComputedStyle(document.getElementById('s')).color"_s).toString() != u"rgb(1, 2, 3)");
        QCOMPARE(js(u"location.protocol"_s).toString(), u"lectern-preview:"_s);
        // Without the policy the interceptor still stands.
        QSignalSpy finished(&page(), &QWebEnginePage::loadFinished);
        QWebEnginePage bare(&m_profile->profile());
        QSignalSpy loaded(&bare, &QWebEnginePage::loadFinished);
        bare.setHtml(u"<img src='http://127.0.0.1:9/x.png'>"_s);
        QTRY_COMPARE(loaded.size(), 1);
        QTRY_VERIFY(m_profile->refusedRequests() >= 1);
    }

    void aClickedLinkIsToldAndNotFollowed()
    {
        m_document->finishPage(pageOf(1, {"[there](https://example.com/x)"}));
        show();
        QSignalSpy links(m_view.get(), &PreviewView::linkActivated);
        js(u"document.querySelector('a').click()"_s);
        QTRY_COMPARE(links.size(), 1);
        QCOMPARE(links[0][0].toUrl(), QUrl(u"https://example.com/x"_s));
        QCOMPARE(text(), u"there"_s);
        QCOMPARE(m_profile->refusedRequests(), 0);
    }

    void figuresComeFromTheDocumentAlone()
    {
        document::PageResult result = pageOf(1, {"before", ""});
        result.blocks[1].label = "image";
        result.blocks[1].image = "d_images/1_0.png";
        m_document->finishPage(result);
        show();
        QTRY_COMPARE(js(u"document.images.length && document.images[0].naturalWidth"_s).toInt(), 40);
        QCOMPARE(m_asked, QStringList{u"d_images/1_0.png"_s});
    }

    void aClickOnABlockIsTold()
    {
        m_document->finishPage(pageOf(1, {"one", "two"}));
        show();
        QSignalSpy activated(m_view.get(), &PreviewView::blockActivated);
        js(u"document.querySelectorAll('.block p')[1].click()"_s);
        QTRY_COMPARE(activated.size(), 1);
        QVERIFY((activated[0][0].value<BlockId>() == BlockId{0, 1}));
        page().channel().blockClicked(99, 7); // what the page says is checked
        QCOMPARE(activated.size(), 1);
        m_view->showBlock({0, 1});
        QTRY_COMPARE(js(u"document.querySelector('.shown')?.textContent.trim()"_s).toString(), u"two"_s);
    }

    void doubtfulWordsAreMarkedWhereTheyStand()
    {
        document::PageResult result = pageOf(1, {"the cat and the dog saw the bird"});
        result.blocks[0].boxes = {{0.1, 0.1, 0.9, 0.12}};
        result.doubtful = {{"the", {0.7, 0.1, 0.75, 0.12}, 0.42}};
        m_document->finishPage(result);
        show();
        QCOMPARE(js(u"document.querySelectorAll('.doubtful').length"_s).toInt(), 0);
        m_view->setDoubtfulShown(true);
        QTRY_COMPARE(js(u"document.querySelectorAll('.doubtful').length"_s).toInt(), 1);
        QCOMPARE(js(u"document.querySelector('.doubtful').nextSibling.data"_s).toString(), u" bird"_s);
        QVERIFY(js(u"document.querySelector('.doubtful').title"_s).toString().contains(u"42 %"));
        document::Block above;
        above.label = "text";
        above.text = "a line above the line";
        QVERIFY(m_document->insertBlock({0, 0}, above));
        QTRY_COMPARE(text(), u"a line above the line\nthe cat and the dog saw the bird"_s);
        QCOMPARE(js(u"document.querySelector('.doubtful').nextSibling.data"_s).toString(), u" bird"_s);
        QVERIFY(m_document->removeBlock({0, 0}));
        QTRY_COMPARE(text(), u"the cat and the dog saw the bird"_s);
        m_view->setDoubtfulShown(false);
        QTRY_COMPARE(js(u"document.querySelectorAll('.doubtful').length"_s).toInt(), 0);
        QCOMPARE(text(), u"the cat and the dog saw the bird"_s);
    }

    void hitsAreCounted()
    {
        m_document->finishPage(pageOf(1, {"a word and a Word", "word again"}));
        show();
        QSignalSpy found(m_view.get(), &PreviewView::found);
        m_view->find(u"word"_s);
        QTRY_VERIFY(!found.isEmpty() && found.last()[1].toInt() == 3);
        m_view->find(u"Word"_s, {.matchesCase = true});
        QTRY_VERIFY(found.last()[1].toInt() == 1);
        m_view->find(u"absent"_s);
        QTRY_VERIFY(found.last()[1].toInt() == 0);
    }

    void blocksAreCopiedAsMarkdown()
    {
        m_document->finishPage(pageOf(1, {"*one*", "\\(x^2\\)"}));
        show();
        m_view->selectAll();
        QTRY_VERIFY(page().hasSelection());
        m_view->copyAsMarkdown();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"*one*\n\n\\(x^2\\)\n"_s);
        m_view->copy();
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"\\(x^2\\)")
            && !QGuiApplication::clipboard()->text().contains(u"*one*"));
    }

    void theMarkdownSideIsPrinted()
    {
        m_document->finishPage(pageOf(1, manyParagraphs(120)));
        QTemporaryDir folder;
        QPrinter printer(QPrinter::ScreenResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(folder.filePath(u"out.pdf"_s));
        std::optional<bool> good;
        m_view->print(&printer, [&good](bool ok) { good = ok; }); // never shown: it starts for this
        std::optional<bool> second;
        m_view->print(&printer, [&second](bool ok) { second = ok; });
        QCOMPARE(second, false);
        QTRY_VERIFY_WITH_TIMEOUT(good.has_value(), 30000);
        QVERIFY(*good);
        QVERIFY(QFileInfo(printer.outputFileName()).size() > 5000);
    }

    void aDeadProcessIsStartedAgain()
    {
        m_document->finishPage(pageOf(1, {"still here"}));
        show();
        QSignalSpy restarted(m_view.get(), &PreviewView::restarted);
        ::kill(static_cast<pid_t>(page().renderProcessPid()), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(restarted.size(), 1, 20000);
        waitUntilUpToDate();
        QCOMPARE(text(), u"still here"_s);
    }

    void aViewMayGoInTheMiddleOfItsWork()
    {
        show();
        m_document->finishPage(pageOf(1, manyParagraphs(3000)));
        QTRY_VERIFY(m_view->m_isBusy);
        m_view.reset();
        m_profile.reset();
        QCoreApplication::processEvents();
        m_profile = std::make_unique<PreviewProfile>();
    }

    void whileHiddenNothingIsDoneAndThenItCatchesUp()
    {
        m_document->finishPage(pageOf(1, {"one"}));
        show();
        m_view->hide();
        QSignalSpy updates(m_view.get(), &PreviewView::updated);
        m_document->finishPage(pageOf(2, {"two"}));
        QTest::qWait(0);
        QVERIFY(!m_view->m_timer.isActive());
        QVERIFY(!m_view->m_isBusy);
        m_view->show();
        waitUntilUpToDate();
        QVERIFY(text().contains(u"two"));
    }

    void coloursAndFontsChangeLive()
    {
        m_document->finishPage(pageOf(1, {"text"}));
        show();
        m_view->setFonts({PreviewFonts::Kind::Serif, {}, 22});
        m_view->setPalette(paletteOf(tokens::dark()));
        QTRY_COMPARE(js(u"getComputedStyle(document.body).fontSize"_s).toString(), u"22px"_s);
        QTRY_COMPARE(
            js(u"getComputedStyle(document.documentElement).backgroundColor"_s).toString(), u"rgb(36, 39, 44)"_s);
        QVERIFY(js(u"getComputedStyle(document.body).fontFamily"_s).toString().contains(u"Noto Serif CJK"));
        m_view->setReducedMotion(true);
        QTRY_VERIFY(js(u"document.documentElement.classList.contains('still')"_s).toBool());
    }

    void thePaneSaysWhatToDoAndSwitchesSides()
    {
        auto* preview = m_view.release();
        auto* source = new QTextEdit;
        MarkdownPane pane(*m_document, preview, source);
        pane.resize(600, 500);
        pane.show();
        auto* convert = pane.findChild<QPushButton*>(u"markdownConvert"_s);
        QVERIFY(convert->isVisible());
        QVERIFY(!preview->isStarted());
        QSignalSpy asked(&pane, &MarkdownPane::convertRequested);
        QTest::mouseClick(convert, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        m_document->setWaiting(0);
        QVERIFY(!convert->isVisible());
        QCOMPARE(pane.findChild<QLabel*>(u"markdownEmptyTitle"_s)->text(), u"Reading"_s);
        m_document->restartPage(0);
        m_document->updatePage(0, 0, {textBlock(0, "first")});
        QVERIFY(preview->isVisible());
        QVERIFY(pane.findChild<QLabel*>(u"followLabel"_s)->isVisible());
        preview->setFollowing(false);
        auto* chip = pane.findChild<QPushButton*>(u"followChip"_s);
        QVERIFY(chip->isVisible());
        QVERIFY(pane.rect().contains(chip->geometry()));
        QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(preview->isFollowing());
        QVERIFY(!chip->isVisible());
        QSignalSpy sides(&pane, &MarkdownPane::sideChanged);
        auto* button = pane.findChild<QToolButton*>(u"sourceSide"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(pane.side(), MarkdownPane::Side::Source);
        QCOMPARE(sides.size(), 1);
        QVERIFY(source->isVisible());
        QVERIFY(pane.panes() == QList<QWidget*>{source});
    }

private:
    PreviewWebPage& page() { return *m_view->m_page; }

    void show()
    {
        m_view->show();
        QTRY_VERIFY_WITH_TIMEOUT(m_view->m_page->isReady(), 30000);
        waitUntilUpToDate();
    }

    void waitUntilUpToDate() { QTRY_VERIFY_WITH_TIMEOUT(m_view->isUpToDate(), 20000); }

    QVariant js(const QString& code)
    {
        bool isDone = false;
        QVariant result;
        page().runJavaScript(code, QWebEngineScript::ApplicationWorld, [&](const QVariant& value) {
            result = value;
            isDone = true;
        });
        [&] { QTRY_VERIFY(isDone); }();
        return result;
    }

    QString text()
    {
        return js(u"[...document.querySelectorAll('.block')].map(b => b.innerText.trim()).join('\\n')"_s).toString();
    }

    void writeParagraphs(int pageNumber, int count)
    {
        std::vector<document::Block> blocks;
        for (const std::string& paragraph : manyParagraphs(count)) {
            blocks.push_back(textBlock(static_cast<int>(blocks.size()), paragraph));
        }
        blocks.back().complete = false;
        if (m_document->pageState(pageNumber) != PageState::Writing) {
            m_document->restartPage(pageNumber);
        }
        m_document->updatePage(pageNumber, 0, blocks);
    }

    std::unique_ptr<MarkdownDocument> m_document;
    std::unique_ptr<PreviewProfile> m_profile;
    std::unique_ptr<PreviewView> m_view;
    QStringList m_asked;
};

} // namespace lectern::ui

int main(int argc, char** argv)
{
    lectern::ui::PreviewProfile::prepareProgram();
    QApplication application(argc, argv);
    lectern::ui::Theme theme;
    theme.apply(application, lectern::ui::ThemeMode::Light);
    lectern::ui::PreviewTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_preview.moc"
