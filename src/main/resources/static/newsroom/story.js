// The story's page: copies a review link, opens the part of the page that an address names.
for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
        const input = document.getElementById(button.dataset.copy);
        const said = button.closest('.newsroom-made-link').querySelector('[data-copied]');
        try {
            await navigator.clipboard.writeText(input.value);
        } catch {
            input.select();
            document.execCommand('copy');
        }
        said.textContent = said.dataset.copied;
    });
}

function show() {
    const part = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    for (let around = part?.closest('details'); around; around = around.parentElement?.closest('details')) {
        around.open = true;
    }
    part?.scrollIntoView();
    part?.querySelector('textarea, input:not([type=hidden]), select, button')?.focus({preventScroll: true});
}
window.addEventListener('hashchange', show);
show();
