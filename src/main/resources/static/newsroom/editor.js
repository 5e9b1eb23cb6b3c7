// The editor's page: toolbar, tabs, live preview, checks, autosave, who else is here. The form works without it.
import {actions, cite, quote} from './writing.js';
import {markdownOf} from './paste.js';
import {pictures} from './pictures.js';
import {tabs} from './tabs.js';

const form = document.getElementById('editor');
const say = form.dataset;
const path = say.path;
const field = (id) => document.getElementById(id);
const kept = 'saji.story.' + say.story;
let area = field('body');
let dirty = false;
let stopped = false;
let saving = null;

document.querySelectorAll('.newsroom-toolbar, [data-cite], [data-quote], .newsroom-upload, #check-links, .newsroom-picture-order').forEach((element) => {
    element.hidden = false;
});
const openTab = tabs(document.querySelector('.newsroom-editor-side'));

// ---- toolbar: one stop for the tab key, arrows inside
for (const bar of document.querySelectorAll('.newsroom-toolbar')) {
    const buttons = [...bar.querySelectorAll('button')];
    buttons.forEach((button, i) => {
        button.tabIndex = i === 0 ? 0 : -1;
        button.addEventListener('click', () => act(button.dataset.do, field(bar.dataset.target)));
    });
    bar.addEventListener('keydown', (event) => {
        const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
        if (step) {
            event.preventDefault();
            const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
            buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1; });
            next.focus();
        }
    });
}

function act(name, target) {
    area = target;
    if (name === 'cite') {
        openTab(document.getElementById('panel-materials'));
        const first = document.querySelector('[data-cite]');
        first ? first.focus() : alert(say.nothingToCite);
    } else {
        actions[name](target, say);
    }
}

for (const target of [field('body'), field('english.body')]) {
    target.addEventListener('focus', () => { area = target; });
    target.addEventListener('keydown', (event) => {
        const name = (event.ctrlKey || event.metaKey) && !event.altKey && {b: 'bold', i: 'italic', k: 'link'}[event.key.toLowerCase()];
        if (name) {
            event.preventDefault();
            act(name, target);
        }
    });
    target.addEventListener('paste', (event) => {
        const html = event.clipboardData?.getData('text/html');
        if (html) {
            const text = markdownOf(html);
            if (text !== '') {
                event.preventDefault();
                document.execCommand('insertText', false, text) || target.setRangeText(text, target.selectionStart, target.selectionEnd, 'end');
            }
        }
    });
}
document.addEventListener('click', (event) => {
    const cited = event.target.closest('[data-cite]');
    const quoted = event.target.closest('[data-quote]');
    if (cited) {
        cite(area, cited.dataset.cite, cited.dataset.value);
    } else if (quoted) {
        quote(area, quoted.dataset.quote, quoted.dataset.speaker);
    }
});

// ---- title and lead: how long, and Enter makes no line in a title
for (const count of document.querySelectorAll('.newsroom-count')) {
    const counted = field(count.dataset.count);
    const show = () => {
        count.textContent = counted.value.length + ' / ' + count.dataset.best;
        count.classList.toggle('newsroom-count-over', counted.value.length > Number(count.dataset.best));
    };
    counted.addEventListener('input', show);
    show();
}
field('title').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
        event.preventDefault();
        field('lead').focus();
    }
});

// ---- preview, checks
const encoded = () => new URLSearchParams(new FormData(form));

async function draw(part, id) {
    try {
        const answer = await fetch(path + part, {method: 'POST', body: encoded()});
        if (answer.ok && !answer.redirected) {
            field(id).innerHTML = await answer.text();
            return true;
        }
    } catch {
        // drawn again with the next change
    }
    return false;
}

function later(work, millis) {
    let timer;
    return () => {
        clearTimeout(timer);
        timer = setTimeout(work, millis);
    };
}

const previewSoon = later(() => draw('/text/preview', 'preview'), 400);
const checksSoon = later(() => draw('/text/checks', 'checks'), 1500);
const saveSoon = later(() => save(), 1200);

async function checkLinks() {
    field('check-links').disabled = true;
    field('links-checked').textContent = say.checkingLinks;
    if (!await draw('/text/links', 'links-checked')) {
        field('links-checked').textContent = say.offline;
    }
    field('check-links').disabled = false;
}
field('check-links').addEventListener('click', checkLinks);
if (/\]\(https?:/i.test(field('body').value)) {
    checkLinks();
}

