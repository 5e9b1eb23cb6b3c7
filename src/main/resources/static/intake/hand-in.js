// The hand-in form: keeps what is typed on the device at once, sends it when it can, and never loses a word.

import {
    change, discard, draft, dropPhoto, forget, isRefusedAsItIs, keepPhoto, NotSent, photosOf, refuse, send, unsent, uuid,
} from './drafts.js';
import { map } from './map.js';
import { isAmong, isRefused, showKind, showPicture, showRefused } from './photos.js';
import { sendAll } from './unsent.js';
import { addRow, dropBlankRows, entries, fill, longest, rows, showForScript, tooLong } from './rows.js';

/** What this script imports: browsers do not always name it among what a page has loaded. */
const PARTS = ['drafts.js', 'map.js', 'photos.js', 'rows.js', 'unsent.js'];

const KEEP_AFTER = 150;
const SEND_AFTER = 1200;
const TRY_AGAIN_AFTER = 15_000;

const form = document.querySelector('[data-hand-in]');
const words = form.querySelector('[data-words]').dataset;
const status = form.querySelector('[data-status]');
const person = form.dataset.person;
let id;
let attachments = {};
let keepTimer;
let sendTimer;
let creditTyped = '';
let leaving = false;

const say = (key, what = '') => {
    const said = status.dataset[`say${key}`].replace('{0}', () => what);
    if (status.textContent !== said) {
        status.textContent = said;
    }
    status.dataset.kind = key;
};

/** The photos, documents and videos that were not refused. */
const taken = () => rows(form, 'photos').filter((row) => !isRefused(row));

function takeId(taken) {
    id = taken;
    form.dataset.id = taken;
    form.action = `/desk/intake/materials/${taken}/draft`;
    form.querySelector('[data-submit]').setAttribute('formaction', `/desk/intake/materials/${taken}/submission`);
    form.querySelector('[data-discard]')?.setAttribute('formaction', `/desk/intake/materials/${taken}/discarding`);
}

async function start() {
    showForScript(form);
    dropBlankRows(form, 'facts');
    dropBlankRows(form, 'quotes');
    readAttachments();
    const edited = /\/materials\/([0-9a-f-]{36})\//.exec(location.pathname)?.[1];
    const asked = new URLSearchParams(location.search).get('draft');
    takeId(edited ?? (/^[0-9a-f-]{36}$/.test(asked ?? '') ? asked : uuid()));
    const kept = await draft(id);
    const isShell = edited !== undefined && form.dataset.new === 'true';
    if (kept && kept.person === person && (kept.dirty || kept.submit || isShell || asked)) {
        await restore(kept);
    } else if (isShell) {
        form.replaceChildren(Object.assign(document.createElement('p'), { textContent: words.notHere }));
        return;
    } else if (edited) {
        await change(id, (was) => Object.assign(was, {
            person, version: Number(form.elements.version.value), entries: entries(form), attachments, dirty: false, conflict: false,
        }));
    }
    listen();
    tick();
    map(form.querySelector('[data-map]'), form);
    await listUnsent();
    trySending();
    sendOthers();
    keepForOffline();
    form.dataset.ready = 'true';
}

function readAttachments() {
    for (const row of rows(form, 'photos')) {
        const picture = row.querySelector('img');
        attachments[row.dataset.id] = {
            name: row.querySelector('[data-name]')?.textContent ?? '',
            thumbnail: picture?.getAttribute('src') ?? '',
            picture: picture !== null,
        };
        showKind(row, picture !== null);
    }
}

async function restore(kept) {
    fill(form, kept.entries);
    form.elements.version.value = kept.version;
    attachments = { ...kept.attachments, ...attachments };
    const local = Object.fromEntries((await photosOf(id)).map((photo) => [`local:${photo.key}`, photo]));
    for (const row of rows(form, 'photos')) {
        const value = valueOf(row);
        showPhoto(row, value, local[value]);
    }
    fillDocuments();
    offerToDiscard();
    if (kept.submit) {
        say('WillHandIn');
    } else {
        say('Kept');
    }
}

