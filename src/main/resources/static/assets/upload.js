/**
 * Uploads files to the asset store, with progress, one after the other, and says what went wrong.
 *
 * Without own code: put an enhanced file input into a form that carries the form token (`platform/csrf`):
 *
 *   <input type="file" multiple data-upload data-list="#photos" data-name="photo" data-agency="<uuid>">
 *   <ul id="photos" class="assets-uploads"></ul>
 *
 *   data-list    where each file gets a line (class assets-upload): thumbnail, name, state, button
 *   data-name    each stored file adds a hidden input of this name with the asset's id to its line
 *   data-agency  whose the file is; else the form's field `agency`, else the person's own agency or the office
 *   data-shrink  longest side in pixels to which photos are made smaller before they travel, for bad networks
 *
 * A form with data-drop also takes files that are dropped on it; a button with data-without-script is hidden.
 * The input fires `asset-stored` (detail: what the server answered, see below) and `asset-removed` (detail: {id}); both bubble.
 *
 * With own code: `upload(file, {agency, token, onProgress, signal})` resolves to
 * {id, kind, name, mediaType, bytes, width, height, caption, alt, credit, consent, thumbnail, page}
 * and rejects with an Error whose `message` is fit to be shown and whose `again` says whether trying again may help.
 */
const texts = {
    id: {
        waiting: 'Menunggu giliran',
        sending: (percent) => `Mengunggah ${percent}%`,
        checking: 'Memeriksa berkas',
        done: 'Tersimpan',
        lost: 'Sambungan terputus. Berkas ini belum terkirim.',
        failed: 'Berkas ini belum dapat diterima. Coba lagi sebentar lagi.',
        large: 'Berkas terlalu besar.',
        signedOut: 'Anda sudah keluar. Masuk lagi di tab lain, lalu coba lagi.',
        again: 'Coba lagi',
        cancel: 'Batal',
        remove: 'Hapus',
    },
    en: {
        waiting: 'Waiting its turn',
        sending: (percent) => `Uploading ${percent}%`,
        checking: 'Checking the file',
        done: 'Stored',
        lost: 'The connection was lost. This file has not been sent.',
        failed: 'This file cannot be taken just now. Try again shortly.',
        large: 'The file is too large.',
        signedOut: 'You are signed out. Sign in again in another tab, then try again.',
        again: 'Try again',
        cancel: 'Cancel',
        remove: 'Remove',
    },
};
const say = texts[document.documentElement.lang] ?? texts.id;

function problem(message, again) {
    return Object.assign(new Error(message), {again});
}

function answered(request) {
    let body = null;
    try {
        body = JSON.parse(request.responseText);
    } catch {
        // No JSON: a page of the frame, for example the sign-in page.
    }
    if (request.status === 201 && body) {
        return body;
    }
    if (request.status === 413) {
        throw problem(say.large, false);
    }
    if (request.status === 401 || request.status === 403 || request.responseURL.includes('/sign-in')) {
        throw problem(body?.detail ?? say.signedOut, true);
    }
    throw problem(body?.detail ?? say.failed, request.status >= 500 || request.status === 429);
}

/** Sends one file; see above. */
export function upload(file, {agency, token, onProgress, signal} = {}) {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        const form = new FormData();
        if (agency) {
            form.append('agency', agency);
        }
        form.append('file', file, file.name);
        request.open('POST', '/desk/assets');
        request.setRequestHeader('Accept', 'application/json');
        if (token) {
            request.setRequestHeader('X-CSRF-TOKEN', token);
        }
        request.upload.addEventListener('progress', (event) => onProgress?.(event.loaded / Math.max(1, event.total)));
        request.addEventListener('load', () => {
            try {
                resolve(answered(request));
            } catch (error) {
                reject(error);
            }
        });
        request.addEventListener('error', () => reject(problem(say.lost, true)));
        request.addEventListener('abort', () => reject(problem('', false)));
        signal?.addEventListener('abort', () => request.abort());
        request.send(form);
    });
}

/** The photo made smaller, upright, as JPEG; the file itself where that does not help or cannot be done. */
export async function shrink(file, longest) {
    if (!/^image\/(jpeg|webp)$/.test(file.type) || file.size < 700_000) {
        return file;
    }
    try {
        const picture = await createImageBitmap(file, {imageOrientation: 'from-image'});
        const scale = longest / Math.max(picture.width, picture.height);
        if (scale >= 1) {
            return file;
        }
        const canvas = document.createElement('canvas');
        canvas.width = Math.round(picture.width * scale);
        canvas.height = Math.round(picture.height * scale);
        canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
        const blob = await new Promise((done) => { canvas.toBlob(done, 'image/jpeg', 0.88); });
        return blob && blob.size < file.size ? new File([blob], file.name, {type: 'image/jpeg'}) : file;
    } catch {
        return file;
    }
}

