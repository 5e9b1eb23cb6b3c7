// Lets things be dragged from list to list, tells the server, and the reader what came of it.
import '/webjars/sortablejs/Sortable.min.js';

/** `ask(event)` gives the path and the fields that say where something was dragged; what is refused goes back. */
export function draggable(lists, group, items, holder, ask) {
    for (const list of document.querySelectorAll(lists)) {
        self.Sortable.create(list, {
            group,
            sort: false,
            animation: 120,
            delay: 180,
            delayOnTouchOnly: true,
            draggable: items,
            filter: 'summary, button, form, input',
            preventOnFilter: false,
            onEnd: (event) => event.to !== event.from && moved(event, holder, ask(event)),
        });
    }
}

async function moved(event, holder, {path, fields}) {
    const back = () => event.from.insertBefore(event.item, event.from.children[event.oldIndex] ?? null);
    try {
        const said = await send(path, fields, holder);
        if (said.open) {
            location.href = said.open;
        } else if (said.done) {
            done(said.done);
            location.reload();
        } else {
            back();
            refused(said.refused ?? []);
        }
    } catch {
        back();
    }
}

async function send(path, fields, holder) {
    const body = new URLSearchParams(fields);
    body.set(holder.dataset.csrfField, holder.dataset.csrf);
    const answer = await fetch(path, {method: 'POST', body, headers: {Accept: 'application/json'}});
    if (answer.redirected || !(answer.headers.get('Content-Type') ?? '').includes('json')) {
        location.reload();
        return {};
    }
    return answer.json();
}

function done(text) {
    refused([]);
    document.getElementById('board-said').textContent = text;
}

function refused(reasons) {
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
