// Makes Markdown of what Word, Google Docs and web pages put on the clipboard: headings, bold, italics, lists, links, tables.
// Everything else (styles, comments, fonts, pictures, tracked metadata) is dropped.

const BLOCKS = new Set(['P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'UL', 'OL', 'TABLE', 'BLOCKQUOTE', 'SECTION', 'ARTICLE', 'PRE', 'HR']);
const DROPPED = new Set(['SCRIPT', 'STYLE', 'META', 'LINK', 'TITLE', 'HEAD', 'IMG', 'SVG', 'IFRAME', 'OBJECT', 'XML', 'TEMPLATE', 'NOSCRIPT', 'INPUT', 'BUTTON', 'DEL', 'W:DATA', 'O:P']);

// The page's own policy forbids inline styles in a parsed document too, so they are read as text from an attribute of another name.
function parsed(html) {
    const plain = html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, '')
        .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='));
    return new DOMParser().parseFromString(plain, 'text/html');
}

function styleOf(node, name = null) {
    const style = node.getAttribute('data-style') ?? '';
    return name === null ? style : (new RegExp('(?:^|;)\\s*' + name + '\\s*:\\s*([\\w-]+)', 'i').exec(style)?.[1] ?? '').toLowerCase();
}

export function markdownOf(html) {
    const page = parsed(html);
    return blocks(page.body)
        .map((block) => block.replace(/[ \t]+\n/g, '\n').trimEnd())
        .filter((block) => block.trim() !== '')
        .reduce((text, block) => text + (text === '' ? '' : isItem(text) && isItem(block) ? '\n' : '\n\n') + block, '');
}

function isItem(text) {
    return /^\s*(?:[-]|\d+\.) /.test(text.slice(text.lastIndexOf('\n') + 1));
}

function blocks(parent) {
    const found = [];
    let line = [];
    const flush = () => {
        const words = joined(line);
        if (words.trim() !== '') {
            found.push(paragraph(words));
        }
        line = [];
    };
    for (const node of parent.childNodes) {
        if (node.nodeType === Node.ELEMENT_NODE && isDropped(node)) {
            continue;
        }
        if (node.nodeType === Node.ELEMENT_NODE && (BLOCKS.has(node.tagName) || holdsBlocks(node))) {
            flush();
            found.push(...block(node));
        } else {
            line.push(node);
        }
    }
    flush();
    return found;
}

function isDropped(node) {
    const style = styleOf(node);
    return DROPPED.has(node.tagName) || node.tagName.startsWith('V:') || /mso-list:\s*ignore|display:\s*none|mso-hide:\s*all/i.test(style)
        || /MsoCommentText|msocomanchor/i.test(node.className) || /mso-element:\s*comment/i.test(style);
}

function holdsBlocks(node) {
    return node.querySelector('p,div,h1,h2,h3,h4,h5,h6,ul,ol,table,blockquote') !== null;
}

function paragraph(line) {
    return line.replace(/\s*\n\s*/g, '\n').replace(/[ \t\u00a0]+/g, ' ').trim()
        .split('\n').map((part) => part.replace(/^(#{1,6}|[-+]|>) /, '\\$1 ').replace(/^(\d+)\. /, '$1\\. ')).join('  \n');
}

function block(node) {
    const list = wordList(node);
    if (list !== null) {
        return [list];
    }
    if (/^H[1-6]$/.test(node.tagName) || /MsoTitle|MsoHeading/i.test(node.className)) {
        const level = Math.min(4, Math.max(2, Number(node.tagName[1]) || 2));
        const words = flat(node).replace(/\*\*/g, '');
        return words === '' ? [] : ['#'.repeat(level) + ' ' + words];
    }
    switch (node.tagName) {
        case 'UL':
        case 'OL':
            return [listOf(node, 0)];
        case 'TABLE':
            return [tableOf(node)];
        case 'BLOCKQUOTE':
            return [blocks(node).join('\n\n').split('\n').map((line) => ('> ' + line).trimEnd()).join('\n')];
        case 'HR':
            return [];
        case 'PRE':
            return [flat(node)];
        default:
            return blocks(node);
    }
}

// Word writes lists as paragraphs: the style names list and level, an ignored span holds the mark.
function wordList(node) {
    const style = styleOf(node);
    const level = /mso-list:\s*\S+\s+level(\d+)/i.exec(style);
    if (!level) {
        return null;
    }
    const mark = [...node.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(styleOf(span)));
    const number = /^[\s\u00a0]*\(?(\d{1,9}|[a-z]{1,5})[.)]/i.exec(mark?.textContent ?? '');
    const words = flat(node);
    return words === '' ? '' : '   '.repeat(Math.min(Number(level[1]), 6) - 1) + (number ? (Number(number[1]) || 1) + '. ' : '- ') + words;
}

function listOf(list, depth) {
    const lines = [];
    let number = Number(list.getAttribute('start') ?? 1);
    for (const item of list.children) {
        if (item.tagName === 'UL' || item.tagName === 'OL') {
            lines.push(listOf(item, depth + 1));
        } else if (item.tagName === 'LI') {
            const nested = [...item.children].filter((child) => child.tagName === 'UL' || child.tagName === 'OL');
            const words = flat(item, (child) => !nested.includes(child));
            const mark = list.tagName === 'OL' ? number++ + '. ' : '- ';
            if (words !== '') {
                lines.push('   '.repeat(depth) + mark + words);
            }
            nested.forEach((child) => lines.push(listOf(child, depth + 1)));
        }
    }
    return lines.join('\n');
}

function tableOf(table) {
    const rows = [...table.rows].map((row) => [...row.cells].map((cell) => flat(cell).replace(/\|/g, '\\|')));
    const width = Math.max(0, ...rows.map((row) => row.length));
    if (width < 2) {
        return rows.map((row) => row.join(' ')).join('\n\n');
    }
    const line = (cells) => '| ' + Array.from({length: width}, (_, i) => cells[i] ?? '').join(' | ') + ' |';
    return [line(rows[0]), line(Array(width).fill('---')), ...rows.slice(1).map(line)].join('\n');
}

function flat(node, keep = () => true) {
    return joined([...node.childNodes].filter(keep)).replace(/[\s\u00a0]+/g, ' ').trim();
}

function inline(node) {
    if (node.nodeType === Node.TEXT_NODE) {
        return escaped(node.data.replace(/[\r\n\t\u00a0]+/g, ' '));
    }
    if (node.nodeType !== Node.ELEMENT_NODE || isDropped(node)) {
        return '';
    }
    if (node.tagName === 'BR') {
        return '\n';
    }
    const inner = joined([...node.childNodes]);
    if (node.tagName === 'A') {
        return linked(inner, node.getAttribute('href') ?? '');
    }
    return emphasised(inner, node);
}

function emphasised(inner, node) {
    const weight = styleOf(node, 'font-weight');
    const slant = styleOf(node, 'font-style');
    const bold = weight === '' ? node.tagName === 'B' || node.tagName === 'STRONG' : weight === 'bold' || Number(weight) >= 600;
    const italic = slant === '' ? node.tagName === 'I' || node.tagName === 'EM' : slant === 'italic';
    const next = node.nextSibling?.textContent ?? '';
    return wrapped(wrapped(inner, italic ? '*' : '', next), bold ? '**' : '', next);
}

// A mark that ends behind a full stop and before a letter is none in Markdown: the full stop is left outside.
function wrapped(text, mark, next) {
    let words = text.trim();
    if (text.endsWith(words) && /^[\p{L}\p{N}]/u.test(next)) {
        words = words.replace(/[.,:;!?]+$/, '');
    }
    if (mark === '' || words === '' || (words.startsWith(mark) && words.endsWith(mark) && words.length > 2 * mark.length)) {
        return text;
    }
    return text.replace(words, () => mark + words + mark);
}

// Word cuts one bold word into several runs: between two runs with the same marks the marks go away.
function joined(nodes) {
    return nodes.map(inline).reduce((text, piece) => {
        const before = /(?<![*\\])(\*{1,3})( *)$/.exec(text);
        const after = /^( *)(\*{1,3})(?!\*)/.exec(piece);
        return before && after && before[1] === after[2] && closes(text)
            ? text.slice(0, before.index) + (before[2] + after[1]).slice(0, 1) + piece.slice(after[0].length)
            : text + piece;
    }, '');
}

function closes(text) {
    return (text.replaceAll('\\*', '').match(/\*+/g) ?? []).length % 2 === 0;
}

function linked(words, address) {
    const text = words.trim();
    const safe = /^(https?:|mailto:|tel:)/i.test(address) ? address.replace(/[\s<>]/g, encodeURIComponent).replaceAll('(', '%28').replaceAll(')', '%29') : '';
    return text === '' ? words : safe === '' ? words : words.replace(text, () => '[' + text + '](' + safe + ')');
}

function escaped(text) {
    return text.replace(/[\\`*[\]<]/g, '\\$&').replace(/(^|\s)_|_(?=\s|$)/g, (match) => match.replace('_', '\\_'));
}