function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text ?? '';
    return made;
}

class Line {
    constructor(input, file) {
        this.input = input;
        this.file = file;
        this.root = element('li', 'assets-upload');
        this.thumb = element('span', 'assets-upload-thumb');
        this.thumb.append(element('i', `bi bi-${file.type.startsWith('image/') ? 'image' : 'file-earmark'}`));
        this.thumb.firstChild.setAttribute('aria-hidden', 'true');
        this.name = element('span', 'assets-upload-name', file.name);
        this.button = element('button', 'btn btn-sm');
        this.button.type = 'button';
        this.state = element('span', 'assets-upload-state', say.waiting);
        this.state.setAttribute('role', 'status');
        this.progress = document.createElement('progress');
        this.progress.setAttribute('aria-label', file.name);
        this.root.append(this.thumb, this.name, this.button, this.state);
        this.button.addEventListener('click', () => this.act());
        this.offer(say.cancel, () => this.remove());
    }

    offer(label, act) {
        this.button.textContent = label;
        this.button.setAttribute('aria-label', `${label}: ${this.file.name}`);
        this.act = act;
    }

    async send() {
        if (this.gone) {
            return;
        }
        this.root.classList.remove('is-refused');
        this.abort = new AbortController();
        this.offer(say.cancel, () => this.remove());
        this.state.textContent = say.sending(0);
        this.state.after(this.progress);
        const form = this.input.form;
        const longest = Number(this.input.dataset.shrink);
        try {
            const stored = await upload(longest ? await shrink(this.file, longest) : this.file, {
                agency: this.input.dataset.agency ?? form?.elements.agency?.value,
                token: (form ?? document).querySelector('input[name="_csrf"]')?.value,
                signal: this.abort.signal,
                onProgress: (share) => this.moved(share),
            });
            this.stored(stored);
        } catch (error) {
            this.refused(error);
        } finally {
            this.progress.remove();
        }
    }

    moved(share) {
        this.progress.value = share;
        const percent = Math.floor(share * 100);
        if (percent === 100 || percent - (this.said ?? -25) >= 25) {
            // Said four times, not a hundred: the state is read aloud.
            this.state.textContent = percent === 100 ? say.checking : say.sending(percent);
            this.said = percent;
        }
    }

    stored(asset) {
        this.asset = asset;
        this.state.textContent = say.done;
        if (asset.thumbnail) {
            const picture = document.createElement('img');
            picture.src = asset.thumbnail;
            picture.alt = '';
            this.thumb.replaceChildren(picture);
        }
        const link = element('a', '', asset.name);
        link.href = asset.page;
        this.name.replaceChildren(link);
        if (this.input.dataset.name) {
            const field = document.createElement('input');
            field.type = 'hidden';
            field.name = this.input.dataset.name;
            field.value = asset.id;
            this.root.append(field);
        }
        this.offer(say.remove, () => this.remove());
        this.input.dispatchEvent(new CustomEvent('asset-stored', {bubbles: true, detail: asset}));
    }

    refused(error) {
        if (this.gone) {
            return;
        }
        this.root.classList.add('is-refused');
        this.state.textContent = error.message;
        this.lost = error.message === say.lost;
        if (error.again) {
            this.offer(say.again, () => this.send());
        } else {
            this.offer(say.remove, () => this.remove());
        }
    }

    remove() {
        this.gone = true;
        this.abort?.abort();
        this.root.remove();
        this.input.focus();
        if (this.asset) {
            this.input.dispatchEvent(new CustomEvent('asset-removed', {bubbles: true, detail: {id: this.asset.id}}));
        }
    }
}

/** Makes a file input upload what is chosen; called for every `input[data-upload]` of the page by itself. */
export function enhance(input) {
    const list = document.querySelector(input.dataset.list);
    const lines = [];
    let last = Promise.resolve();
    const take = (files) => {
        for (const file of files) {
            const line = new Line(input, file);
            lines.push(line);
            list.append(line.root);
            last = last.then(() => line.send());
        }
    };
    input.addEventListener('change', () => {
        take([...input.files]);
        input.value = '';
    });
    addEventListener('online', () => lines.filter((line) => line.lost && !line.gone && !line.asset).forEach((line) => {
        line.lost = false;
        last = last.then(() => line.send());
    }));
    const form = input.form;
    form?.querySelectorAll('[data-without-script]').forEach((button) => { button.hidden = true; });
    if (form && 'drop' in form.dataset) {
        form.addEventListener('dragover', (event) => {
            event.preventDefault();
            form.classList.add('is-over');
        });
        form.addEventListener('dragleave', () => form.classList.remove('is-over'));
        form.addEventListener('drop', (event) => {
            event.preventDefault();
            form.classList.remove('is-over');
            take([...event.dataTransfer.files]);
        });
    }
}

document.querySelectorAll('input[type="file"][data-upload]').forEach(enhance);
