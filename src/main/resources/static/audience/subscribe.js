// Subscribes this browser to pushes, changes what it has chosen and ends it. Everything else on the page works without a script.
const box = document.getElementById('push');

if (box) {
    const say = box.dataset;
    const state = box.querySelector('.sub-state');
    const start = document.getElementById('push-start');
    const end = document.getElementById('push-end');
    const form = document.getElementById('subscribe');
    const can = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

    const show = (text, good) => {
        state.textContent = text;
        state.toggleAttribute('data-good', !!good);
    };
    const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    const chosen = (name) => [...form.querySelectorAll(`input[name=${name}]:checked`)].map((input) => input.value);
    const post = (path, body) => fetch(path, {
        method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body), credentials: 'omit',
    });
    const described = (subscription) => ({
        endpoint: subscription.endpoint, key: text(subscription.getKey('p256dh')), secret: text(subscription.getKey('auth')),
        sender: say.key, language: say.language,
    });

    const worker = async () => {
        const registration = await navigator.serviceWorker.register('/langganan/pekerja.js', {scope: '/langganan/'});
        const coming = registration.installing || registration.waiting;
        if (!registration.active && coming) {
            await new Promise((done) => coming.addEventListener('statechange', () => coming.state === 'activated' && done()));
        }
        return registration;
    };
    const current = async () => {
        const registration = await navigator.serviceWorker.getRegistration('/langganan/');
        return registration ? registration.pushManager.getSubscription() : null;
    };
    const isOurs = (subscription) => !subscription.options?.applicationServerKey
        || text(subscription.options.applicationServerKey) === say.key;

    const mark = (isOn) => {
        start.hidden = false;
        start.textContent = isOn ? say.change : say.start;
        end.hidden = !isOn;
    };
    const save = async (subscription) => {
        const answer = await post('/langganan/push', {
            ...described(subscription), topics: chosen('topic'), agencies: chosen('agency'), areas: chosen('area'),
        });
        if (!answer.ok) {
            const problem = await answer.json().catch(() => ({}));
            throw new Error(problem.detail || say.failed);
        }
    };
    const busy = async (work) => {
        start.disabled = end.disabled = true;
        try {
            await work();
        } catch (failure) {
            show(failure.name === 'NotAllowedError' ? say.denied : failure.name === 'Error' ? failure.message : say.failed);
        } finally {
            start.disabled = end.disabled = false;
        }
    };

    start.addEventListener('click', () => busy(async () => {
        if (await Notification.requestPermission() !== 'granted') {
            show(say.denied);
            return;
        }
        const registration = await worker();
        let subscription = await registration.pushManager.getSubscription();
        if (subscription && !isOurs(subscription)) {
            await subscription.unsubscribe();
            subscription = null;
        }
        subscription ??= await registration.pushManager.subscribe({userVisibleOnly: true, applicationServerKey: bytes(say.key)});
        await save(subscription);
        mark(true);
        show(say.saved, true);
    }));

    end.addEventListener('click', () => busy(async () => {
        const subscription = await current();
        if (subscription) {
            await post('/langganan/push/end', {endpoint: subscription.endpoint});
            await subscription.unsubscribe();
        }
        mark(false);
        show(say.ended, true);
    }));

    const look = async () => {
        const subscription = await current();
        if (!subscription || !isOurs(subscription)) {
            mark(false);
            show(say.off);
            return;
        }
        const known = await (await post('/langganan/push/state', {endpoint: subscription.endpoint})).json();
        if (known.subscribed) {
            const values = new Set([...known.topics, ...known.agencies, ...known.areas]);
            form.querySelectorAll('input[type=checkbox]').forEach((input) => {
                input.checked = values.has(input.value);
                if (input.checked) {
                    input.closest('details').open = true;
                }
            });
        }
        mark(known.subscribed);
        show(known.subscribed ? say.on : say.off, known.subscribed);
    };

    if (can) {
        busy(look);
    } else {
        show(say.without);
    }
}
