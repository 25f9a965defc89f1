<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>%n page(s) failed</source>
        <translation>
            <numerusform>%n page failed</numerusform>
            <numerusform>%n pages failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) cut short</source>
        <translation>
            <numerusform>%n page cut short</numerusform>
            <numerusform>%n pages cut short</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::BatchCard</name>
    <message numerus="yes">
        <source>%n file(s) selected</source>
        <translation>
            <numerusform>%n file selected</numerusform>
            <numerusform>%n files selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::BatchNotes</name>
    <message numerus="yes">
        <source>%n file(s) added.</source>
        <comment>to the batch</comment>
        <translation>
            <numerusform>%n file added.</numerusform>
            <numerusform>%n files added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were waiting already.</source>
        <translation>
            <numerusform>%n file was waiting already.</numerusform>
            <numerusform>%n files were waiting already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out, neither PDF nor picture: %1 and %n more.</source>
        <translation>
            <numerusform>Left out, neither PDF nor picture: %1 and %n more.</numerusform>
            <numerusform>Left out, neither PDF nor picture: %1 and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the last batch were not finished.</source>
        <translation>
            <numerusform>%n file of the last batch was not finished.</numerusform>
            <numerusform>%n files of the last batch were not finished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::BatchPanel</name>
    <message numerus="yes">
        <source>%1 of %n file(s)</source>
        <comment>files that are finished, of all</comment>
        <translation>
            <numerusform>%1 of %n file</numerusform>
            <numerusform>%1 of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) removed</source>
        <comment>from the batch</comment>
        <translation>
            <numerusform>%n file removed</numerusform>
            <numerusform>%n files removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::CompareView</name>
    <message numerus="yes">
        <source>%1 of %n query(s)</source>
        <translation>
            <numerusform>%1 of %n query</numerusform>
            <numerusform>%1 of %n queries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::ExportStrip</name>
    <message numerus="yes">
        <source>Reading the page: %n token(s)</source>
        <translation>
            <numerusform>Reading the page: %n token</numerusform>
            <numerusform>Reading the page: %n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::FindBar</name>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n place replaced</numerusform>
            <numerusform>%n places replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left on pages that are being written</source>
        <translation>
            <numerusform>%n left on pages that are being written</numerusform>
            <numerusform>%n left on pages that are being written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::InterventionView</name>
    <message numerus="yes">
        <source>%n word(s) missing</source>
        <translation>
            <numerusform>%n word missing</numerusform>
            <numerusform>%n words missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) new</source>
        <translation>
            <numerusform>%n word new</numerusform>
            <numerusform>%n words new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Vanished: %n block(s)</source>
        <translation>
            <numerusform>Vanished: %n block</numerusform>
            <numerusform>Vanished: %n blocks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::Interventions</name>
    <message numerus="yes">
        <source>Reading it as it is, once: %n token(s)</source>
        <translation>
            <numerusform>Reading it as it is, once: %n token</numerusform>
            <numerusform>Reading it as it is, once: %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading it changed: %n token(s)</source>
        <translation>
            <numerusform>Reading it changed: %n token</numerusform>
            <numerusform>Reading it changed: %n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::InterventionsBox</name>
    <message numerus="yes">
        <source>%n query(s) left out</source>
        <translation>
            <numerusform>%n query left out</numerusform>
            <numerusform>%n queries left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n query(s) are changed</source>
        <translation>
            <numerusform>%n query is changed</numerusform>
            <numerusform>%n queries are changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::OrderPanel</name>
    <message numerus="yes">
        <source>%n block(s)</source>
        <translation>
            <numerusform>%n block</numerusform>
            <numerusform>%n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check these (%n)</source>
        <translation>
            <numerusform>Check this (%n)</numerusform>
            <numerusform>Check these (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::PageRangeDialog</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The document has %n page(s).</source>
        <translation>
            <numerusform>The document has %n page.</numerusform>
            <numerusform>The document has %n pages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::PageTrouble</name>
    <message numerus="yes">
        <source>The reader was unsure of %n word(s) on this page.</source>
        <translation>
            <numerusform>The reader was unsure of %n word on this page.</numerusform>
            <numerusform>The reader was unsure of %n words on this page.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::ReadingStatus</name>
    <message numerus="yes">
        <source>%n page(s) to look at</source>
        <translation>
            <numerusform>%n page to look at</numerusform>
            <numerusform>%n pages to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::UnsavedDialog</name>
    <message numerus="yes">
        <source>Save the edits of %n document(s)?</source>
        <translation>
            <numerusform>Save the edits of %n document?</numerusform>
            <numerusform>Save the edits of %n documents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