function listen() {
    form.addEventListener('input', typed);
    form.addEventListener('change', typed);
    form.addEventListener('change', takenOut);
    form.addEventListener('click', clicked);
    form.addEventListener('submit', submitted);
    addEventListener('submit', thrownAway);
    form.querySelectorAll('[data-add-photo]').forEach((input) => input.addEventListener('change', addPhotos));
    const programme = form.querySelector('[data-programmes]');
    programme.addEventListener('input', () => findProgrammes(programme));
    addEventListener('online', () => trySending());
    addEventListener('online', () => sendOthers());
    addEventListener('pagehide', () => keep());
    document.addEventListener('visibilitychange', () => (document.hidden ? keep() : trySending()));
    setInterval(() => trySending(), TRY_AGAIN_AFTER);
}

function typed(event) {
    if (event.target.type === 'file' || leaving) {
        return;
    }
    if (event.target.name?.endsWith('].credit')) {
        creditTyped = event.target.value;
    }
    clearTimeout(keepTimer);
    keepTimer = setTimeout(keep, KEEP_AFTER);
    clearTimeout(sendTimer);
    sendTimer = setTimeout(trySending, SEND_AFTER);
    status.dataset.kind = 'Typing';
    tick();
}

/** Keeps what stands in the form on the device. */
async function keep() {
    clearTimeout(keepTimer);
    if (leaving) {
        return;
    }
    const now = entries(form);
    const before = await draft(id);
    if (before ? JSON.stringify(before.entries) === JSON.stringify(now) : !isWorthKeeping(now)) {
        return;
    }
    await change(id, (was) => {
        if (was.revision === 0 && was.version === 0) {
            was.version = Number(form.elements.version.value);
        }
        Object.assign(was, { person, entries: now, attachments, title: form.elements.title.value, dirty: true });
        was.revision += 1;
    });
    if (!location.pathname.includes(id) && !location.search.includes(id)) {
        history.replaceState(null, '', `/desk/intake/materials/new?draft=${id}`);
    }
    offerToDiscard();
    if (status.dataset.kind === 'Typing') {
        say(navigator.onLine ? 'Kept' : 'Offline');
    }
}

function offerToDiscard() {
    const button = form.querySelector('[data-discard]');
    if (button) {
        button.hidden = false;
    }
}

function isWorthKeeping(now) {
    const given = new Set(['agency', 'stage', 'beginsDate', 'request', 'event']);
    return now.some(([name, value]) => !given.has(name) && value !== '' && !name.endsWith('].id'));
}

async function trySending() {
    clearTimeout(sendTimer);
    if (leaving) {
        return undefined;
    }
    await keep();
    const before = await draft(id);
    if (!before || (!before.dirty && !before.submit)) {
        return undefined;
    }
    const why = await whyNot(before);
    if (why) {
        say('Refused', why);
        return undefined;
    }
    say('Saving');
    try {
        const answer = await send(id, { photo: photoSent });
        return answer ? await answered(answer) : undefined;
    } catch (e) {
        if (!(e instanceof NotSent)) {
            throw e;
        }
        const submit = (await draft(id))?.submit;
        say({ offline: submit ? 'WillHandIn' : 'Offline', 'signed-out': 'SignedOut', elsewhere: 'Elsewhere', later: 'Offline' }[e.kind]);
        if (e.kind === 'signed-out') {
            linkToSignIn();
        }
        return undefined;
    }
}

/** Why a draft need not be sent: the server refused just this already, or would. */
async function whyNot(kept) {
    if (isRefusedAsItIs(kept)) {
        return kept.refused.said || refusal(kept.refused.status);
    }
    const long = tooLong(form);
    if (!long) {
        return '';
    }
    const number = (value) => value.toLocaleString(document.documentElement.lang);
    const said = words.tooLong.replace('{0}', long.label).replace('{1}', number(long.most)).replace('{2}', number(long.length));
    await refuse(id, kept.revision, said);
    return said;
}

/** A refusal that came without a reason, in a sentence. */
const refusal = (code) =>
    code === 413 ? words.tooLarge.replace('{0}', longest(form).label) : words.refused.replace('{0}', code);

function linkToSignIn() {
    const link = document.createElement('a');
    link.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = ' →';
    link.setAttribute('aria-label', status.textContent);
    status.append(link);
}

async function answered(answer) {
    if (answer.version) {
        form.elements.version.value = answer.version;
    }
    if (answer.theirs) {
        showConflict(answer);
        say('Conflict');
        return answer;
    }
    showAtPhotos(answer.reasons ?? []);
    if (answer.reasons?.length) {
        say('Refused', answer.reasons.map((reason) => reason.message).join(' '));
        return answer;
    }
    if (answer.status !== 200) {
        say('Refused', refusal(answer.status));
        return answer;
    }
    if (answer.state !== 'DRAFT' && answer.state !== 'RETURNED') {
        leaving = true;
        say('HandedIn');
        location.assign(`/desk/intake/materials/${id}`);
        return answer;
    }
    if (!location.pathname.includes(id)) {
        history.replaceState(null, '', `/desk/intake/materials/${id}/edit`);
    }
    const now = await draft(id);
    say(now?.dirty ? 'Kept' : 'Saved', answer.saved);
    lookAround();
    return answer;
}

