// What the toolbar does to a text area. Every change can be taken back with Ctrl+Z.

export function insert(area, text, from = area.selectionStart, until = area.selectionEnd) {
    area.focus();
    area.setSelectionRange(from, until);
    if (!document.execCommand('insertText', false, text)) {
        area.setRangeText(text, from, until, 'end');
        area.dispatchEvent(new Event('input', {bubbles: true}));
    }
}

function surround(area, mark, example) {
    const words = area.value.slice(area.selectionStart, area.selectionEnd) || example;
    const start = area.selectionStart;
    insert(area, mark + words + mark);
    area.setSelectionRange(start + mark.length, start + mark.length + words.length);
}

function lines(area, change) {
    const from = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
    const end = area.value.indexOf('\n', area.selectionEnd);
    const until = end < 0 ? area.value.length : end;
    insert(area, area.value.slice(from, until).split('\n').map(change).join('\n'), from, until);
}

function toggled(prefix) {
    return (line) => line.startsWith(prefix) ? line.slice(prefix.length) : prefix + line;
}

function own(area, text) {
    const before = area.value.slice(0, area.selectionStart);
    const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    insert(area, gap + text + '\n\n');
}

export function cite(area, fact, value) {
    const chosen = area.value.slice(area.selectionStart, area.selectionEnd).trim();
    const words = chosen !== '' && !/[[\]\n]/.test(chosen) ? chosen : value;
    insert(area, '[' + words.replace(/[[\]]/g, '') + '](fakta:' + fact + ')');
}

export function quote(area, words, speaker) {
    own(area, '> ' + words.replace(/\s+/g, ' ') + '\n>\n> — ' + speaker);
}

export const actions = {
    bold: (area) => surround(area, '**', 'tebal'),
    italic: (area) => surround(area, '*', 'miring'),
    heading: (area) => lines(area, toggled('## ')),
    list: (area) => lines(area, toggled('- ')),
    numbers: (area) => lines(area, (line, i) => /^\d+\. /.test(line) ? line.replace(/^\d+\. /, '') : i + 1 + '. ' + line),
    quote: (area) => lines(area, toggled('> ')),
    link: (area, say) => {
        const address = prompt(say.address, 'https://');
        if (address && /^(https?:\/\/|mailto:|tel:|\/)/i.test(address)) {
            const words = area.value.slice(area.selectionStart, area.selectionEnd) || address;
            insert(area, '[' + words + '](' + address.replace(/\s/g, encodeURIComponent).replaceAll('(', '%28').replaceAll(')', '%29') + ')');
        }
    },
    table: (area) => own(area, '| Kolom 1 | Kolom 2 |\n| --- | --- |\n| isi | isi |\n| isi | isi |'),
};