function changed() {
    dirty = true;
    field('saved').textContent = say.unsaved;
    keep();
    previewSoon();
    checksSoon();
    saveSoon();
}
form.addEventListener('input', changed);
pictures(form, changed);

// ---- where a figure comes from
document.addEventListener('click', async (event) => {
    const fact = event.target.closest('#preview a.newsroom-fact[href]');
    if (!fact || event.ctrlKey || event.metaKey) {
        return;
    }
    event.preventDefault();
    const answer = await fetch(fact.getAttribute('href') + '/card');
    if (answer.ok && !answer.redirected) {
        field('fact-dialog-body').innerHTML = await answer.text();
        field('fact-dialog').showModal();
    } else {
        location.href = fact.href;
    }
});

// ---- autosave: one at a time; over the base revision that was on the screen
function save() {
    if (dirty && !stopped && !saving) {
        saving = store().finally(() => {
            saving = null;
            if (dirty && !stopped) {
                saveSoon();
            }
        });
    }
}

async function store() {
    dirty = false;
    field('saved').textContent = say.saving;
    try {
        await settle(await fetch(path + '/text/draft', {method: 'POST', body: encoded(), headers: {Accept: 'application/json'}}));
    } catch {
        dirty = !stopped;
        field('saved').textContent = say.offline;
        setTimeout(save, 8000);
    }
}

async function settle(answer) {
    if (answer.redirected || !(answer.headers.get('Content-Type') ?? '').includes('json')) {
        throw new Error('signed out');
    }
    const said = await answer.json();
    if (answer.ok) {
        field('base').value = said.revision;
        field('saved').textContent = said.said;
        if (!dirty) {
            localStorage.removeItem(kept);
        }
    } else if (said.conflict) {
        stopped = true;
        field('conflict').hidden = false;
        field('conflict').querySelector('p').textContent = said.conflict;
        field('saved').textContent = say.kept;
    } else {
        field('saved').textContent = (said.refused ?? [say.offline]).join(' ');
    }
}
window.addEventListener('online', save);

// A save by hand waits for the automatic one that is under way, and goes over the revision which that one made.
form.addEventListener('submit', (event) => {
    stopped = true;
    dirty = false;
    if (saving) {
        event.preventDefault();
        saving.finally(() => form.requestSubmit(event.submitter));
    }
});

// ---- what was typed survives a closed browser
const words = ['title', 'lead', 'body', 'english.title', 'english.lead', 'english.body'];

function keep() {
    try {
        localStorage.setItem(kept, JSON.stringify({base: field('base').value, words: words.map((id) => field(id).value)}));
    } catch {
        // no room on this device: the server has it a second later
    }
}

(function restore() {
    const found = JSON.parse(localStorage.getItem(kept) ?? 'null');
    if (!found || words.every((id, i) => field(id).value.trim() === (found.words[i] ?? '').replace(/\r\n?/g, '\n').trim())) {
        localStorage.removeItem(kept);
        return;
    }
    const bar = document.createElement('div');
    bar.className = 'alert alert-info newsroom-restore';
    bar.setAttribute('role', 'alert');
    const text = document.createElement('p');
    text.textContent = say.kept;
    const put = document.createElement('button');
    put.type = 'button';
    put.className = 'btn btn-primary';
    put.textContent = say.restore;
    put.addEventListener('click', () => {
        words.forEach((id, i) => { field(id).value = found.words[i] ?? ''; });
        field('base').value = found.base;
        bar.remove();
        changed();
    });
    const drop = document.createElement('button');
    drop.type = 'button';
    drop.className = 'btn';
    drop.textContent = say.drop;
    drop.addEventListener('click', () => {
        localStorage.removeItem(kept);
        bar.remove();
    });
    bar.append(text, put, drop);
    form.before(bar);
})();

// ---- who else has it open
async function present() {
    if (document.visibilityState === 'visible') {
        await draw('/presence', 'presence');
    }
}
setInterval(present, 15000);
window.addEventListener('pagehide', () => {
    if (dirty && !stopped) {
        navigator.sendBeacon(path + '/text/draft', encoded());
    }
    navigator.sendBeacon(path + '/presence/end', encoded());
});
