// SPDX-License-Identifier: GPL-3.0-or-later
// The rendered Markdown as a page: takes what changed, keeps every other node as it is. Runs in a world of its own,
// after KaTeX and Qt's channel. HTML that comes here has been through the program's allow-list.
'use strict';

const lectern = (() => {
    const root = document.getElementById('document');
    const pages = new Map(); // number -> {section, label, note, body, blocks: number -> element}
    const formulas = new Map(); // source -> typeset nodes, for formulas that come again with each update
    const kFormulas = 600;
    const kFollowMargin = 56; // pixels below what is being written
    let channel = null;
    let following = true;
    let tail = null; // the element that is followed
    let expectedTop = 0;
    let doubtfulShown = false;
    let words = { formulaError: '' };

    // ---- formulas

    function typeset(source, display) {
        const key = (display ? 'd' : 'i') + source;
        let made = formulas.get(key);
        if (!made) {
            made = document.createElement('span');
            try {
                katex.render(source, made, { displayMode: display, throwOnError: true, output: 'html', trust: false,
                    strict: 'ignore', maxSize: 40, maxExpand: 1000 });
            } catch (error) {
                made.className = 'formula-error';
                made.textContent = source;
                made.title = words.formulaError + ' ' + error.message;
            }
            if (formulas.size >= kFormulas) {
                formulas.delete(formulas.keys().next().value);
            }
            formulas.set(key, made);
        }
        return made.cloneNode(true);
    }

    function typesetAll(element) {
        for (const node of element.querySelectorAll('.math')) {
            const source = node.textContent;
            const display = node.classList.contains('display');
            node.textContent = '';
            node.append(typeset(source, display));
            node.dataset.source = source;
            node.setAttribute('role', 'math');
            node.setAttribute('aria-label', source);
        }
    }

    // ---- words that a reader was unsure of

    function unmarkDoubtful(element) {
        for (const mark of element.querySelectorAll('span.doubtful')) {
            mark.replaceWith(...mark.childNodes);
        }
        element.normalize();
    }

    // Text nodes outside formulas, and where each begins in their joined text.
    function textOf(element) {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, {
            acceptNode: node => node.parentElement.closest('.math, .doubtful')
                ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT });
        const nodes = [];
        let text = '';
        while (walker.nextNode()) {
            nodes.push({ node: walker.currentNode, start: text.length });
            text += walker.currentNode.data;
        }
        return { nodes, text };
    }

    function isWordPart(text, at) {
        return at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at]) && text.charCodeAt(at) < 0x2e80;
    }

    // Of several places where the word stands, the one nearest to where it was on the page.
    function placeOf(word, text) {
        let best = -1;
        for (let at = text.indexOf(word.text); at >= 0; at = text.indexOf(word.text, at + 1)) {
            const end = at + word.text.length;
            const cutsWord = (isWordPart(text, at) && isWordPart(text, at - 1))
                || (isWordPart(text, end - 1) && isWordPart(text, end));
            const distance = Math.abs(at / text.length - word.at);
            if (!cutsWord && (best < 0 || distance < Math.abs(best / text.length - word.at))) {
                best = at;
            }
        }
        return best;
    }

    function markDoubtful(element) {
        for (const word of element.lecternDoubtful || []) {
            const { nodes, text } = textOf(element);
            const at = placeOf(word, text);
            const holder = nodes.filter(one => one.start <= at).pop();
            if (at < 0 || !holder || at - holder.start + word.text.length > holder.node.length) {
                continue;
            }
            const range = document.createRange();
            range.setStart(holder.node, at - holder.start);
            range.setEnd(holder.node, at - holder.start + word.text.length);
            const mark = document.createElement('span');
            mark.className = 'doubtful';
            mark.title = word.tip;
            range.surroundContents(mark);
        }
    }

    // ---- pages and blocks

    function insertInOrder(parent, element, number, numberOf) {
        for (let other = parent.lastElementChild; other; other = other.previousElementSibling) {
            if (numberOf(other) < number) {
                other.after(element);
                return;
            }
        }
        parent.prepend(element);
    }

    function pageFor(number) {
        let page = pages.get(number);
        if (!page) {
            const section = document.createElement('section');
            section.className = 'page';
            section.dataset.page = number;
            const head = document.createElement('div');
            head.className = 'page-head';
            const label = document.createElement('span');
            label.className = 'page-label';
            const state = document.createElement('span');
            state.className = 'page-state';
            head.append(label, state);
            const note = document.createElement('div');
            const body = document.createElement('div');
            body.className = 'page-body';
            section.append(head, note, body);
            page = { section, label, state, note, body, blocks: new Map() };
            pages.set(number, page);
            insertInOrder(root, section, number, other => Number(other.dataset.page));
        }
        return page;
    }

    function fill(element, html) {
        const template = document.createElement('template');
        template.innerHTML = html;
        typesetAll(template.content);
        for (const table of template.content.querySelectorAll('table')) {
            const frame = document.createElement('div');
            frame.className = 'table-frame';
            frame.tabIndex = 0; // so that a wide table can be scrolled from the keyboard
            table.replaceWith(frame);
            frame.append(table);
        }
        element.replaceChildren(template.content);
    }

    function updateBlock(page, number, data) {
        let element = page.blocks.get(data.block);
        if (!element) {
            element = document.createElement('div');
            element.className = 'block';
            element.dataset.page = number;
            element.dataset.block = data.block;
            page.blocks.set(data.block, element);
            insertInOrder(page.body, element, data.block, other => Number(other.dataset.block));
        }
        if (data.html !== undefined) {
            fill(element, data.html);
        }
        if (data.doubtful !== undefined) {
            if (data.html === undefined) {
                unmarkDoubtful(element);
            }
            element.lecternDoubtful = data.doubtful;
        }
        if (doubtfulShown && (data.html !== undefined || data.doubtful !== undefined)) {
            markDoubtful(element);
        }
        element.classList.toggle('writing', data.writing === true);
    }

    function updatePage(data) {
        if (data.gone) {
            pages.get(data.page)?.section.remove();
            pages.delete(data.page);
            return;
        }
        const page = pageFor(data.page);
        page.section.setAttribute('aria-label', data.label);
        page.label.textContent = data.label;
        page.state.textContent = data.stateText;
        page.section.dataset.state = data.state;
        page.note.className = data.note ? 'note ' + data.noteKind : '';
        page.note.textContent = data.note;
        const wanted = new Set(data.blocks.map(block => block.block));
        for (const [block, element] of page.blocks) {
            if (!wanted.has(block)) {
                element.remove();
                page.blocks.delete(block);
            }
        }
        for (const block of data.blocks) {
            updateBlock(page, data.page, block);
        }
    }

    // ---- following

    function scroller() {
        return document.scrollingElement;
    }

    function scrollToTail() {
        if (!following || !tail || !tail.isConnected) {
            return;
        }
        const bottom = tail.getBoundingClientRect().bottom + scroller().scrollTop;
        scroller().scrollTop = Math.max(0, bottom + kFollowMargin - window.innerHeight);
        expectedTop = scroller().scrollTop;
    }

    function setFollowing(on) {
        following = on;
        document.documentElement.classList.toggle('following', on);
        scrollToTail();
        expectedTop = scroller().scrollTop;
    }

    window.addEventListener('resize', () => {
        expectedTop = scroller().scrollTop;
        scrollToTail();
    });
    document.addEventListener('scroll', () => {
        if (following && Math.abs(scroller().scrollTop - expectedTop) > 3) {
            setFollowing(false);
            channel?.personScrolled();
        }
    }, { passive: true });
    // A picture that arrives moves what is below it.
    document.addEventListener('load', scrollToTail, true);

    // ---- what a person does

    function blockOf(node) {
        const element = node instanceof Element ? node : node?.parentElement;
        return element?.closest('.block') ?? null;
    }

    function numbers(element) {
        return element ? [Number(element.dataset.page), Number(element.dataset.block)] : [-1, -1];
    }

    let entered = null;
    document.addEventListener('mouseover', event => {
        const block = blockOf(event.target);
        if (block !== entered) {
            entered = block;
            channel?.blockEntered(...numbers(block));
        }
    });
    document.addEventListener('mouseleave', () => {
        entered = null;
        channel?.blockEntered(-1, -1);
    });
    document.addEventListener('click', event => {
        const block = blockOf(event.target);
        if (block && !event.target.closest('a') && getSelection().isCollapsed) {
            channel?.blockClicked(...numbers(block));
        }
    });
    for (const name of ['dragover', 'drop', 'dragstart']) {
        document.addEventListener(name, event => event.preventDefault());
    }
    // A copied formula is its source for plain text and MathML for word processors.
    document.addEventListener('copy', event => {
        const selection = getSelection();
        if (selection.isCollapsed) {
            return;
        }
        const plain = document.createElement('div');
        for (let i = 0; i < selection.rangeCount; ++i) {
            plain.append(selection.getRangeAt(i).cloneContents());
        }
        const rich = plain.cloneNode(true);
        for (const node of plain.querySelectorAll('.math[data-source]')) {
            const display = node.classList.contains('display');
            node.textContent = (display ? '\\[' : '\\(') + node.dataset.source + (display ? '\\]' : '\\)');
        }
        for (const node of rich.querySelectorAll('.math[data-source]')) {
            const displayMode = node.classList.contains('display');
            node.innerHTML = katex.renderToString(node.dataset.source, { displayMode, throwOnError: false,
                output: 'mathml', trust: false, strict: 'ignore', maxExpand: 1000 });
        }
        plain.className = 'copied';
        document.body.append(plain); // innerText needs a layout to know where lines end
        event.clipboardData.setData('text/plain', plain.innerText);
        plain.remove();
        event.clipboardData.setData('text/html', rich.innerHTML);
        event.preventDefault();
    });

    // ---- what the program calls

    const offered = {
        // {clear, pages: […], tail: {page, block}}; gives how many blocks are there.
        update(data) {
            if (data.clear) {
                pages.clear();
                root.replaceChildren();
                tail = null;
            }
            for (const page of data.pages) {
                updatePage(page);
            }
            if (data.tail) {
                const page = pages.get(data.tail.page);
                tail = page ? (page.blocks.get(data.tail.block) ?? page.section) : tail;
            }
            scrollToTail();
            expectedTop = scroller().scrollTop;
            return root.getElementsByClassName('block').length;
        },
        setStyle(style) {
            const top = document.documentElement;
            for (const [name, value] of Object.entries(style.variables)) {
                top.style.setProperty('--' + name, value);
            }
            top.classList.toggle('dark', style.dark);
            top.classList.toggle('still', style.still);
            top.lang = style.lang;
            words = style.words;
        },
        setDoubtfulShown(on) {
            doubtfulShown = on;
            for (const element of root.getElementsByClassName('block')) {
                unmarkDoubtful(element);
                if (on) {
                    markDoubtful(element);
                }
            }
        },
        setFollowing,
        pendingPictures() {
            return [...document.images].filter(one => !one.complete).length;
        },
        showBlock(id) {
            const element = pages.get(id.page)?.blocks.get(id.block) ?? pages.get(id.page)?.section;
            if (!element) {
                return false;
            }
            for (const old of root.querySelectorAll('.shown')) {
                old.classList.remove('shown');
            }
            element.classList.add('shown');
            if (id.stay) {
                return true;
            }
            const box = element.getBoundingClientRect();
            if (box.top < 0 || box.bottom > window.innerHeight) {
                element.scrollIntoView({ block: box.height < window.innerHeight ? 'center' : 'start' });
            }
            return true;
        },
        // What is selected, or what lies under a point when nothing is: [[page, block], …].
        blocksToCopy(point) {
            const selection = getSelection();
            if (selection.isCollapsed) {
                const block = blockOf(document.elementFromPoint(point.x, point.y));
                return block ? [numbers(block)] : [];
            }
            const range = selection.getRangeAt(0);
            return [...root.getElementsByClassName('block')].filter(one => range.intersectsNode(one)).map(numbers);
        },
    };

    document.documentElement.classList.add('following');
    new QWebChannel(qt.webChannelTransport, made => {
        channel = made.objects.lectern;
        channel.scriptStarted();
    });
    return offered;
})();