/** What is wrong with a photo stands at that photo, too. */
function showAtPhotos(reasons) {
    for (const row of rows(form, 'photos')) {
        const wrong = reasons.filter((reason) => reason.field === `photo-${row.dataset.id}`);
        row.querySelector('[data-photo-wrong]').replaceChildren(...wrong.map((reason) =>
            Object.assign(document.createElement('p'), { className: 'intake-wrong', textContent: reason.message })));
    }
}

function showConflict(answer) {
    const box = document.querySelector('[data-conflict]');
    const card = document.createElement('section');
    card.className = 'card mb-3 border-warning';
    const body = card.appendChild(Object.assign(document.createElement('div'), { className: 'card-body' }));
    const add = (parent, tag, text, name = '') =>
        parent.appendChild(Object.assign(document.createElement(tag), { textContent: text, className: name }));
    add(body, 'h2', words.conflictTitle, 'intake-question-title');
    add(body, 'p', words.conflictText);
    for (const difference of answer.differences) {
        add(body, 'h3', difference.label, 'h4');
        const two = add(body, 'div', '', 'intake-versions');
        for (const [name, text] of [[words.mine, difference.mine], [words.theirs, difference.theirs]]) {
            const one = add(two, 'div', '');
            add(one, 'p', name, 'intake-version-name');
            add(one, 'p', text, 'intake-prose');
        }
    }
    const buttons = add(body, 'div', '', 'd-flex gap-2 flex-wrap');
    add(buttons, 'button', words.keepMine, 'btn btn-primary').addEventListener('click', async () => {
        box.replaceChildren();
        await change(id, (was) => Object.assign(was, { version: answer.version, conflict: false, dirty: true }));
        form.elements.version.value = answer.version;
        trySending();
    });
    add(buttons, 'button', words.takeTheirs, 'btn').addEventListener('click', async () => {
        leaving = true;
        await forget(id);
        location.assign(`/desk/intake/materials/${id}/edit`);
    });
    box.replaceChildren(card);
    box.scrollIntoView({ block: 'start' });
}

/** Once the question that the button asks was answered with yes: the desk's own script has heard the click before this one. */
async function thrownAway(event) {
    if (event.defaultPrevented || !event.submitter?.matches('[data-discard]')) {
        return;
    }
    event.preventDefault();
    leaving = true;
    clearTimeout(keepTimer);
    clearTimeout(sendTimer);
    if (await discard(id)) {
        location.assign('/desk/intake/materials');
        return;
    }
    leaving = false;
    say('NotDiscarded');
}

async function submitted(event) {
    if (event.submitter?.matches('[data-discard]')) {
        return;
    }
    event.preventDefault();
    const handIn = event.submitter?.matches('[data-submit]') ?? false;
    await keep();
    if (!(await draft(id))) {
        await change(id, (was) => Object.assign(was, { person, entries: entries(form), attachments, dirty: true }));
    }
    const answer = await trySending();
    const now = await draft(id);
    if (!handIn || leaving || now?.conflict || answer?.reasons?.length) {
        return;
    }
    if (now?.dirty) {
        if (status.dataset.kind === 'Offline') {
            await change(id, (was) => (was.submit = true));
            say('WillHandIn');
        }
        return;
    }
    leaving = true;
    const session = await (await fetch('/desk/intake/session')).json();
    form.elements[session.field].value = session.token;
    form.action = `/desk/intake/materials/${id}/submission`;
    await forget(id);
    form.submit();
}

