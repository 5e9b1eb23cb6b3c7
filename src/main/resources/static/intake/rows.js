// Rows that repeat in the hand-in form: photos, facts, quotes.

import { uuid } from './drafts.js';

const list = (form, group) => form.querySelector(`[data-rows="${group}"]`);

export const rows = (form, group) => [...list(form, group).querySelectorAll(':scope > [data-row]')];

/** Adds a row from its template; its index is one more than any there. */
export function addRow(form, group) {
    const template = form.querySelector(`template[data-template="${group}"]`);
    const index = 1 + Math.max(-1, ...rows(form, group).map((row) => indexOf(row)));
    const row = document.importNode(template.content, true).querySelector('[data-row]');
    for (const element of row.querySelectorAll('[name],[id],[for]')) {
        for (const attribute of ['name', 'id', 'for']) {
            const value = element.getAttribute(attribute);
            if (value?.includes('__')) {
                element.setAttribute(attribute, value.replace('__', index));
            }
        }
    }
    const id = row.querySelector('[name$="].id"]');
    if (id && group === 'facts') {
        id.value = uuid();
    }
    showForScript(row);
    list(form, group).append(row);
    return row;
}

function indexOf(row) {
    return Number(/\[(\d+)]/.exec(row.querySelector('[name]').name)[1]);
}

export function showForScript(root) {
    // a pasted text is never cut off unseen: what is too long is said, and not sent
    root.querySelectorAll('textarea[maxlength]').forEach((area) => {
        area.dataset.most = area.maxLength;
        area.removeAttribute('maxlength');
    });
    root.querySelectorAll('[data-script-only]').forEach((element) => (element.hidden = false));
    root.querySelectorAll('[data-plain-only]').forEach((element) => {
        element.hidden = true;
        element.querySelectorAll('input').forEach((input) => (input.disabled = true));
    });
}

/** Rows that nobody has filled in are for forms without script. */
export function dropBlankRows(form, group) {
    for (const row of rows(form, group)) {
        const typed = [...row.querySelectorAll('input:not([type=hidden]):not([type=checkbox]),textarea')];
        if (typed.every((input) => input.value === '')) {
            row.remove();
        }
    }
}

const named = (field) => ({
    label: field.labels?.[0]?.innerText.trim() || field.getAttribute('aria-label') || field.name,
    most: Number(field.dataset.most ?? field.maxLength),
    length: field.value.trim().length,
});

const texts = (form) => [...form.querySelectorAll('textarea,input[maxlength]')].map(named);

/** The first text that is longer than the server takes. */
export const tooLong = (form) => texts(form).find((text) => text.length > text.most);

export const longest = (form) => texts(form).reduce((one, other) => (other.length > one.length ? other : one));

/** What stands in the form, as name-value pairs; without the token, files and what belongs to this page alone. */
export function entries(form) {
    const own = new Set(['version', 'seen', 'files', '_csrf']);
    return [...new FormData(form).entries()].filter(([name, value]) => !own.has(name) && typeof value === 'string');
}

/** Puts name-value pairs into the form, as they were kept. */
export function fill(form, kept) {
    for (const group of ['photos', 'facts', 'quotes']) {
        rows(form, group).forEach((row) => row.remove());
        const wanted = [...new Set(kept.map(([name]) => new RegExp(`^${group}\\[(\\d+)]`).exec(name)?.[1]).filter(Boolean))];
        for (const index of wanted) {
            const row = addRow(form, group);
            const real = indexOf(row);
            for (const element of row.querySelectorAll('[name]')) {
                set(element, kept, element.name.replace(`[${real}]`, `[${index}]`));
            }
        }
    }
    for (const element of form.elements) {
        if (element.name && !/^(photos|facts|quotes)\[/.test(element.name) && !['version', '_csrf', 'seen'].includes(element.name)) {
            set(element, kept, element.name);
        }
    }
}

function set(element, kept, name) {
    const values = kept.filter(([key]) => key === name).map(([, value]) => value);
    if (element.type === 'checkbox' || element.type === 'radio') {
        element.checked = values.includes(element.value);
    } else if (element.type !== 'file' && element.tagName !== 'BUTTON') {
        element.value = values[0] ?? '';
        if (element.tagName === 'SELECT' && values[0] && element.value !== values[0]) {
            element.dataset.wanted = values[0];
        }
    }
}
