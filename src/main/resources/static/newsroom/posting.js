// Draws the post and its count anew while one types. The server counts, as the network does; without this script, saving does.
const form = document.getElementById('variant');
const shown = document.getElementById('post');
let waiting = 0;
let asked = 0;

async function draw() {
    const number = ++asked;
    try {
        const answer = await fetch(form.dataset.preview, {method: 'POST', body: new URLSearchParams(new FormData(form))});
        if (answer.ok && !answer.redirected && number === asked) {
            shown.innerHTML = await answer.text();
        }
    } catch {
        // what was drawn last stays
    }
}

form?.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 250);
});

// Proposals become buttons where there is a script; without one they are words to type.
for (const button of document.querySelectorAll('[data-to]')) {
    const field = document.getElementById(button.dataset.to);
    button.hidden = false;
    button.nextElementSibling.hidden = true;
    button.addEventListener('click', () => {
        field.value = button.dataset.set ?? [...field.value.split(/\s+/).filter(Boolean), button.dataset.add].join(' ');
        field.dispatchEvent(new Event('input', {bubbles: true}));
        if (button.dataset.add) {
            button.hidden = true;
        }
        field.focus();
    });
}
