// Small things of every desk page. Pages work without it.
for (const box of document.querySelectorAll('[data-focus]')) {
    box.focus();
}
const drawer = document.querySelector('.desk-drawer');
if (drawer && matchMedia('(min-width: 992px)').matches) {
    drawer.open = true;
}
// A double click asks and sends once: its second click, and what follows on a form that is on its way, is left out.
const sent = new WeakMap();
let clicks = 0;
document.addEventListener('click', (event) => {
    clicks = event.detail;
}, true);
document.addEventListener('submit', (event) => {
    if (event.defaultPrevented || event.target.method !== 'post') {
        return;
    }
    const question = event.submitter?.dataset.confirm;
    const now = performance.now();
    if (now - (sent.get(event.target) ?? -Infinity) < 10_000 || (question && clicks > 1)) {
        event.preventDefault();
        return;
    }
    const goes = !question || confirm(question);
    if (goes) {
        sent.set(event.target, performance.now());
    } else {
        event.preventDefault();
    }
});
