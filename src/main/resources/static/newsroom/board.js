// Cards can be dragged to another column; each card's menu does the same without it.
import {draggable} from './moving.js';

draggable('.newsroom-cards', 'stories', '.newsroom-card:has(.newsroom-card-menu)', document.querySelector('.newsroom-board'), ({item, to}) => ({
    path: item.dataset.path + '/column',
    fields: {to: to.dataset.state},
}));
