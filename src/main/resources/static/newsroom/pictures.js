// Choosing, ordering and uploading pictures: the order of the boxes in the page is the order that is sent.
import '/webjars/sortablejs/Sortable.min.js';

export function pictures(form, changed) {
    const chosen = form.querySelector('ol.newsroom-pictures');
    const further = form.querySelector('.newsroom-pictures-further');
    const none = form.querySelector('.newsroom-pictures-none');

    function settle() {
        none.hidden = chosen.children.length > 0;
        changed();
    }

    form.addEventListener('change', (event) => {
        const picture = event.target.closest('.newsroom-picture');
        if (picture && event.target.name === 'assets') {
            (event.target.checked ? chosen : further).append(picture);
            settle();
        }
    });
    form.addEventListener('click', (event) => {
        const button = event.target.closest('[data-move]');
        const picture = button?.closest('ol > .newsroom-picture');
        if (!picture) {
            return;
        }
        const other = button.dataset.move === '-1' ? picture.previousElementSibling : picture.nextElementSibling;
        if (other) {
            button.dataset.move === '-1' ? other.before(picture) : other.after(picture);
            button.focus();
            settle();
        }
    });
    self.Sortable.create(chosen, {animation: 120, delay: 150, delayOnTouchOnly: true, filter: 'a, input, button', preventOnFilter: false, onEnd: settle});

    const input = form.querySelector('#newsroom-upload');
    const said = form.querySelector('.newsroom-upload-said');
    input.addEventListener('change', async () => {
        const {upload} = await import('/static/assets/upload.js');
        for (const file of input.files) {
            said.textContent = form.dataset.uploading + ' ' + file.name;
            try {
                const asset = await upload(file, {token: form.querySelector('input[name="_csrf"]')?.value});
                chosen.append(line(asset, file));
                said.textContent = form.dataset.uploaded + ' ' + file.name;
                settle();
            } catch (refused) {
                said.textContent = file.name + ': ' + refused.message;
                break;
            }
        }
        input.value = '';
    });

    function line(asset, file) {
        const item = document.createElement('li');
        item.className = 'newsroom-picture';
        item.dataset.id = asset.id;
        const label = document.createElement('label');
        label.className = 'form-check';
        const box = document.createElement('input');
        box.className = 'form-check-input';
        box.type = 'checkbox';
        box.name = 'assets';
        box.value = asset.id;
        box.checked = true;
        label.append(box, ' ' + file.name);
        if (file.type.startsWith('image/')) {
            const picture = document.createElement('img');
            picture.src = URL.createObjectURL(file);
            picture.alt = '';
            picture.width = 96;
            picture.height = 72;
            item.append(picture);
        }
        item.append(label);
        return item;
    }
}
