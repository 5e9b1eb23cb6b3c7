// Small things of every desk page. Pages work without it.
for (const box of document.querySelectorAll('[data-focus]')) {
    box.focus();
}
const drawer = document.querySelector('.desk-drawer');
if (drawer && matchMedia('(min-width: 992px)').matches) {
    drawer.open = true;
}
document.addEventListener('submit', (event) => {
    const question = event.submitter?.dataset.confirm;
    if (question && !confirm(question)) {
        event.preventDefault();
    }
});
