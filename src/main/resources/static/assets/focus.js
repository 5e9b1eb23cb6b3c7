// Lets a click on the picture set the focal point; the two number fields do the same without a pointer.
const picker = document.querySelector('[data-focus-picker]');
const x = document.querySelector('[data-focus-x]');
const y = document.querySelector('[data-focus-y]');
if (picker && x && y) {
    const mark = picker.querySelector('[data-focus-mark]');
    const show = () => {
        mark.hidden = false;
        mark.style.left = `${x.value}%`;
        mark.style.top = `${y.value}%`;
    };
    picker.classList.add('is-live');
    picker.addEventListener('click', (event) => {
        const box = picker.getBoundingClientRect();
        x.value = Math.round(100 * (event.clientX - box.left) / box.width);
        y.value = Math.round(100 * (event.clientY - box.top) / box.height);
        show();
    });
    x.addEventListener('input', show);
    y.addEventListener('input', show);
    show();
}
