// Makes and uses passkeys (WebAuthn). The page shows its buttons only where the browser knows passkeys.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const post = async (path, body) => {
    const response = await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': document.querySelector('input[name=_csrf]').value },
        body: JSON.stringify(body ?? {}),
    });
    const answer = response.headers.get('Content-Type')?.includes('json') ? await response.json() : {};
    if (!response.ok) {
        throw new Error(answer.reasons?.join(' ') ?? '');
    }
    return answer;
};

const described = (credential, response) => ({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: {},
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
});

const make = async (label) => {
    const offer = await post('/desk/account/passkeys/offer');
    const credential = await navigator.credentials.create({
        publicKey: {
            ...offer,
            challenge: bytes(offer.challenge),
            user: { ...offer.user, id: bytes(offer.user.id) },
            excludeCredentials: (offer.excludeCredentials ?? []).map((known) => ({ ...known, id: bytes(known.id) })),
        },
    });
    return post('/desk/account/passkeys', {
        label,
        credential: described(credential, {
            attestationObject: text(credential.response.attestationObject),
            transports: credential.response.getTransports?.() ?? [],
        }),
    });
};

const enter = async () => {
    const challenge = await post('/sign-in/passkey/challenge');
    const credential = await navigator.credentials.get({
        publicKey: { ...challenge, challenge: bytes(challenge.challenge), allowCredentials: [] },
    });
    return post('/sign-in/passkey', described(credential, {
        authenticatorData: text(credential.response.authenticatorData),
        signature: text(credential.response.signature),
        userHandle: credential.response.userHandle ? text(credential.response.userHandle) : undefined,
    }));
};

if (window.PublicKeyCredential) {
    for (const area of document.querySelectorAll('[data-passkey-area]')) {
        area.hidden = false;
        const button = area.querySelector('[data-passkey]');
        const problem = area.querySelector('[data-passkey-problem]');
        const run = async (event) => {
            event.preventDefault();
            button.disabled = true;
            problem.textContent = '';
            try {
                const making = button.dataset.passkey === 'make';
                const answer = making ? await make(area.querySelector('[data-passkey-label]').value) : await enter();
                const wanted = document.querySelector('input[name=next]')?.value;
                location.assign(wanted && !making ? wanted : answer.next);
            } catch (error) {
                problem.textContent = (error.name === 'Error' && error.message) || problem.dataset.text;
                button.disabled = false;
            }
        };
        if (area.matches('form')) {
            area.addEventListener('submit', run);
        } else {
            button.addEventListener('click', run);
        }
    }
}
