// Cards can be dragged to another column; each card's menu does the same without it.
import '/webjars/sortablejs/Sortable.min.js';
import {done, refused, send} from './moving.js';

const board = document.querySelector('.newsroom-board');
for (const column of document.querySelectorAll('.newsroom-cards')) {
    self.Sortable.create(column, {
        group: 'stories',
        sort: false,
        animation: 120,
        delay: 180,
        delayOnTouchOnly: true,
        draggable: '.newsroom-card:has(.newsroom-card-menu)',
        filter: 'summary, button, form',
        preventOnFilter: false,
        onEnd: (event) => event.to !== event.from && moved(event),
    });
}

async function moved(event) {
    const back = () => event.from.insertBefore(event.item, event.from.children[event.oldIndex] ?? null);
    try {
        const said = await send(event.item.dataset.path + '/column', {to: event.to.dataset.state}, board);
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
