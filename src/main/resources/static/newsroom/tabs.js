// Turns the sections of the side into tabs; gives back a function that opens one of them.

export function tabs(side) {
    const panels = [...side.querySelectorAll('.newsroom-panel')];
    const bar = document.createElement('div');
    bar.className = 'newsroom-tabs';
    bar.setAttribute('role', 'tablist');
    const buttons = panels.map((panel, i) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'newsroom-tab';
        button.id = 'tab-' + i;
        button.textContent = panel.dataset.tab;
        button.setAttribute('role', 'tab');
        panel.id ||= 'panel-' + i;
        button.setAttribute('aria-controls', panel.id);
        panel.setAttribute('role', 'tabpanel');
        panel.removeAttribute('aria-label');
        panel.setAttribute('aria-labelledby', button.id);
        panel.querySelector('h2').classList.add('visually-hidden');
        button.addEventListener('click', () => open(panel));
        bar.append(button);
        return button;
    });
    bar.addEventListener('keydown', (event) => {
        const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
        if (step) {
            event.preventDefault();
            const next = (buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length;
            open(panels[next]);
            buttons[next].focus();
        }
    });
    side.prepend(bar);

    function open(panel) {
        panels.forEach((other, i) => {
            other.hidden = other !== panel;
            buttons[i].setAttribute('aria-selected', String(other === panel));
            buttons[i].tabIndex = other === panel ? 0 : -1;
        });
    }

    const wanted = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('.newsroom-panel') : null;
    open(wanted ?? panels[0]);
    document.addEventListener('click', (event) => {
        const link = event.target.closest('a[href^="#"]');
        const panel = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest('.newsroom-panel');
        if (panel) {
            open(panel);
        }
    });
    return open;
}
