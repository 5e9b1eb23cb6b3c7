// Tells the server that something was dragged, and the reader what came of it.

export async function send(path, fields, holder) {
    const body = new URLSearchParams(fields);
    body.set(holder.dataset.csrfField, holder.dataset.csrf);
    const answer = await fetch(path, {method: 'POST', body, headers: {Accept: 'application/json'}});
    if (answer.redirected || !(answer.headers.get('Content-Type') ?? '').includes('json')) {
        location.reload();
        return {};
    }
    return answer.json();
}

export function done(text) {
    refused([]);
    document.getElementById('board-said').textContent = text;
}

export function refused(reasons) {
    const box = document.getElementById('board-refused');
    box.hidden = reasons.length === 0;
    box.querySelector('ul').replaceChildren(...reasons.map((reason) => {
        const item = document.createElement('li');
        item.textContent = reason;
        return item;
    }));
    if (reasons.length > 0) {
        box.scrollIntoView({block: 'center'});
    }
}
