// Makes Markdown of what Word, Google Docs and web pages put on the clipboard: headings, bold, italics, lists, links, tables.
// Everything else (styles, comments, fonts, pictures, tracked metadata) is dropped.

const BLOCKS = new Set(['P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'UL', 'OL', 'TABLE', 'BLOCKQUOTE', 'SECTION', 'ARTICLE', 'PRE', 'HR']);
const DROPPED = new Set(['SCRIPT', 'STYLE', 'META', 'LINK', 'TITLE', 'HEAD', 'IMG', 'SVG', 'IFRAME', 'OBJECT', 'XML', 'TEMPLATE', 'NOSCRIPT', 'INPUT', 'BUTTON']);

export function markdownOf(html) {
    const page = new DOMParser().parseFromString(html, 'text/html');
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
    let line = '';
    const flush = () => {
        if (line.trim() !== '') {
            found.push(paragraph(line));
        }
        line = '';
    };
    for (const node of parent.childNodes) {
        if (node.nodeType === Node.ELEMENT_NODE && isDropped(node)) {
            continue;
        }
        if (node.nodeType === Node.ELEMENT_NODE && (BLOCKS.has(node.tagName) || holdsBlocks(node))) {
            flush();
            found.push(...block(node));
        } else {
            line += inline(node);
        }
    }
    flush();
    return found;
}

function isDropped(node) {
    const style = node.getAttribute('style') ?? '';
    return DROPPED.has(node.tagName) || node.tagName.includes(':') || /mso-list:\s*ignore|display:\s*none|mso-hide:\s*all/i.test(style)
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
    if (list) {
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
    const style = node.getAttribute('style') ?? '';
    const level = /mso-list:\s*\S+\s+level(\d+)/i.exec(style);
    if (!level) {
        return null;
    }
    const mark = [...node.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''));
    const numbered = /^[\s\u00a0]*(?:\d+|[a-z])[.)]/i.test(mark?.textContent ?? '');
    return '  '.repeat(Number(level[1]) - 1) + (numbered ? '1. ' : '- ') + flat(node);
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
    return [...node.childNodes].filter(keep).map(inline).join('').replace(/[\s\u00a0]+/g, ' ').trim();
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
    const inner = [...node.childNodes].map(inline).join('');
    if (node.tagName === 'A') {
        return linked(inner, node.getAttribute('href') ?? '');
    }
    return emphasised(inner, node);
}

function emphasised(inner, node) {
    const style = node.style;
    const weight = style.fontWeight;
    const bold = weight === '' ? node.tagName === 'B' || node.tagName === 'STRONG' : weight === 'bold' || Number(weight) >= 600;
    const italic = style.fontStyle === '' ? node.tagName === 'I' || node.tagName === 'EM' : style.fontStyle === 'italic';
    return wrapped(wrapped(inner, italic ? '*' : ''), bold ? '**' : '');
}

function wrapped(text, mark) {
    const words = text.trim();
    if (mark === '' || words === '' || (words.startsWith(mark) && words.endsWith(mark) && words.length > 2 * mark.length)) {
        return text;
    }
    return text.replace(words, () => mark + words + mark);
}

function linked(words, address) {
    const text = words.trim();
    const safe = /^(https?:|mailto:|tel:)/i.test(address) ? address.replace(/[()\s<>]/g, encodeURIComponent) : '';
    return text === '' ? words : safe === '' ? words : words.replace(text, () => '[' + text + '](' + safe + ')');
}

function escaped(text) {
    return text.replace(/[\\`*[\]<]/g, '\\$&').replace(/(^|\s)_|_(?=\s|$)/g, (match) => match.replace('_', '\\_'));
}
