// What is scheduled can be dragged to another day; each one's menu does the same without it.
import {draggable} from './moving.js';

draggable('.newsroom-entries', 'days', '.newsroom-entry-movable', document.querySelector('.newsroom-month'), ({item, to}) => ({
    path: item.dataset.move,
    fields: {date: to.dataset.date, time: item.dataset.time ?? ''},
}));