function clicked(event) {
    const add = event.target.closest('[data-add]');
    if (add) {
        const row = addRow(form, add.dataset.add);
        fillDocuments();
        row.querySelector('input:not([type=hidden]),textarea').focus();
        return;
    }
    const drop = event.target.closest('[data-drop]');
    if (drop) {
        drop.closest('[data-row]').remove();
        form.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const photo = event.target.closest('[data-drop-photo],[data-try-again]');
    if (photo?.matches('[data-drop-photo]')) {
        takeOut(photo.closest('[data-row]'));
    } else if (photo) {
        tryPhotoAgain(photo.closest('[data-row]'));
    }
}

function takenOut(event) {
    if (event.target.matches('[data-remove]') && event.target.checked) {
        takeOut(event.target.closest('[data-row]'));
    }
}

function takeOut(row) {
    const value = valueOf(row);
    row.remove();
    if (value.startsWith('local:')) {
        dropPhoto(value.slice(6));
    }
    fillDocuments();
    form.dispatchEvent(new Event('input', { bubbles: true }));
}

async function tryPhotoAgain(row) {
    const value = valueOf(row);
    const photo = (await photosOf(id)).find((one) => `local:${one.key}` === value);
    if (!photo) {
        return;
    }
    const waiting = { ...photo, failed: undefined };
    await keepPhoto(waiting);
    await change(id, (was) => Object.assign(was, { dirty: true, revision: was.revision + 1 }));
    row.classList.remove('intake-refused');
    showPhoto(row, value, waiting);
    fillDocuments();
    trySending();
}

const valueOf = (row) => row.querySelector('[name$="].id"]').value;

async function addPhotos(event) {
    const files = [...event.target.files];
    event.target.value = '';
    const most = Number(form.dataset.mostBytes);
    const refused = [];
    for (const file of files) {
        if (file.size > most) {
            refused.push(words.photoTooLarge.replace('{0}', () => file.name));
        } else if (await isAmong(file, await blobsShown())) {
            refused.push(words.photoThere.replace('{0}', () => file.name));
        } else {
            await addPhoto(file);
        }
    }
    form.querySelector('[data-photo-refused]').textContent = refused.join(' ');
    fillDocuments();
    form.dispatchEvent(new Event('input', { bubbles: true }));
    trySending();
}

/** The files of this device that stand in the form; others were taken out. */
async function blobsShown() {
    const shown = rows(form, 'photos').map(valueOf);
    return (await photosOf(id))
        .filter((photo) => shown.includes(photo.asset ?? `local:${photo.key}`))
        .map((photo) => photo.blob);
}

async function addPhoto(file) {
    const photo = { key: uuid(), material: id, person, name: file.name, blob: file, picture: file.type.startsWith('image/') };
    await keepPhoto(photo);
    const credits = taken().map((row) => row.querySelector('[name$="].credit"]').value);
    const row = addRow(form, 'photos');
    row.querySelector('[name$="].id"]').value = `local:${photo.key}`;
    row.querySelector('[name$="].credit"]').value = creditTyped || credits.findLast((credit) => credit !== '') || '';
    showPhoto(row, `local:${photo.key}`, photo);
}

function showPhoto(row, value, local) {
    const known = attachments[value];
    row.dataset.id = value;
    const picture = Boolean(local ? local.picture : known?.picture);
    const name = local?.name ?? known?.name ?? '';
    if (local?.failed) {
        showRefused(row, name, words.photoFailed.replace('{0}', () => local.failed), local.again);
        return;
    }
    showPicture(row, name, picture ? (local ? URL.createObjectURL(local.blob) : known.thumbnail) : '');
    showKind(row, picture);
    row.querySelector('[data-photo-status]').textContent = local && !local.asset ? words.photoWaiting : '';
}

function photoSent(key, what) {
    const row = rows(form, 'photos').find((one) => valueOf(one) === `local:${key}`);
    if (what.stored) {
        photoStored(key, row, what.stored);
    } else if (row && what.failed) {
        showRefused(row, what.name, words.photoFailed.replace('{0}', () => what.failed), what.again);
        fillDocuments();
    } else if (row) {
        row.querySelector('[data-photo-status]').textContent = words.photoSending.replace('{0}', what.progress);
    }
}

/** The server has it now, perhaps since long: the same photo stands in the form once. */
function photoStored(key, row, stored) {
    attachments[stored.id] = { name: stored.name, thumbnail: stored.thumbnail ?? '', picture: stored.kind === 'IMAGE' };
    form.querySelectorAll(`option[value="local:${key}"]`).forEach((option) => (option.value = stored.id));
    if (!row) {
        return;
    }
    if (rows(form, 'photos').some((one) => valueOf(one) === stored.id)) {
        form.querySelector('[data-photo-refused]').textContent = words.photoThere.replace('{0}', () => stored.name);
        row.remove();
        fillDocuments();
        return;
    }
    row.querySelector('[name$="].id"]').value = stored.id;
    row.dataset.id = stored.id;
    row.querySelector('[data-photo-status]').textContent = '';
    showKind(row, stored.kind === 'IMAGE');
}

/** The photos and documents that a fact can rest on. */
function fillDocuments() {
    const choices = taken().map((row) => {
        const value = valueOf(row);
        const caption = row.querySelector('[name$="].caption"]').value;
        return [value, caption || attachments[value]?.name || row.querySelector('[data-name]')?.textContent || value.slice(0, 8)];
    });
    for (const select of form.querySelectorAll('[data-documents]')) {
        const chosen = select.value || select.dataset.wanted;
        select.replaceChildren(select.options[0], ...choices.map(([value, name]) => new Option(name, value)));
        select.value = choices.some(([value]) => value === chosen) ? chosen : '';
    }
}

function tick() {
    const has = (...names) => names.every((name) => form.elements[name].value.trim() !== '');
    const filled = (group, field) => rows(form, group).some((row) => row.querySelector(`[name$="].${field}"]`).value !== '');
    const answers = {
        what: has('title', 'what'),
        when: has('beginsDate'),
        where: has('area') || has('place'),
        photos: taken().length > 0,
        who: has('who'),
        why: has('why'),
        next: has('next'),
        facts: filled('facts', 'value'),
        quotes: filled('quotes', 'text'),
    };
    for (const item of form.querySelectorAll('[data-progress] > li')) {
        item.classList.toggle('done', answers[item.dataset.for]);
    }
}

let sought = '';
async function findProgrammes(input) {
    const wanted = input.value;
    sought = wanted;
    const choice = [...input.list.options].find((option) => option.value === wanted);
    if (choice) {
        document.getElementById('programme-name').textContent = choice.label;
        return;
    }
    try {
        const found = await (await fetch(`${input.dataset.programmes}?q=${encodeURIComponent(wanted)}`)).json();
        if (sought === wanted) {
            input.list.replaceChildren(...found.map((one) => new Option(one.label, one.value)));
        }
    } catch {
        // offline: the code can be typed
    }
}

let lookedAt = '';
async function lookAround() {
    const now = ['title', 'beginsDate', 'beginsTime', 'area'].map((name) => form.elements[name].value).join('|');
    if (now === lookedAt) {
        return;
    }
    try {
        const response = await fetch(`/desk/intake/materials/${id}/neighbours`, { redirect: 'error' });
        if (response.ok) {
            lookedAt = now;
            const page = new DOMParser().parseFromString(await response.text(), 'text/html');
            form.querySelector('[data-neighbours]').replaceChildren(...page.body.children);
        }
    } catch {
        // shown when there is a network
    }
}

async function sendOthers() {
    await sendAll(id);
    await listUnsent();
}

async function listUnsent() {
    const others = (await unsent(person)).filter((one) => one.id !== id);
    const box = document.querySelector('[data-unsent]');
    if (others.length) {
        const list = document.createElement('ul');
        for (const one of others) {
            const link = document.createElement('a');
            link.href = one.version > 0 ? `/desk/intake/materials/${one.id}/edit` : `/desk/intake/materials/new?draft=${one.id}`;
            link.textContent = one.title || words.unsentUntitled;
            list.appendChild(document.createElement('li')).append(link);
        }
        const note = document.createElement('div');
        note.className = 'alert alert-info';
        note.append(Object.assign(document.createElement('div'), { textContent: words.unsentTitle }), list);
        box.replaceChildren(note);
    } else {
        box.replaceChildren();
    }
}

/** Lets the form open without a network. */
async function keepForOffline() {
    if (!('serviceWorker' in navigator)) {
        return;
    }
    try {
        await navigator.serviceWorker.register('/desk/intake/worker.js', { scope: '/desk/intake/materials/' });
        const { active } = await navigator.serviceWorker.ready;
        navigator.serviceWorker.addEventListener('message', (event) => (form.dataset.offline = String(event.data?.kept)));
        navigator.serviceWorker.startMessages();
        const named = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')].map((one) => one.href ?? one.src);
        const parts = PARTS.map((name) => new URL(name, import.meta.url).href);
        const loaded = performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => /^\/(static|webjars)\//.test(new URL(name).pathname));
        active.postMessage({ keep: [...new Set([...named, ...parts, ...loaded])] });
    } catch {
        // the form still works, it only does not open offline
    }
}

start();
