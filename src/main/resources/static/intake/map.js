// The map of subdistricts: a tap chooses the area and gives the point; so does the phone's location.

const SVG = 'http://www.w3.org/2000/svg';

/** Draws the map into {box} and ties it to the form's area and point. */
export async function map(box, form) {
    const area = form.elements.area;
    const status = box.querySelector('[data-map-status]');
    const forget = box.querySelector('[data-forget-point]');
    let text;
    try {
        const response = await fetch(box.dataset.map);
        text = response.ok ? await response.text() : '';
    } catch {
        text = '';
    }
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    if (svg.nodeName !== 'svg' || !svg.querySelector('path')) {
        return;
    }
    box.querySelector('.intake-map-drawing').append(document.importNode(svg, true));
    box.hidden = false;
    const drawing = box.querySelector('svg');
    const marker = document.createElementNS(SVG, 'circle');
    marker.setAttribute('r', 14);
    marker.classList.add('intake-map-point');
    const say = (key, what = '') => (status.textContent = status.dataset[key].replace('{0}', what));
    const nameOf = (path) => path.querySelector('title').textContent;

    const show = () => {
        drawing.querySelectorAll('path').forEach((path) => path.classList.toggle('chosen', path.dataset.code === area.value));
        const latitude = Number.parseFloat(form.elements.latitude.value);
        const longitude = Number.parseFloat(form.elements.longitude.value);
        const has = Number.isFinite(latitude) && Number.isFinite(longitude);
        forget.hidden = !has;
        if (has) {
            marker.setAttribute('cx', (longitude - drawing.dataset.west) * drawing.dataset.x);
            marker.setAttribute('cy', (drawing.dataset.north - latitude) * drawing.dataset.y);
            drawing.append(marker);
        } else {
            marker.remove();
        }
    };
    const choose = (x, y) => {
        const point = drawing.createSVGPoint();
        point.x = x;
        point.y = y;
        const path = [...drawing.querySelectorAll('path')].find((one) => one.isPointInFill(point));
        if (!path) {
            say('sayOutside');
            return;
        }
        form.elements.longitude.value = (x / drawing.dataset.x + Number(drawing.dataset.west)).toFixed(6);
        form.elements.latitude.value = (drawing.dataset.north - y / drawing.dataset.y).toFixed(6);
        area.value = path.dataset.code;
        say('sayPoint', nameOf(path));
        show();
        area.dispatchEvent(new Event('change', { bubbles: true }));
    };

    drawing.addEventListener('click', (event) => {
        const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
        choose(at.x, at.y);
    });
    forget.addEventListener('click', () => {
        form.elements.latitude.value = '';
        form.elements.longitude.value = '';
        say('sayTap');
        show();
        area.dispatchEvent(new Event('change', { bubbles: true }));
    });
    box.querySelector('[data-locate]').addEventListener('click', () => {
        say('saySearching');
        if (!navigator.geolocation) {
            say('sayDenied');
            return;
        }
        navigator.geolocation.getCurrentPosition(
            ({ coords }) => choose(
                (coords.longitude - drawing.dataset.west) * drawing.dataset.x,
                (drawing.dataset.north - coords.latitude) * drawing.dataset.y),
            () => say('sayDenied'),
            { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 });
    });
    area.addEventListener('change', (event) => {
        if (event.isTrusted && form.elements.latitude.value) {
            form.elements.latitude.value = '';
            form.elements.longitude.value = '';
            say('sayTap');
        }
        show();
    });
    show();
}
