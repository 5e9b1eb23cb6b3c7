// A photo, document or video in the hand-in form: a card to describe it, or why it was refused.

/** Shows what is asked of a photo, or what is asked of a document or video. */
export function showKind(row, picture) {
    row.classList.toggle('intake-is-file', !picture);
    row.querySelectorAll('[data-picture-only]').forEach((part) => (part.hidden = !picture));
    row.querySelectorAll('[data-file-only]').forEach((part) => (part.hidden = picture));
}

/** Shows the picture at {@code address}, or the file's name where there is none or a browser cannot draw it. */
export function showPicture(row, name, address) {
    const file = row.querySelector('.intake-photo-file');
    file.querySelector('[data-name]').textContent = name;
    file.hidden = Boolean(address);
    if (address) {
        const image = Object.assign(document.createElement('img'), { alt: '' });
        image.addEventListener('error', () => {
            image.remove();
            file.hidden = false;
        });
        image.src = address;
        file.before(image);
    }
}

/** Of a refused file only its name, the reason and a way out are left; nothing of it is asked any more. */
export function showRefused(row, name, why, mayTryAgain) {
    row.classList.add('intake-refused');
    row.querySelector('img')?.remove();
    row.querySelector('[data-refused-name]').textContent = name;
    row.querySelector('[data-refused-why]').textContent = why;
    row.querySelector('[data-try-again]').hidden = !mayTryAgain;
}

export const isRefused = (row) => row.classList.contains('intake-refused');

/** Whether a file is byte for byte one of these. */
export async function isAmong(file, others) {
    const bytes = async (blob) => new Uint8Array(await blob.arrayBuffer());
    for (const other of others.filter((one) => one.size === file.size)) {
        const [mine, theirs] = [await bytes(file), await bytes(other)];
        if (mine.every((byte, i) => byte === theirs[i])) {
            return true;
        }
    }
    return false;
}
