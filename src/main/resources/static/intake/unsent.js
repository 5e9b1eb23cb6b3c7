// Sends what this device still keeps, from whichever page is open: nobody has to find the form again for it.

import { NotSent, send, unsent, who } from './drafts.js';

/** Sends all drafts of the person who is signed in but {@code except}; answers those that were handed in. */
export async function sendAll(except) {
    const sent = [];
    try {
        const { person } = await who();
        for (const one of (await unsent(person)).filter((draft) => draft.id !== except)) {
            const answer = await send(one.id);
            if (answer?.status === 200 && answer.state !== 'DRAFT') {
                sent.push({ id: one.id, title: one.title });
            }
        }
    } catch (e) {
        if (!(e instanceof NotSent)) {
            throw e;
        }
    }
    return sent;
}

async function sendAndSay() {
    const sent = await sendAll('');
    if (!sent.length) {
        return;
    }
    const { handedIn } = await who();
    const note = document.createElement('div');
    note.className = 'alert alert-success';
    note.setAttribute('role', 'status');
    note.append(`${handedIn} `);
    sent.forEach((one, i) => {
        const link = document.createElement('a');
        link.href = `/desk/intake/materials/${one.id}`;
        link.textContent = one.title;
        note.append(i ? ', ' : '', link);
    });
    document.querySelector('.page-body > .container-xl').prepend(note);
}

if (!document.querySelector('[data-hand-in]')) {
    sendAndSay();
    addEventListener('online', sendAndSay);
}
