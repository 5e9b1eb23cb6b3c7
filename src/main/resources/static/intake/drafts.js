// Drafts on this device: kept in IndexedDB as they are typed, sent when there is a network. No page is needed for either.

const SESSION = '/desk/intake/session';
const KEEP_DAYS = 30;

/** Why nothing was sent: 'offline', 'signed-out', 'elsewhere' (another person is signed in), 'later' (the server failed). */
export class NotSent extends Error {
    constructor(kind) {
        super(kind);
        this.kind = kind;
    }
}

export function uuid() {
    if (crypto.randomUUID) {
        return crypto.randomUUID();
    }
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    const h = [...b].map((n) => n.toString(16).padStart(2, '0')).join('');
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

let opened;
function database() {
    opened ??= new Promise((resolve, reject) => {
        const request = indexedDB.open('saji-intake', 1);
        request.onupgradeneeded = () => {
            request.result.createObjectStore('drafts', { keyPath: 'id' });
            request.result.createObjectStore('photos', { keyPath: 'key' }).createIndex('material', 'material');
        };
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    return opened;
}

async function run(store, mode, work) {
    const db = await database();
    return new Promise((resolve, reject) => {
        const transaction = db.transaction(store, mode, { durability: 'strict' });
        let result;
        const request = work(transaction.objectStore(store), (value) => (result = value));
        if (request) {
            request.onsuccess = () => (result = request.result);
        }
        transaction.oncomplete = () => resolve(result);
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
    });
}

export const draft = (id) => run('drafts', 'readonly', (store) => store.get(id));

/** Changes a draft in one step, so that typing and sending do not undo each other; makes it when there is none. */
export function change(id, how) {
    return run('drafts', 'readwrite', (store, done) => {
        const request = store.get(id);
        request.onsuccess = () => {
            const was = request.result
                ?? { id, version: 0, revision: 0, entries: [], attachments: {}, unanswered: [], dirty: false, submit: false };
            how(was);
            was.changedAt = Date.now();
            store.put(was);
            done(was);
        };
    });
}

/** Remembers that a draft, as it is at this revision, was refused for good. */
export const refuse = (id, revision, said) => change(id, (was) => (was.refused = { revision, said }));

/** Whether a draft was refused for good and has not been changed since: it need not be sent again. */
export const isRefusedAsItIs = (one) => one.refused !== undefined && one.refused.revision === one.revision;

export async function forget(id) {
    await run('drafts', 'readwrite', (store) => void store.delete(id));
    for (const photo of await photosOf(id)) {
        await run('photos', 'readwrite', (store) => void store.delete(photo.key));
    }
}

/** Drafts of a person that hold something the server does not have; old ones that it has are cleared away. */
export async function unsent(person) {
    const all = (await run('drafts', 'readonly', (store) => store.getAll())) ?? [];
    const old = Date.now() - KEEP_DAYS * 24 * 3600 * 1000;
    for (const one of all) {
        if (!one.dirty && !one.submit && one.changedAt < old) {
            await forget(one.id);
        }
    }
    return all.filter((one) => one.person === person && (one.dirty || one.submit));
}

export const photosOf = (material) =>
    run('photos', 'readonly', (store) => store.index('material').getAll(material)).then((found) => found ?? []);

export const keepPhoto = (photo) => run('photos', 'readwrite', (store) => void store.put(photo));

export const dropPhoto = (key) => run('photos', 'readwrite', (store) => void store.delete(key));

let session;
async function signedIn(fresh) {
    if (fresh || !session || session.at < Date.now() - 300_000) {
        const response = await reach(SESSION, { headers: { Accept: 'application/json' } });
        if (!response.ok) {
            throw new NotSent(response.status === 401 ? 'signed-out' : 'later');
        }
        session = { ...(await response.json()), at: Date.now() };
    }
    return session;
}

/** Who is signed in, with the words for what was sent; asks the server at most once in five minutes. */
export const who = () => signedIn(false);

/** A request that tells being offline from being signed out. */
async function reach(path, options) {
    let response;
    try {
        response = await fetch(path, { ...options, redirect: 'manual', cache: 'no-store' });
    } catch {
        throw new NotSent('offline');
    }
    if (response.type === 'opaqueredirect') {
        session = undefined;
        throw new NotSent('signed-out');
    }
    return response;
}

function upload(photo, agency, token, progress) {
    return new Promise((resolve, reject) => {
        const form = new FormData();
        form.append('agency', agency);
        form.append('file', photo.blob, photo.name);
        const request = new XMLHttpRequest();
        request.open('POST', '/desk/assets');
        request.setRequestHeader('Accept', 'application/json');
        request.setRequestHeader('X-CSRF-TOKEN', token);
        request.upload.onprogress = (event) => progress(Math.round((100 * event.loaded) / (event.total || 1)));
        request.onerror = () => reject(new NotSent('offline'));
        request.onload = () => {
            let answer = {};
            try {
                answer = JSON.parse(request.responseText);
            } catch {
                // said by the status
            }
            resolve({ status: request.status, answer });
        };
        request.send(form);
    });
}

async function sendPhotos(id, person, on) {
    const agency = Object.fromEntries((await draft(id)).entries).agency;
    for (const photo of await photosOf(id)) {
        if (photo.asset || photo.failed || photo.person !== person.person) {
            continue;
        }
        on.photo?.(photo.key, { progress: 0 });
        const progress = (percent) => on.photo?.(photo.key, { progress: percent });
        let result = await upload(photo, agency, person.token, progress);
        if (result.status === 403) {
            result = await upload(photo, agency, (await signedIn(true)).token, progress);
        }
        if (result.status === 201 || result.status === 200) {
            await keepPhoto({ ...photo, asset: result.answer.id });
            const mine = `local:${photo.key}`;
            await change(id, (was) => {
                was.entries = withStored(was.entries, mine, result.answer.id);
                was.attachments[result.answer.id] = {
                    name: result.answer.name,
                    thumbnail: result.answer.thumbnail ?? '',
                    picture: result.answer.kind === 'IMAGE',
                };
                was.dirty = true;
            });
            on.photo?.(photo.key, { stored: result.answer });
        } else if (result.status >= 400 && result.status < 500) {
            const why = (result.answer.reasons ?? []).map((reason) => reason.message).join(' ')
                || result.answer.detail || String(result.status);
            const again = ![413, 415, 422].includes(result.status);
            await keepPhoto({ ...photo, failed: why, again });
            on.photo?.(photo.key, { name: photo.name, failed: why, again });
        } else {
            throw new NotSent('later');
        }
    }
}

/** The entries with a photo's id in place of what it is called here; what the material has already, it does not get twice. */
function withStored(entries, mine, id) {
    const isPhoto = (name) => /^photos\[\d+]\.id$/.test(name);
    const row = entries.find(([name, value]) => isPhoto(name) && value === mine)?.[0].slice(0, -'id'.length);
    const twice = row && entries.some(([name, value]) => isPhoto(name) && value === id);
    return entries.filter(([name]) => !(twice && name.startsWith(row)))
        .map(([name, value]) => [name, value === mine ? id : value]);
}

/** Runs one sending of a draft at a time, over all windows of this browser. */
function alone(id, work) {
    return navigator.locks ? navigator.locks.request(`saji-draft-${id}`, work) : work();
}

/**
 * Sends what is unsent of a draft: its photos, then its words, then, if that was asked for, hands it in. Answers what the server
 * said as {status, ...}, or undefined when there was nothing to send.
 */
export function send(id, on = {}) {
    return alone(id, async () => {
        const before = await draft(id);
        if (!before || (!before.dirty && !before.submit) || before.conflict || isRefusedAsItIs(before)) {
            return undefined;
        }
        let person = await signedIn(false);
        if (person.person !== before.person) {
            person = await signedIn(true);
        }
        if (person.person !== before.person) {
            throw new NotSent('elsewhere');
        }
        await sendPhotos(id, person, on);
        const mark = uuid();
        const sent = await change(id, (was) => (was.unanswered = [...was.unanswered.slice(-40), mark]));
        let answer = await post(sent, mark, person.token);
        if (answer.status === 403) {
            answer = await post(sent, mark, (await signedIn(true)).token);
        }
        return settle(id, sent, answer);
    });
}

/**
 * Throws a draft away, here and on the server. Answers false when the server has it and could not be reached; then nothing is lost.
 */
export function discard(id) {
    return alone(id, async () => {
        const was = await draft(id);
        try {
            const { token } = await signedIn(true);
            const response = await fetch(`/desk/intake/materials/${id}/discarding`, {
                method: 'POST', headers: { 'X-CSRF-TOKEN': token }, redirect: 'manual',
            });
            if (response.type !== 'opaqueredirect' && response.status !== 404) {
                return false;
            }
        } catch {
            if (was === undefined || was.version > 0 || was.unanswered.length > 0) {
                return false;
            }
        }
        await forget(id);
        return true;
    });
}

async function post(sent, mark, token) {
    const body = new URLSearchParams();
    for (const [name, value] of sent.entries) {
        if (typeof value === 'string') {
            body.append(name, plain(value));
        }
    }
    body.append('version', sent.version);
    body.append('mark', mark);
    body.append('unanswered', sent.unanswered.filter((one) => one !== mark).join(','));
    const response = await reach(`/desk/intake/materials/${sent.id}/${sent.submit ? 'submission' : 'draft'}`, {
        method: 'POST',
        headers: { Accept: 'application/json', 'X-CSRF-TOKEN': token },
        body,
    });
    const json = (response.headers.get('Content-Type') ?? '').includes('json');
    return { status: response.status, ...(json ? await response.json() : {}) };
}

/** Whether the same would be refused again. What was handed in too early may still be kept as a draft. */
function isForGood({ status }, sent) {
    const passing = [401, 403, 408, 409, 429].includes(status) || (status === 404 && sent.version > 0);
    return status >= 400 && status < 500 && !passing && !(sent.submit && status === 422);
}

async function settle(id, sent, answer) {
    if (answer.status >= 500) {
        throw new NotSent('later');
    }
    const done = answer.status === 200;
    const now = await change(id, (was) => {
        if (done || (sent.submit && answer.version)) {
            was.version = answer.version;
            was.unanswered = [];
        }
        if (done && was.revision === sent.revision) {
            was.dirty = false;
        }
        if (sent.submit) {
            was.submit = false;
        }
        if (answer.status === 404) {
            was.version = 0; // thrown away from elsewhere: what is typed here begins anew
        }
        was.refused = isForGood(answer, sent)
            ? { revision: sent.revision, status: answer.status, said: (answer.reasons ?? []).map((one) => one.message).join(' ') }
            : undefined;
        was.conflict = answer.status === 409 && answer.theirs !== undefined;
    });
    if (done && !now.dirty) {
        for (const photo of await photosOf(id)) {
            if (photo.asset) {
                await dropPhoto(photo.key);
            }
        }
    }
    if (done && answer.state !== 'DRAFT' && answer.state !== 'RETURNED') {
        await forget(id);
    }
    return answer;
}

/** Without characters that no server keeps and nobody sees: pasted along from other programs. */
function plain(text) {
    const seen = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
    return seen.toWellFormed ? seen.toWellFormed() : seen;
}
