// What is scheduled can be dragged to another day; each one's menu does the same without it.
import '/webjars/sortablejs/Sortable.min.js';
import {done, refused, send} from './moving.js';

const month = document.querySelector('.newsroom-month');
for (const day of document.querySelectorAll('.newsroom-entries')) {
    self.Sortable.create(day, {
        group: 'days',
        sort: false,
        animation: 120,
        delay: 180,
        delayOnTouchOnly: true,
        draggable: '.newsroom-entry-movable',
        filter: 'summary, button, form, input',
        preventOnFilter: false,
        onEnd: (event) => event.to !== event.from && moved(event),
    });
}

async function moved(event) {
    const back = () => event.from.insertBefore(event.item, event.from.children[event.oldIndex] ?? null);
    try {
        const said = await send(event.item.dataset.move, {date: event.to.dataset.date, time: event.item.dataset.time ?? ''}, month);
        if (said.done) {
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
