// Copies the prepared text and link; without this the fields can still be marked and copied by hand.
if (navigator.clipboard) {
    for (const button of document.querySelectorAll('[data-copy]')) {
        button.hidden = false;
        const words = button.querySelector('span');
        const before = words.textContent;
        button.addEventListener('click', async () => {
            const field = document.querySelector(button.dataset.copy);
            field.select();
            await navigator.clipboard.writeText(field.value);
            words.textContent = button.dataset.copied;
            setTimeout(() => { words.textContent = before; }, 2000);
        });
    }
}
