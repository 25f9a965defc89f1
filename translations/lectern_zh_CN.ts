<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>关闭标签页(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;First page</source>
        <translation>第一页(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Previous page</source>
        <translation>上一页(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>下一页(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Last page</source>
        <translation>最后一页(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Go to page</source>
        <translation>转到页面(&amp;G)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>适合宽度(&amp;W)</translation>
    </message>
    <message>
        <source>Rotate &amp;left</source>
        <translation>向左旋转(&amp;L)</translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation>向右旋转(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pages</source>
        <translation>页面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>大纲(&amp;O)</translation>
    </message>
    <message>
        <source>Next pa&amp;ne</source>
        <translation>下一个窗格(&amp;N)</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>下一个标签页(&amp;X)</translation>
    </message>
    <message>
        <source>Previous &amp;tab</source>
        <translation>上一个标签页(&amp;T)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About Lectern</source>
        <translation>关于 Lectern(&amp;A)</translation>
    </message>
    <message>
        <source>Document properti&amp;es</source>
        <translation>文档属性(&amp;E)</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>缩小(&amp;U)</translation>
    </message>
    <message>
        <source>Fit pa&amp;ge</source>
        <translation>适合整页(&amp;G)</translation>
    </message>
    <message>
        <source>Pages as pap&amp;er</source>
        <translation>页面保持纸张原色(&amp;E)</translation>
    </message>
    <message>
        <source>Reopen documents at &amp;start</source>
        <translation>启动时重新打开文档(&amp;S)</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>所有命令(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>Needs an open document</source>
        <translation>需要打开文档</translation>
    </message>
    <message>
        <source>Con&amp;vert document</source>
        <translation>转换文档(&amp;V)</translation>
    </message>
    <message>
        <source>Convert this pa&amp;ge</source>
        <translation>转换此页(&amp;G)</translation>
    </message>
    <message>
        <source>S&amp;top converting</source>
        <translation>停止转换(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save Markdown</source>
        <translation>保存 Markdown(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Export as &amp;web page…</source>
        <translation>导出为网页(&amp;W)…</translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation>导出为 JSON(&amp;J)…</translation>
    </message>
    <message>
        <source>Copy all as &amp;Markdown</source>
        <translation>全部复制为 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Reading settings…</source>
        <translation>识别设置(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Load the model now</source>
        <translation>立即加载模型(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Unload the model</source>
        <translation>卸载模型(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Pause all reading</source>
        <translation>暂停所有识别(&amp;P)</translation>
    </message>
    <message>
        <source>Nothing is being converted</source>
        <translation>没有正在进行的转换</translation>
    </message>
    <message>
        <source>Convert the document first</source>
        <translation>请先转换文档</translation>
    </message>
    <message>
        <source>It is loaded</source>
        <translation>已经加载</translation>
    </message>
    <message>
        <source>It is being loaded</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>The built-in reader needs no model</source>
        <translation>内置识别引擎不需要模型</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>没有加载模型</translation>
    </message>
    <message>
        <source>Convert &amp;many files…</source>
        <translation>批量转换文件(&amp;M)…</translation>
    </message>
    <message>
        <source>Convert a &amp;folder…</source>
        <translation>转换文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>批量转换(&amp;B)</translation>
    </message>
    <message>
        <source>Show &amp;doubtful words</source>
        <translation>显示存疑词(&amp;D)</translation>
    </message>
    <message>
        <source>Next page to loo&amp;k at</source>
        <translation>下一个需要查看的页面(&amp;K)</translation>
    </message>
    <message>
        <source>Nothing went wrong on any page</source>
        <translation>没有出现问题的页面</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>O&amp;rder</source>
        <translation>阅读顺序(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Blocks over the pages</source>
        <translation>页面上的区块(&amp;B)</translation>
    </message>
    <message>
        <source>Loo&amp;k at the model&apos;s order</source>
        <translation>查看模型的阅读顺序(&amp;K)</translation>
    </message>
    <message>
        <source>Show the pa&amp;ges</source>
        <translation>显示页面(&amp;G)</translation>
    </message>
    <message>
        <source>Show the &amp;Markdown</source>
        <translation>显示 Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>Convert pages…</source>
        <translation>转换指定页面…</translation>
    </message>
    <message>
        <source>Print the Markdo&amp;wn…</source>
        <translation>打印 Markdown(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Edit &amp;boxes</source>
        <translation>编辑区块框(&amp;B)</translation>
    </message>
    <message>
        <source>Nu&amp;mber blocks by clicking</source>
        <translation>点击区块以编号(&amp;M)</translation>
    </message>
    <message>
        <source>Co&amp;mpare orders and experts</source>
        <translation>比较顺序与专家(&amp;M)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select all on this &amp;page</source>
        <translation>全选本页(&amp;P)</translation>
    </message>
    <message>
        <source>This is the first page</source>
        <translation>这是第一页</translation>
    </message>
    <message>
        <source>This is the last page</source>
        <translation>这是最后一页</translation>
    </message>
    <message>
        <source>Nothing is selected on the pages</source>
        <translation>页面上没有选中内容</translation>
    </message>
    <message>
        <source>In the light theme they are as paper</source>
        <translation>浅色主题下页面本来就像纸张</translation>
    </message>
    <message>
        <source>This window only shows documents</source>
        <translation>此窗口只用于查看文档</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>No log is kept</source>
        <translation>没有保存日志</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>Select it and enter its password.</source>
        <translation>选中它并输入密码。</translation>
    </message>
    <message>
        <source>The password that was entered does not open it.</source>
        <translation>输入的密码无法打开它。</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>剩余 %1 小时</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) failed</source>
        <translation>
            <numerusform>%n 页失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) cut short</source>
        <translation>
            <numerusform>%n 页被截短</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Needs a password</source>
        <translation>需要密码</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Its results cannot be written: %1. Choose another folder, then retry.</source>
        <translation>无法写入结果：%1。请选择其他文件夹，然后重试。</translation>
    </message>
    <message>
        <source>The file is not there any more. Add it from its new place.</source>
        <translation>文件已不在原处。请从新位置重新添加。</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that you may read it, then retry.</source>
        <translation>无法读取文件。请检查您是否有读取权限，然后重试。</translation>
    </message>
    <message>
        <source>The file is damaged or empty. Save it anew from the program that made it.</source>
        <translation>文件已损坏或为空。请用生成它的程序重新保存。</translation>
    </message>
    <message>
        <source>There is not enough memory for it. Close other programs, then retry.</source>
        <translation>内存不足，无法处理此文件。请关闭其他程序，然后重试。</translation>
    </message>
</context>
<context>
    <name>Blocks</name>
    <message>
        <source>%1, %2 of %3</source>
        <comment>a block and its place: Table, 3 of 12</comment>
        <translation>%1，第 %2 个，共 %3 个</translation>
    </message>
    <message>
        <source>Line</source>
        <comment>of text on a page</comment>
        <translation>行</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>副标题</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Table caption</source>
        <translation>表格标题</translation>
    </message>
    <message>
        <source>Table footnote</source>
        <translation>表格脚注</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Figure caption</source>
        <translation>图片说明</translation>
    </message>
    <message>
        <source>Equation</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Page header</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Page footer</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Footnote</source>
        <translation>脚注</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考文献</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>段落</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>Change the order</source>
        <translation>更改顺序</translation>
    </message>
    <message>
        <source>Remove a block</source>
        <translation>删除区块</translation>
    </message>
    <message>
        <source>Merge blocks</source>
        <translation>合并区块</translation>
    </message>
    <message>
        <source>Split a block</source>
        <translation>拆分区块</translation>
    </message>
    <message>
        <source>Change a label</source>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>Change a box</source>
        <translation>更改方框</translation>
    </message>
    <message>
        <source>Add a block</source>
        <translation>添加区块</translation>
    </message>
    <message>
        <source>Back to what was read</source>
        <translation>恢复为识别结果</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新识别</translation>
    </message>
</context>
<context>
    <name>EditCommand</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Convert page %1 again</source>
        <translation>重新转换第 %1 页</translation>
    </message>
</context>
<context>
    <name>InterventionNames</name>
    <message>
        <source>No change</source>
        <comment>of the flow queries</comment>
        <translation>不作修改</translation>
    </message>
    <message>
        <source>Set to zero</source>
        <translation>置零</translation>
    </message>
    <message>
        <source>Swap the halves</source>
        <translation>前后两半互换</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>倒序</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱顺序</translation>
    </message>
    <message>
        <source>Put into rows</source>
        <translation>按行排列</translation>
    </message>
    <message>
        <source>Put into geometric order</source>
        <translation>按几何顺序排列</translation>
    </message>
    <message>
        <source>Take those of another page</source>
        <translation>换用另一页的查询</translation>
    </message>
    <message>
        <source>Leave out the crops</source>
        <translation>略去局部视图</translation>
    </message>
    <message>
        <source>Leave out the global view</source>
        <translation>略去全局视图</translation>
    </message>
    <message>
        <source>(seed %1)</source>
        <translation>（种子 %1）</translation>
    </message>
    <message>
        <source>(%1, page %2)</source>
        <translation>（%1，第 %2 页）</translation>
    </message>
    <message>
        <source>, queries %1–%2</source>
        <translation>，查询 %1–%2</translation>
    </message>
    <message>
        <source>, queries in a region</source>
        <translation>，某一区域内的查询</translation>
    </message>
</context>
<context>
    <name>OcrLanguages</name>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Chinese, simplified, vertical</source>
        <translation>简体中文（竖排）</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <translation>繁体中文</translation>
    </message>
    <message>
        <source>Chinese, traditional, vertical</source>
        <translation>繁体中文（竖排）</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Japanese, vertical</source>
        <translation>日语（竖排）</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Korean, vertical</source>
        <translation>韩语（竖排）</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
</context>
<context>
    <name>OpenDialog</name>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>OrderDoubt</name>
    <message>
        <source>Read after a block that stands below it</source>
        <translation>在其下方的区块之后才被读取</translation>
    </message>
    <message>
        <source>Read after the block to the right of it</source>
        <translation>在其右侧的区块之后才被读取</translation>
    </message>
    <message>
        <source>A column before it is read later</source>
        <translation>前面的一栏之后才被读取</translation>
    </message>
    <message>
        <source>The column before it goes on further down</source>
        <translation>前一栏在下方还有内容</translation>
    </message>
</context>
<context>
    <name>PreviewPages</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>正在识别</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>已截短</translation>
    </message>
    <message>
        <source>The end of this page may be missing.</source>
        <translation>本页末尾可能不完整。</translation>
    </message>
    <message>
        <source>Compare its end with the page, or convert the page again.</source>
        <translation>请与页面末尾核对，或重新转换该页。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>This page could not be read.</source>
        <translation>无法识别此页。</translation>
    </message>
    <message>
        <source>Convert the page again, or choose another reader.</source>
        <translation>请重新转换该页，或选择其他识别引擎。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>The reader is not sure of this word (%1 % certain)</source>
        <translation>识别引擎对这个词没有把握（可信度 %1 %）</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>This formula cannot be shown:</source>
        <comment>followed by the reason</comment>
        <translation>无法显示此公式：</translation>
    </message>
    <message>
        <source>The reader repeated itself after %1 tokens.</source>
        <translation>识别引擎在 %1 个词元后开始重复。</translation>
    </message>
    <message>
        <source>The reader came to no end within %1 tokens.</source>
        <translation>识别引擎在 %1 个词元内没有结束。</translation>
    </message>
</context>
<context>
    <name>Readers</name>
    <message>
        <source>Demonstration model</source>
        <translation>演示模型</translation>
    </message>
    <message>
        <source>Built-in reader</source>
        <translation>内置识别引擎</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Installed model</source>
        <translation>已安装的模型</translation>
    </message>
    <message>
        <source>As in the settings: %1</source>
        <translation>按设置：%1</translation>
    </message>
    <message>
        <source>Automatic takes the built-in reader: no model is installed in %1.</source>
        <translation>自动选用内置识别引擎：%1 中没有安装模型。</translation>
    </message>
    <message>
        <source>Automatic takes %1: its weights are installed in %2.</source>
        <translation>自动选用 %1：其权重安装在 %2。</translation>
    </message>
    <message>
        <source>%1 was chosen for this document.</source>
        <translation>已为此文档选择 %1。</translation>
    </message>
    <message>
        <source>%1 is chosen in the settings.</source>
        <translation>设置中选择了 %1。</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>no CUDA device found</source>
        <translation>未找到 CUDA 设备</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>绘制页面</translation>
    </message>
    <message>
        <source>text layer</source>
        <translation>文本层</translation>
    </message>
    <message>
        <source>recognition</source>
        <translation>文字识别</translation>
    </message>
    <message>
        <source>layout</source>
        <translation>版面分析</translation>
    </message>
    <message>
        <source>vision</source>
        <translation>视觉编码</translation>
    </message>
    <message>
        <source>prefill</source>
        <translation>预填充</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>Model not loaded</source>
        <translation>模型未加载</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Model not loaded: failed</source>
        <translation>模型加载失败</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>the device, and why this one</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>WeightsCheck</name>
    <message>
        <source>There is no tokenizer.json in this folder.</source>
        <translation>此文件夹中没有 tokenizer.json。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::AreaReading</name>
    <message>
        <source>Nothing was found in this area of page %1.</source>
        <translation>在第 %1 页的此区域未找到任何内容。</translation>
    </message>
    <message>
        <source>The blocks of page %1 have changed meanwhile: the area was not read into it.</source>
        <translation>第 %1 页的区块在此期间已更改：识别结果未写入。</translation>
    </message>
    <message>
        <source>%1: Markdown</source>
        <translation>%1：Markdown</translation>
    </message>
    <message>
        <source>%1: plain text</source>
        <translation>%1：纯文本</translation>
    </message>
    <message>
        <source>%1: own prompt</source>
        <translation>%1：自定义提示词</translation>
    </message>
    <message>
        <source>Read again with</source>
        <translation>重新识别，使用</translation>
    </message>
    <message>
        <source>Read this area with</source>
        <translation>识别此区域，使用</translation>
    </message>
    <message>
        <source>Read this page again with</source>
        <translation>重新识别此页，使用</translation>
    </message>
</context>
<context>
    <name>lectern::ui::BatchCard</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Use password</source>
        <translation>使用密码</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Choose another folder for the results</source>
        <translation>为结果选择另一个文件夹</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移 (Alt+Up)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移 (Alt+Down)</translation>
    </message>
    <message>
        <source>Remove from the batch (Del)</source>
        <translation>从批处理中移除 (Del)</translation>
    </message>
    <message>
        <source>Open the document in a tab</source>
        <translation>在标签页中打开文档</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) selected</source>
        <translation>
            <numerusform>已选择 %n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::BatchDock</name>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 已不存在。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>No program on this computer opens %1.</source>
        <translation>这台计算机上没有能打开 %1 的程序。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::BatchNotes</name>
    <message>
        <source>No PDFs or pictures were found there.</source>
        <translation>在那里没有找到 PDF 或图片。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) added.</source>
        <comment>to the batch</comment>
        <translation>
            <numerusform>已添加 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were waiting already.</source>
        <translation>
            <numerusform>%n 个文件已在等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between file names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Left out, neither PDF nor picture: %1.</source>
        <translation>已略过（既不是 PDF 也不是图片）：%1。</translation>
    </message>
    <message numerus="yes">
        <source>Left out, neither PDF nor picture: %1 and %n more.</source>
        <translation>
            <numerusform>已略过（既不是 PDF 也不是图片）：%1 等，另有 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>The batch waits: results cannot be written to %1.</source>
        <translation>批量转换已暂停：无法将结果写入 %1。</translation>
    </message>
    <message>
        <source>The batch waits: %1</source>
        <translation>批量转换已暂停：%1</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the last batch were not finished.</source>
        <translation>
            <numerusform>上次批量转换有 %n 个文件尚未完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue the batch</source>
        <translation>继续批量转换</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>不再处理</translation>
    </message>
</context>
<context>
    <name>lectern::ui::BatchPanel</name>
    <message>
        <source>Add files to the batch</source>
        <translation>将文件添加到批处理</translation>
    </message>
    <message>
        <source>Add a folder to the batch</source>
        <translation>将文件夹添加到批处理</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>beside each file</source>
        <translation>每个文件旁边</translation>
    </message>
    <message>
        <source>Results go to: %1</source>
        <translation>结果保存到：%1</translation>
    </message>
    <message>
        <source>Looking for documents…</source>
        <translation>正在查找文档…</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批处理</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s)</source>
        <comment>files that are finished, of all</comment>
        <translation>
            <numerusform>已完成 %1 个，共 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>已移除 %1</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败项</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>清除已完成</translation>
    </message>
    <message>
        <source>Beside each file</source>
        <translation>每个文件旁边</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Replace earlier results</source>
        <translation>替换之前的结果</translation>
    </message>
    <message>
        <source>Otherwise new results get a number: report-2.md</source>
        <translation>否则新结果会加编号：report-2.md</translation>
    </message>
    <message>
        <source>Files of the batch</source>
        <translation>批处理的文件</translation>
    </message>
    <message>
        <source>Drop files or folders here</source>
        <translation>将文件或文件夹拖放到此处</translation>
    </message>
    <message>
        <source>Each PDF and picture becomes Markdown with its images and a JSON file.</source>
        <translation>每个 PDF 和图片都会转换为带图片的 Markdown 和一个 JSON 文件。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>输入密码…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Open document</source>
        <translation>打开文档</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) removed</source>
        <comment>from the batch</comment>
        <translation>
            <numerusform>已移除 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is waiting in the batch.</source>
        <translation>批处理中没有等待的文件。</translation>
    </message>
    <message>
        <source>No file has failed.</source>
        <translation>没有失败的文件。</translation>
    </message>
    <message>
        <source>No file is finished yet.</source>
        <translation>还没有完成的文件。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::CommandModel</name>
    <message>
        <source>on</source>
        <translation>已启用</translation>
    </message>
</context>
<context>
    <name>lectern::ui::CommandPalette</name>
    <message>
        <source>Nothing is called that.</source>
        <translation>没有匹配的命令。</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a command or the name of a document</source>
        <translation>输入命令或文档名称</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>lectern::ui::CompareChoice</name>
    <message>
        <source>Choose a folder with weights…</source>
        <translation>选择包含权重的文件夹…</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Model of %1: %2</source>
        <comment>A or B</comment>
        <translation>%1 的模型：%2</translation>
    </message>
    <message>
        <source>Layer of the encoder for %1</source>
        <translation>%1 的编码器层</translation>
    </message>
    <message>
        <source>Head of attention for %1</source>
        <translation>%1 的注意力头</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <comment>of the encoder</comment>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
</context>
<context>
    <name>lectern::ui::CompareView</name>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Distance: mean %1, median %2, largest %3 of the page&apos;s width · Kendall&apos;s τ %4</source>
        <translation>距离（占页宽）：平均 %1，中位数 %2，最大 %3 · 肯德尔 τ %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n query(s)</source>
        <translation>
            <numerusform>%1 个，共 %n 个查询</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the raw numbers of page %1</source>
        <translation>导出第 %1 页的原始数值</translation>
    </message>
    <message>
        <source>Tensors (*.safetensors)</source>
        <translation>张量 (*.safetensors)</translation>
    </message>
    <message>
        <source>Page, as A</source>
        <translation>页面，按 A</translation>
    </message>
    <message>
        <source>Page, as B</source>
        <translation>页面，按 B</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>The model&apos;s order twice, through two layers, heads or models</source>
        <translation>通过两个层、头或模型，两次查看模型的顺序</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>From where each query looks in A to where it looks in B</source>
        <translation>每个查询从 A 中所看的位置到 B 中所看的位置</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Which experts of the decoder the page&apos;s tokens are routed to, in A</source>
        <translation>在 A 中，页面的词元被分配给解码器的哪些专家</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 与 B</translation>
    </message>
    <message>
        <source>Export raw attention</source>
        <translation>导出原始注意力</translation>
    </message>
    <message>
        <source>Attention and routing of this page as a safetensors file</source>
        <translation>将本页的注意力与专家分配保存为 safetensors 文件</translation>
    </message>
    <message>
        <source>The layers that are shown…</source>
        <translation>所显示的层…</translation>
    </message>
    <message>
        <source>All layers…</source>
        <translation>所有层…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back to the document (Esc)</source>
        <translation>返回文档 (Esc)</translation>
    </message>
    <message>
        <source>Moved more than</source>
        <translation>移动超过</translation>
    </message>
    <message>
        <source>Moved more than, percent of the page&apos;s width</source>
        <translation>移动超过页宽的百分比</translation>
    </message>
</context>
<context>
    <name>lectern::ui::DeviceButton</name>
    <message>
        <source>Paused · %1</source>
        <translation>已暂停 · %1</translation>
    </message>
    <message>
        <source>Computes on: %1</source>
        <translation>计算设备：%1</translation>
    </message>
    <message>
        <source>What computes, the model and its memory</source>
        <translation>计算设备、模型及其内存</translation>
    </message>
    <message>
        <source>%1 is loaded (%2, %3).</source>
        <comment>a model; precision, device</comment>
        <translation>已加载 %1（%2，%3）。</translation>
    </message>
    <message>
        <source>This document is read by the built-in reader, which needs no model.</source>
        <translation>此文档由内置识别引擎识别，不需要模型。</translation>
    </message>
    <message>
        <source>%1 needs %2 of memory; %3 are free.</source>
        <translation>%1 需要 %2 内存；可用 %3。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::DocumentCard</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>It is not where it was: %1</source>
        <translation>文件已不在原处：%1</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>lectern::ui::DocumentTab</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>This document has no outline.</source>
        <translation>此文档没有大纲。</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>This link leads out of the document: %1</source>
        <translation>此链接指向文档之外：%1</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Printing: page %1 of %2 is done</source>
        <translation>正在打印：已完成第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Printing failed: %1</source>
        <translation>打印失败：%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>It could not be converted: %1</source>
        <translation>无法转换：%1</translation>
    </message>
    <message>
        <source>Edits of %1 that were not saved are back.</source>
        <translation>已恢复 %1 未保存的修改。</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>放弃这些修改</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>It could not be saved: %1</source>
        <translation>无法保存：%1</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the Markdown</source>
        <translation>保存 Markdown</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Reading settings…</source>
        <translation>识别设置…</translation>
    </message>
    <message>
        <source>The order could not be looked at: %1</source>
        <translation>无法查看阅读顺序：%1</translation>
    </message>
    <message>
        <source>Page %1 has been read again. Your corrections were kept.</source>
        <translation>第 %1 页已重新识别，您的更正已保留。</translation>
    </message>
    <message>
        <source>Use the new text</source>
        <translation>使用新文本</translation>
    </message>
    <message>
        <source>Export the order to a folder</source>
        <translation>将阅读顺序导出到文件夹</translation>
    </message>
    <message>
        <source>The order could not be written: %1</source>
        <translation>无法写出阅读顺序：%1</translation>
    </message>
    <message>
        <source>The order of page %1 is in %2</source>
        <translation>第 %1 页的阅读顺序已写入 %2</translation>
    </message>
    <message>
        <source>Printing the Markdown…</source>
        <translation>正在打印 Markdown…</translation>
    </message>
    <message>
        <source>The Markdown has been printed.</source>
        <translation>Markdown 已打印。</translation>
    </message>
    <message>
        <source>The Markdown could not be printed.</source>
        <translation>无法打印 Markdown。</translation>
    </message>
    <message>
        <source>Page %1 has no blocks yet: convert it first.</source>
        <translation>第 %1 页还没有区块：请先转换该页。</translation>
    </message>
    <message>
        <source>Page %1 is being read: its blocks can be changed afterwards.</source>
        <translation>正在识别第 %1 页：完成后才能更改其区块。</translation>
    </message>
    <message>
        <source>Convert this page</source>
        <translation>转换此页</translation>
    </message>
    <message>
        <source>Split above this line</source>
        <translation>在此行上方拆分</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Edit boxes</source>
        <translation>编辑区块框</translation>
    </message>
    <message>
        <source>Choose the folder with the weights</source>
        <translation>选择包含权重的文件夹</translation>
    </message>
    <message>
        <source>%1 cannot be loaded: %2</source>
        <translation>无法加载 %1：%2</translation>
    </message>
    <message>
        <source>Checking %1…</source>
        <translation>正在检查 %1…</translation>
    </message>
    <message>
        <source>Copying the text: page %1 of %2 is done</source>
        <translation>正在复制文本：已完成第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>There is no text to copy: these pages are pictures. Convert them to get their text.</source>
        <translation>没有可复制的文本：这些页面是图片。转换后即可得到文本。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ExpertChart</name>
    <message>
        <source>Expert %1: %2 visual tokens (%3 of their load), %4 text tokens (%5)</source>
        <translation>专家 %1：%2 个视觉词元（占其负载的 %3），%4 个文本词元（%5）</translation>
    </message>
    <message>
        <source>Tokens by expert</source>
        <translation>各专家的词元</translation>
    </message>
    <message>
        <source>visual tokens</source>
        <translation>视觉词元</translation>
    </message>
    <message>
        <source>text tokens</source>
        <translation>文本词元</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ExpertsBox</name>
    <message>
        <source>Layer of the decoder</source>
        <translation>解码器层</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the figures of all layers as text</source>
        <translation>将所有层的数值复制为文本</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <comment>of the decoder</comment>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Strongest expert of each token</source>
        <translation>每个词元的最强专家</translation>
    </message>
    <message>
        <source>Expert %1</source>
        <translation>专家 %1</translation>
    </message>
    <message>
        <source>The page is being read…</source>
        <translation>正在读取页面…</translation>
    </message>
    <message>
        <source>This model&apos;s decoder has no experts.</source>
        <translation>此模型的解码器没有专家。</translation>
    </message>
    <message>
        <source>Not read yet.</source>
        <translation>尚未读取。</translation>
    </message>
    <message>
        <source>Visual tokens</source>
        <translation>视觉词元</translation>
    </message>
    <message>
        <source>Text tokens</source>
        <translation>文本词元</translation>
    </message>
    <message>
        <source>A mark stands where the token&apos;s query looks on average; the token itself is more than that place.</source>
        <translation>标记位于词元的查询平均所看的位置；词元本身不止于此处。</translation>
    </message>
    <message>
        <source>%1: %2, the busiest is expert %3 with %4 of the load; entropy %5 of at most %6 nats</source>
        <translation>%1：%2 个，最忙的是专家 %3，占负载的 %4；熵 %5，最大 %6 奈特</translation>
    </message>
    <message>
        <source>%1 experts, %2 for each token</source>
        <translation>%1 个专家，每个词元 %2 个</translation>
    </message>
    <message>
        <source>Expert %1, %2 of the visual load</source>
        <translation>专家 %1，占视觉负载的 %2</translation>
    </message>
    <message>
        <source>Tokens that go to other experts</source>
        <translation>分配给其他专家的词元</translation>
    </message>
    <message>
        <source>Other experts</source>
        <translation>其他专家</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ExportStrip</name>
    <message>
        <source>How far the export is</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>The raw numbers are in %1</source>
        <translation>原始数值在 %1</translation>
    </message>
    <message>
        <source>The raw numbers could not be written: %1</source>
        <translation>无法写入原始数值：%1</translation>
    </message>
    <message>
        <source>Writing the raw numbers…</source>
        <translation>正在写入原始数值…</translation>
    </message>
    <message numerus="yes">
        <source>Reading the page: %n token(s)</source>
        <translation>
            <numerusform>正在读取页面：%n 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the page…</source>
        <translation>正在查看页面…</translation>
    </message>
</context>
<context>
    <name>lectern::ui::FailureCard</name>
    <message>
        <source>This file cannot be opened</source>
        <translation>无法打开此文件</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lectern::ui::FiguresBox</name>
    <message>
        <source>Layer %1, all heads</source>
        <translation>第 %1 层，所有头</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>, edit distance %1</source>
        <translation>，编辑距离 %1</translation>
    </message>
    <message>
        <source>Against rows</source>
        <translation>与逐行顺序比较</translation>
    </message>
    <message>
        <source>Against geometry</source>
        <translation>与几何顺序比较</translation>
    </message>
    <message>
        <source>Against what was written</source>
        <translation>与写出顺序比较</translation>
    </message>
    <message>
        <source>Strongest cell: %1 of a query&apos;s attention</source>
        <translation>最强单元格：占一个查询注意力的 %1</translation>
    </message>
    <message>
        <source>Entropy: %1 nats</source>
        <translation>熵：%1 奈特</translation>
    </message>
    <message>
        <source>How the model sorts the page</source>
        <translation>模型如何为页面排序</translation>
    </message>
    <message>
        <source>The model&apos;s own order, from its encoder alone: it takes about a second and nothing has to be converted for it.</source>
        <translation>模型自己的顺序，仅由编码器得出：约需一秒，无需转换任何内容。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再次查看</translation>
    </message>
    <message>
        <source>Look at the order</source>
        <translation>查看阅读顺序</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the figures as text</source>
        <translation>将数据复制为文本</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write the order as JSON, CSV, SVG and PNG</source>
        <translation>将阅读顺序写为 JSON、CSV、SVG 和 PNG</translation>
    </message>
</context>
<context>
    <name>lectern::ui::FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the source</source>
        <translation>在源文本中查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全词匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一个结果</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一个结果</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Replace &amp;all</source>
        <translation>全部替换(&amp;A)</translation>
    </message>
    <message>
        <source>Replace this hit</source>
        <translation>替换此结果</translation>
    </message>
    <message>
        <source>Replace all hits</source>
        <translation>替换所有结果</translation>
    </message>
    <message>
        <source>Not a regular expression: %1</source>
        <translation>不是有效的正则表达式：%1</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>hit of hits</comment>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>已替换 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left on pages that are being written</source>
        <translation>
            <numerusform>正在写入的页面上还有 %n 处未替换</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::FindField</name>
    <message>
        <source>Find in the pages</source>
        <translation>在页面中查找</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>hit of hits</comment>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>No text to search: these pages are pictures</source>
        <translation>没有可查找的文字：这些页面是图片</translation>
    </message>
</context>
<context>
    <name>lectern::ui::GeneralPage</name>
    <message>
        <source>As the system</source>
        <comment>language</comment>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>theme</comment>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dimmed, hues kept</source>
        <translation>调暗，保留色相</translation>
    </message>
    <message>
        <source>As paper</source>
        <translation>纸张原色</translation>
    </message>
    <message>
        <source>Open the documents of last time again</source>
        <translation>重新打开上次的文档</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Pages in the dark theme</source>
        <translation>深色主题下的页面</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>启动时</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>motion</comment>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>On</source>
        <comment>reduce motion</comment>
        <translation>开启</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>reduce motion</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减弱动态效果</translation>
    </message>
</context>
<context>
    <name>lectern::ui::InstalledLine</name>
    <message>
        <source>Built-in reader ready · DeepSeek-OCR 2 not installed:</source>
        <translation>内置识别引擎已就绪 · 未安装 DeepSeek-OCR 2：</translation>
    </message>
    <message>
        <source>Built-in reader ready · model %1 installed</source>
        <translation>内置识别引擎已就绪 · 已安装模型 %1</translation>
    </message>
    <message>
        <source>Get it (6.8 GB)</source>
        <translation>获取（6.8 GB）</translation>
    </message>
    <message>
        <source>Opens its page in the browser</source>
        <translation>在浏览器中打开其网页</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Where its files are already</source>
        <translation>模型文件已在其中的文件夹</translation>
    </message>
    <message>
        <source>Put all files of the model into %1, or choose the folder that they are in.</source>
        <translation>请将模型的所有文件放入 %1，或选择它们所在的文件夹。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::InterventionView</name>
    <message>
        <source>The same text, token for token: edit distance 0. What was changed made no difference.</source>
        <translation>文本逐个词元完全相同：编辑距离为 0。所作的修改没有影响。</translation>
    </message>
    <message>
        <source>Edit distance %1 (0: the same, 1: nothing in common)</source>
        <translation>编辑距离 %1（0：相同，1：毫无相同之处）</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) missing</source>
        <translation>
            <numerusform>缺少 %n 个词</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) new</source>
        <translation>
            <numerusform>新增 %n 个词</numerusform>
        </translation>
    </message>
    <message>
        <source>the new text came to no end</source>
        <translation>新文本没有自行结束</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>原样</translation>
    </message>
    <message numerus="yes">
        <source>Vanished: %n block(s)</source>
        <translation>
            <numerusform>消失：%n 个区块</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2, all of it</source>
        <translation>%1 %2，全部</translation>
    </message>
    <message>
        <source>%1 %2, %3 of %4 words</source>
        <translation>%1 %2，%4 个词中的 %3 个</translation>
    </message>
    <message>
        <source>What the change made of the text</source>
        <translation>修改对文本的影响</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>两份文本</translation>
    </message>
    <message>
        <source>All changes as JSON</source>
        <translation>以 JSON 复制全部修改</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write the order and all changes as JSON, with the pictures</source>
        <translation>将顺序和全部修改写为 JSON，并附图片</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>As it is (missing words struck through)</source>
        <translation>原样（缺少的词加删除线）</translation>
    </message>
    <message>
        <source>Changed (new words underlined)</source>
        <translation>修改后（新增的词加下划线）</translation>
    </message>
    <message>
        <source>Text without a change</source>
        <translation>未作修改的文本</translation>
    </message>
    <message>
        <source>Text after the change</source>
        <translation>修改后的文本</translation>
    </message>
    <message>
        <source>Blocks whose words are nowhere in the new text</source>
        <translation>其中的词在新文本中完全没有出现的区块</translation>
    </message>
</context>
<context>
    <name>lectern::ui::Interventions</name>
    <message>
        <source>Waiting for the reader…</source>
        <translation>正在等待识别引擎…</translation>
    </message>
    <message>
        <source>Encoding the page…</source>
        <translation>正在编码页面…</translation>
    </message>
    <message>
        <source>Finding blocks by geometry…</source>
        <translation>正在按几何位置查找区块…</translation>
    </message>
    <message numerus="yes">
        <source>Reading it as it is, once: %n token(s)</source>
        <translation>
            <numerusform>正在按原样识别一次：%n 个词元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading it changed: %n token(s)</source>
        <translation>
            <numerusform>正在修改后识别：%n 个词元</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ui::InterventionsBox</name>
    <message>
        <source>Look at the order of this page first.</source>
        <translation>请先查看此页的顺序。</translation>
    </message>
    <message>
        <source>This page is not cut into crops: the global view is all there is.</source>
        <translation>此页没有切分为局部视图：只有全局视图。</translation>
    </message>
    <message>
        <source>No blocks were found on this page by geometry.</source>
        <translation>未能按几何位置在此页找到区块。</translation>
    </message>
    <message>
        <source>The first query comes after the last one.</source>
        <translation>第一个查询排在最后一个查询之后。</translation>
    </message>
    <message>
        <source>Draw the region on the page first.</source>
        <translation>请先在页面上绘制区域。</translation>
    </message>
    <message>
        <source>No query looks there.</source>
        <translation>没有查询看向那里。</translation>
    </message>
    <message>
        <source>Take the queries of a page of</source>
        <translation>取用此文件中一页的查询</translation>
    </message>
    <message>
        <source>PDFs and pictures (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.webp *.bmp)</source>
        <translation>PDF 和图片 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.webp *.bmp)</translation>
    </message>
    <message>
        <source>The decoder reads the page again; everything before it is kept</source>
        <translation>由解码器重新识别该页；解码器之前的结果全部保留</translation>
    </message>
    <message numerus="yes">
        <source>%n query(s) left out</source>
        <translation>
            <numerusform>略去 %n 个查询</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n query(s) are changed</source>
        <translation>
            <numerusform>修改 %n 个查询</numerusform>
        </translation>
    </message>
    <message>
        <source>Change and read again</source>
        <translation>修改后重新识别</translation>
    </message>
    <message>
        <source>Test what the model needs its order for</source>
        <translation>检验模型的顺序对结果有什么作用</translation>
    </message>
    <message>
        <source>A test of causes: what the flow queries hand to the decoder is changed, and the page is read once more. Attention alone proves nothing: it shows where a query looks, not what the text depends on. Your Markdown stays as it is.</source>
        <translation>这是对因果关系的检验：改变流查询交给解码器的内容，然后重新识别该页。仅凭注意力不能证明什么：它只显示查询看向哪里，而不显示文本取决于什么。您的 Markdown 保持不变。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed of the shuffle</source>
        <translation>打乱顺序的种子</translation>
    </message>
    <message>
        <source>Document of the other page</source>
        <translation>另一页所在的文档</translation>
    </message>
    <message>
        <source>This document</source>
        <translation>本文档</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>The other page</source>
        <translation>另一页</translation>
    </message>
    <message>
        <source>Which queries</source>
        <translation>哪些查询</translation>
    </message>
    <message>
        <source>All queries</source>
        <translation>全部查询</translation>
    </message>
    <message>
        <source>A range of queries</source>
        <translation>一段查询</translation>
    </message>
    <message>
        <source>Those that look into a region</source>
        <translation>看向某一区域的查询</translation>
    </message>
    <message>
        <source>to</source>
        <comment>first query to last query</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>First query</source>
        <translation>第一个查询</translation>
    </message>
    <message>
        <source>Last query</source>
        <translation>最后一个查询</translation>
    </message>
    <message>
        <source>Draw on the page</source>
        <translation>在页面上绘制</translation>
    </message>
    <message>
        <source>Draw a rectangle on the page; Esc leaves it as it was</source>
        <translation>在页面上画一个矩形；按 Esc 保持原样</translation>
    </message>
    <message>
        <source>Chosen block</source>
        <translation>所选区块</translation>
    </message>
    <message>
        <source>The block that is chosen in the list is the region</source>
        <translation>以列表中所选的区块作为区域</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新识别</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>显示结果</translation>
    </message>
</context>
<context>
    <name>lectern::ui::KeyField</name>
    <message>
        <source>Press keys</source>
        <translation>请按键</translation>
    </message>
</context>
<context>
    <name>lectern::ui::LayerChart</name>
    <message>
        <source>layer %1: %2</source>
        <translation>第 %1 层：%2</translation>
    </message>
    <message>
        <source>Kendall&apos;s τ by layer</source>
        <translation>各层的肯德尔 τ</translation>
    </message>
    <message>
        <source>Kendall&apos;s τ against the rows of the page, by layer of the encoder</source>
        <translation>编码器各层相对于页面逐行顺序的肯德尔 τ</translation>
    </message>
</context>
<context>
    <name>lectern::ui::LayersBar</name>
    <message>
        <source>Layer %1</source>
        <comment>of the encoder</comment>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>Layers over the pages</source>
        <translation>页面上的图层</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Layer of the encoder</source>
        <translation>编码器的层</translation>
    </message>
    <message>
        <source>Head of attention</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Blocks and the order in which they were read</source>
        <translation>区块及其识别顺序</translation>
    </message>
    <message>
        <source>Causal flow</source>
        <translation>因果流</translation>
    </message>
    <message>
        <source>Where the encoder&apos;s causal flow queries look, in their order: how the model sorts the page before it reads</source>
        <translation>编码器的因果流查询依次注视的位置：模型在识别之前如何为页面排序</translation>
    </message>
    <message>
        <source>Row by row</source>
        <comment>an order of blocks</comment>
        <translation>逐行</translation>
    </message>
    <message>
        <source>The blocks from top to bottom, for comparison</source>
        <translation>从上到下的区块，供比较</translation>
    </message>
    <message>
        <source>Geometric</source>
        <comment>an order of blocks</comment>
        <translation>几何</translation>
    </message>
    <message>
        <source>The blocks by columns and gaps, for comparison</source>
        <translation>按栏和间隙排列的区块，供比较</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Where the model looked while it wrote the selected words. Attention is a hint, not a proof.</source>
        <translation>模型写出所选文字时注视的位置。注意力只是线索，不是证明。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::MainWindow</name>
    <message>
        <source>Open documents</source>
        <translation>打开的文档</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>%1 – Lectern</source>
        <comment>title of the window</comment>
        <translation>%1 – Lectern</translation>
    </message>
    <message>
        <source>Lectern</source>
        <translation>Lectern</translation>
    </message>
    <message>
        <source>of %1</source>
        <comment>page 3 of 12</comment>
        <translation>共 %1 页</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>zoom</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开的文档(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Go to page</source>
        <translation>转到页面</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>About Lectern</source>
        <translation>关于 Lectern</translation>
    </message>
    <message>
        <source>Lectern %1
Reads pages and writes Markdown.
Free software under the GNU GPL, version 3 or later.</source>
        <translation>Lectern %1
识别页面并写成 Markdown。
自由软件，采用 GNU GPL 第 3 版或更高版本授权。</translation>
    </message>
    <message>
        <source>No recent documents</source>
        <translation>没有最近打开的文档</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Scroll tabs left</source>
        <translation>向左滚动标签页</translation>
    </message>
    <message>
        <source>Scroll tabs right</source>
        <translation>向右滚动标签页</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <comment>an open document</comment>
        <translation>转到 %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>&amp;Convert</source>
        <translation>转换(&amp;C)</translation>
    </message>
    <message>
        <source>Batch: %1</source>
        <translation>批量转换：%1</translation>
    </message>
    <message>
        <source>Show the batch</source>
        <translation>显示批量转换</translation>
    </message>
    <message>
        <source>The diagnostics are on the clipboard.</source>
        <translation>诊断信息已复制到剪贴板。</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销：%1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做：%1(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Needs an open document</source>
        <translation>需要先打开文档</translation>
    </message>
</context>
<context>
    <name>lectern::ui::MarkdownPane</name>
    <message>
        <source>The preview had stopped and was started again. Nothing is lost.</source>
        <translation>预览曾停止，现已重新启动。没有丢失任何内容。</translation>
    </message>
    <message>
        <source>The preview keeps stopping. The source shows the same text.</source>
        <translation>预览反复停止。源文本显示的是相同内容。</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Preview</source>
        <comment>side of the Markdown pane</comment>
        <translation>预览</translation>
    </message>
    <message>
        <source>The Markdown as it reads</source>
        <translation>排版后的 Markdown</translation>
    </message>
    <message>
        <source>Show the preview</source>
        <translation>显示预览</translation>
    </message>
    <message>
        <source>Source</source>
        <comment>side of the Markdown pane</comment>
        <translation>源文本</translation>
    </message>
    <message>
        <source>The Markdown as text, to edit it</source>
        <translation>可编辑的 Markdown 文本</translation>
    </message>
    <message>
        <source>Show the source</source>
        <translation>显示源文本</translation>
    </message>
    <message>
        <source>Following ●</source>
        <translation>跟随中 ●</translation>
    </message>
    <message>
        <source>The view stays at the end of the text that comes in. Scroll to stop that.</source>
        <translation>视图停留在新文本的末尾。滚动即可停止跟随。</translation>
    </message>
    <message>
        <source>Follow ↓</source>
        <translation>跟随 ↓</translation>
    </message>
    <message>
        <source>Follow the text that comes in</source>
        <translation>跟随新文本</translation>
    </message>
    <message>
        <source>Back to the text that is being written</source>
        <translation>回到正在写入的文本</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Convert the document to Markdown</source>
        <translation>将文档转换为 Markdown</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start the preview again</source>
        <translation>重新启动预览</translation>
    </message>
    <message>
        <source>Close this note</source>
        <translation>关闭此提示</translation>
    </message>
    <message>
        <source>Opening the document</source>
        <translation>正在打开文档</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Not converted yet</source>
        <translation>尚未转换</translation>
    </message>
    <message>
        <source>Its Markdown will stand here.</source>
        <translation>其 Markdown 将显示在此处。</translation>
    </message>
    <message>
        <source>The first words appear here as soon as the reader has them.</source>
        <translation>识别引擎一有结果，文字就会显示在此处。</translation>
    </message>
    <message>
        <source>Convert reads the pages and writes their text here as Markdown, ready to be corrected and saved.</source>
        <translation>“转换”会识别页面，并将文字以 Markdown 写在此处，可供修改和保存。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::MessageStrip</name>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>lectern::ui::OrderPanel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>This is a</source>
        <translation>此区块是</translation>
    </message>
    <message>
        <source>Merge with the next block</source>
        <translation>与下一个区块合并</translation>
    </message>
    <message>
        <source>Split at the line break nearest to the middle</source>
        <translation>在最靠近中间的换行处拆分</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Back to what was read: this block</source>
        <translation>恢复为识别结果：此区块</translation>
    </message>
    <message>
        <source>Back to what was read: this page</source>
        <translation>恢复为识别结果：此页</translation>
    </message>
    <message>
        <source>Back to what was read: the document</source>
        <translation>恢复为识别结果：整个文档</translation>
    </message>
    <message>
        <source>For any program</source>
        <translation>适用于任何程序</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>MathML</source>
        <translation>MathML</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>阅读顺序</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message numerus="yes">
        <source>%n block(s)</source>
        <translation>
            <numerusform>%n 个区块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check these (%n)</source>
        <translation>
            <numerusform>请检查（%n）</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocks in reading order</source>
        <translation>按阅读顺序排列的区块</translation>
    </message>
    <message>
        <source>Blocks whose place in the order is doubtful</source>
        <translation>顺序可疑的区块</translation>
    </message>
    <message>
        <source>Blocks stand here once the page has been converted. Drag them into another order if it was read in the wrong one.</source>
        <translation>页面转换后，区块会列在这里。如果顺序有误，可拖动调整。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::OrderSide</name>
    <message>
        <source>Edit boxes</source>
        <translation>编辑区块框</translation>
    </message>
    <message>
        <source>Edit boxes: draw new ones, move and resize those that there are</source>
        <translation>编辑区块框：绘制新框，移动已有的框并调整大小</translation>
    </message>
    <message>
        <source>Number blocks by clicking</source>
        <translation>点击区块以编号</translation>
    </message>
    <message>
        <source>Number blocks by clicking them in the order in which they are read</source>
        <translation>按阅读顺序依次点击区块，为其编号</translation>
    </message>
</context>
<context>
    <name>lectern::ui::PageRangeDialog</name>
    <message>
        <source>Convert pages</source>
        <translation>转换指定页面</translation>
    </message>
    <message>
        <source>&amp;Pages, as 1-3, 7 or 5-:</source>
        <translation>页码，如 1-3, 7 或 5-(&amp;P)：</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The document has %n page(s).</source>
        <translation>
            <numerusform>该文档共 %n 页。</numerusform>
        </translation>
    </message>
    <message>
        <source>Page numbers and ranges, with commas between them.</source>
        <translation>页码和范围，以逗号分隔。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::PageTrouble</name>
    <message>
        <source>The reader lost its way here and began this page again.</source>
        <translation>识别引擎在此页出错后重新识别了此页。</translation>
    </message>
    <message numerus="yes">
        <source>The reader was unsure of %n word(s) on this page.</source>
        <translation>
            <numerusform>识别引擎对此页的 %n 个词不确定。</numerusform>
        </translation>
    </message>
    <message>
        <source>The figures of this page could not be cut out: %1</source>
        <translation>无法截取此页的图：%1</translation>
    </message>
    <message>
        <source>The area could not be read again: %1</source>
        <translation>无法重新识别该区域：%1</translation>
    </message>
</context>
<context>
    <name>lectern::ui::PageView</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>This page cannot be shown: %1</source>
        <translation>无法显示此页：%1</translation>
    </message>
</context>
<context>
    <name>lectern::ui::PasswordCard</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>%1 is encrypted</source>
        <translation>%1 已加密</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>That password does not open it. Try another one.</source>
        <translation>密码不正确，请重新输入。</translation>
    </message>
    <message>
        <source>Enter its password to see the pages.</source>
        <translation>输入密码即可查看页面。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::PreviewPage</name>
    <message>
        <source>Serif</source>
        <translation>衬线体</translation>
    </message>
    <message>
        <source>Sans</source>
        <translation>无衬线体</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>其他字体</translation>
    </message>
    <message>
        <source> px</source>
        <comment>after a number</comment>
        <translation> 像素</translation>
    </message>
    <message>
        <source>The quick brown fox reads page 12 before the lazy dog.</source>
        <translation>敏捷的棕色狐狸先于懒狗读完第 12 页。Lectern 3.14</translation>
    </message>
    <message>
        <source>Text of the preview</source>
        <translation>预览文字</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>字体类型</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>lectern::ui::PreviewView</name>
    <message>
        <source>Preview of the Markdown</source>
        <translation>Markdown 预览</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>lectern::ui::PrimaryButton</name>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>lectern::ui::PropertiesDialog</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>创建程序</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>生成程序</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Properties of %1</source>
        <translation>%1 的属性</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ReaderButton</name>
    <message>
        <source>No reader</source>
        <translation>没有识别引擎</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <comment>the reader</comment>
        <translation>自动：%1</translation>
    </message>
    <message>
        <source>The reader of this document</source>
        <translation>此文档的识别引擎</translation>
    </message>
    <message>
        <source>Reader: automatic, %1</source>
        <translation>识别引擎：自动，%1</translation>
    </message>
    <message>
        <source>Reader: %1</source>
        <translation>识别引擎：%1</translation>
    </message>
    <message>
        <source>Reading settings…</source>
        <translation>识别设置…</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ReadingControls</name>
    <message>
        <source>Needs an open document</source>
        <translation>需要先打开文档</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ReadingPage</name>
    <message>
        <source>Automatic: the model where one is installed</source>
        <translation>自动：已安装模型时使用模型</translation>
    </message>
    <message>
        <source>Built-in reader</source>
        <translation>内置识别引擎</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Choose a folder with weights…</source>
        <translation>选择权重文件夹…</translation>
    </message>
    <message>
        <source>What is wrong with the weights</source>
        <translation>权重存在的问题</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>识别引擎</translation>
    </message>
    <message>
        <source>Markdown with the places of blocks</source>
        <translation>带区块位置的 Markdown</translation>
    </message>
    <message>
        <source>Plain text, no places</source>
        <translation>纯文本，不含位置</translation>
    </message>
    <message>
        <source>Own text</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Used where it is faithful</source>
        <translation>可靠时使用</translation>
    </message>
    <message>
        <source>Never used</source>
        <translation>从不使用</translation>
    </message>
    <message>
        <source>Left out of the Markdown</source>
        <translation>不写入 Markdown</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>What the model is asked for.</source>
        <translation>向模型提出的要求。</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <translation>提示词内容</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of scanned pages, for the built-in reader.</source>
        <translation>扫描页面的语言，供内置识别引擎使用。</translation>
    </message>
    <message>
        <source>Text layer of PDFs</source>
        <translation>PDF 的文本层</translation>
    </message>
    <message>
        <source>Headers, footers, page numbers</source>
        <translation>页眉、页脚和页码</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>One less than there are cores</source>
        <translation>比处理器核心数少一个</translation>
    </message>
    <message>
        <source>Arithmetic of the model</source>
        <translation>模型运算</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>The installed one</source>
        <translation>已安装的模型</translation>
    </message>
    <message>
        <source>Demonstration model (nano)</source>
        <translation>演示模型（nano）</translation>
    </message>
    <message>
        <source>Choose the folder with the weights</source>
        <translation>选择权重所在的文件夹</translation>
    </message>
    <message>
        <source>Pages are read by the built-in reader.</source>
        <translation>页面将由内置识别引擎识别。</translation>
    </message>
    <message>
        <source>Pages are read by the demonstration model.</source>
        <translation>页面将由演示模型识别。</translation>
    </message>
    <message>
        <source>Pages are read by the model %1.</source>
        <translation>页面将由模型 %1 识别。</translation>
    </message>
    <message>
        <source>Looking at the weights…</source>
        <translation>正在检查权重…</translation>
    </message>
    <message>
        <source>The weights in %1 cannot be used:</source>
        <translation>无法使用 %1 中的权重：</translation>
    </message>
    <message>
        <source>The weights are complete. The model needs %1 of memory.</source>
        <translation>权重完整。模型需要 %1 内存。</translation>
    </message>
    <message>
        <source>The weights are complete. The model needs %1 of %2 free.</source>
        <translation>权重完整。模型需要 %1 内存，当前可用 %2。</translation>
    </message>
    <message>
        <source>The weights are complete, but the model needs %1 of memory and %2 are free: close other programs, or choose another precision.</source>
        <translation>权重完整，但模型需要 %1 内存，当前仅有 %2 可用：请关闭其他程序，或选择其他精度。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ReadingStatus</name>
    <message numerus="yes">
        <source>%n page(s) to look at</source>
        <translation>
            <numerusform>%n 个页面需要查看</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the next page on which something went wrong</source>
        <translation>转到下一个出现问题的页面</translation>
    </message>
    <message>
        <source>Loading the model %1 %</source>
        <translation>正在加载模型 %1 %</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Paused at page %1 of %2</source>
        <translation>已在第 %1 页（共 %2 页）暂停</translation>
    </message>
    <message>
        <source>Paused before the first page</source>
        <translation>已在第一页之前暂停</translation>
    </message>
    <message>
        <source>Waiting to convert</source>
        <translation>等待转换</translation>
    </message>
    <message>
        <source>Reading page %1 of %2</source>
        <translation>正在识别第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 词元/秒</translation>
    </message>
    <message>
        <source>Share of the model that is loaded</source>
        <translation>模型的加载比例</translation>
    </message>
    <message>
        <source>Share of the pages that are read</source>
        <translation>已识别页面的比例</translation>
    </message>
</context>
<context>
    <name>lectern::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>设置分区</translation>
    </message>
    <message>
        <source>This section is back to its defaults.</source>
        <translation>此分区已恢复默认设置。</translation>
    </message>
    <message>
        <source>Back to defaults</source>
        <translation>恢复默认设置</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ShortcutEditor</name>
    <message>
        <source>Shortcuts of “%1”</source>
        <translation>“%1”的快捷键</translation>
    </message>
    <message>
        <source>No action is called that.</source>
        <translation>没有匹配的操作。</translation>
    </message>
    <message>
        <source>Shortcut %1 of %2</source>
        <translation>%2 的第 %1 个快捷键</translation>
    </message>
    <message>
        <source>Another shortcut of %1</source>
        <translation>%1 的另一个快捷键</translation>
    </message>
    <message>
        <source>These keys belong to “%1”.</source>
        <translation>此快捷键已用于“%1”。</translation>
    </message>
    <message>
        <source>Find an action or keys</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <source>Actions and their shortcuts</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Reassign</source>
        <translation>改用于此操作</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Leaves the keys where they are</source>
        <translation>快捷键保持原来的分配</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Gives this action the shortcuts that it came with</source>
        <translation>将此操作的快捷键恢复为默认值</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ShortcutModel</name>
    <message>
        <source>None</source>
        <comment>no shortcut</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Action</source>
        <comment>column header</comment>
        <translation>操作</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <comment>column header</comment>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Came as</source>
        <comment>column header: the shortcut before it was changed</comment>
        <translation>默认值</translation>
    </message>
</context>
<context>
    <name>lectern::ui::SourceEditor</name>
    <message>
        <source>This page is being written. It can be edited when it is done.</source>
        <translation>此页正在写入，完成后即可编辑。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::SourceSearch</name>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
</context>
<context>
    <name>lectern::ui::SourceView</name>
    <message>
        <source>Pages of the source</source>
        <translation>源文本的页码</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>Page %1: this block is being written</source>
        <translation>第 %1 页：正在写入此区块</translation>
    </message>
    <message>
        <source>Markdown source</source>
        <translation>Markdown 源文本</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
</context>
<context>
    <name>lectern::ui::StartPage</name>
    <message>
        <source>Recent documents</source>
        <translation>最近打开的文档</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>No samples are installed.</source>
        <translation>未安装示例文档。</translation>
    </message>
    <message>
        <source>Drop a PDF or a picture here</source>
        <translation>将 PDF 或图片拖放到此处</translation>
    </message>
    <message>
        <source>Open a document</source>
        <translation>打开文档</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>PDF, PNG, JPEG, TIFF, WebP, BMP or GIF. A folder or more than five files are converted as a batch.</source>
        <translation>PDF、PNG、JPEG、TIFF、WebP、BMP 或 GIF。文件夹或五个以上的文件将批量转换。</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ThumbnailModel</name>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
</context>
<context>
    <name>lectern::ui::ThumbnailPanel</name>
    <message>
        <source>Page thumbnails</source>
        <translation>页面缩略图</translation>
    </message>
</context>
<context>
    <name>lectern::ui::TimeBar</name>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play the decoding (Space)</source>
        <translation>播放解码过程（空格）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play the decoding</source>
        <translation>播放解码过程</translation>
    </message>
    <message>
        <source>Token %1 of %2</source>
        <comment>time bar</comment>
        <translation>第 %1 个词元，共 %2 个</translation>
    </message>
    <message>
        <source>Time bar</source>
        <translation>时间条</translation>
    </message>
    <message>
        <source>Tokens written</source>
        <translation>已写出的词元</translation>
    </message>
    <message>
        <source>←, → by token · with Ctrl by word · with Shift by block</source>
        <translation>←、→ 按词元移动 · 加 Ctrl 按单词 · 加 Shift 按区块</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Begin again at the end</source>
        <translation>到结尾后从头开始</translation>
    </message>
</context>
<context>
    <name>lectern::ui::TroubleStrip</name>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Page %1: %2</source>
        <translation>第 %1 页：%2</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新识别</translation>
    </message>
    <message>
        <source>Read with: %1</source>
        <comment>another reader</comment>
        <translation>改用 %1 识别</translation>
    </message>
    <message>
        <source>Reading settings…</source>
        <translation>识别设置…</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 (page %2)</source>
        <comment>what to do about a page</comment>
        <translation>%1（第 %2 页）</translation>
    </message>
    <message>
        <source>Close this note</source>
        <translation>关闭此提示</translation>
    </message>
    <message>
        <source>Close the note on page %1</source>
        <translation>关闭第 %1 页的提示</translation>
    </message>
</context>
<context>
    <name>lectern::ui::TwoSides</name>
    <message>
        <source>Sides of the document</source>
        <translation>文档的两侧</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
</context>
<context>
    <name>lectern::ui::UnsavedDialog</name>
    <message>
        <source>Unsaved edits</source>
        <translation>未保存的修改</translation>
    </message>
    <message>
        <source>Save the edits of %1?</source>
        <translation>保存对 %1 的修改？</translation>
    </message>
    <message numerus="yes">
        <source>Save the edits of %n document(s)?</source>
        <translation>
            <numerusform>保存对 %n 个文档的修改？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Edits that are discarded cannot be brought back.</source>
        <translation>放弃的修改无法恢复。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Built-in reader ready · DeepSeek-OCR 2 not installed</source>
        <translation>内置识别引擎已就绪 · 未安装 DeepSeek-OCR 2</translation>
    </message>
    <message>
        <source>Built-in reader ready · model %1 installed</source>
        <translation>内置识别引擎已就绪 · 已安装模型 %1</translation>
    </message>
    <message>
        <source>Shows PDFs and pictures of pages.</source>
        <translation>显示 PDF 和页面图片。</translation>
    </message>
    <message>
        <source>Files to open.</source>
        <translation>要打开的文件。</translation>
    </message>
    <message>
        <source>Open a window of its own beside one that runs.</source>
        <translation>在已运行的窗口之外另开一个窗口。</translation>
    </message>
</context>
</TS>
