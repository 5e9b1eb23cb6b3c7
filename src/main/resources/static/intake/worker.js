// Opens the hand-in form without a network: keeps the empty form and what it loads. Drafts are kept by the page itself.

const CACHE = 'saji-intake-1';
const SHELL = '/desk/intake/materials/new';
const MAP = '/desk/intake/map.svg';
const PATIENCE = 10_000;
const FORM = /^\/desk\/intake\/materials\/(new|[0-9a-f-]{36}\/edit)$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
    if (Array.isArray(event.data?.keep)) {
        event.waitUntil(keep(event.data.keep.slice(0, 100)));
    }
});

async function keep(addresses) {
    const cache = await caches.open(CACHE);
    let kept = true;
    for (const address of [SHELL, MAP, ...addresses]) {
        const url = new URL(address, self.location.origin);
        if (url.origin === self.location.origin) {
            try {
                const response = await fetch(url, { redirect: 'error' });
                kept &&= response.ok;
                if (response.ok) {
                    await cache.put(url, response);
                }
            } catch {
                kept = false; // kept next time
            }
        }
    }
    const pages = await self.clients.matchAll({ includeUncontrolled: true });
    pages.forEach((page) => page.postMessage({ kept }));
}

self.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== self.location.origin) {
        return;
    }
    if (request.mode === 'navigate') {
        if (FORM.test(url.pathname)) {
            event.respondWith(fromNetworkOrShell(request));
        }
    } else if (/^\/(static|webjars)\//.test(url.pathname) || url.pathname === MAP) {
        event.respondWith(url.search ? fromCacheOrNetwork(request) : fromNetworkOrCache(request));
    }
});

async function fromNetworkOrShell(request) {
    const shell = await caches.match(SHELL);
    const network = fetch(request);
    if (!shell) {
        return network;
    }
    network.catch(() => undefined);
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE, undefined));
    try {
        return (await Promise.race([network, patience])) ?? shell;
    } catch {
        return shell;
    }
}

async function fromCacheOrNetwork(request) {
    return (await caches.match(request)) ?? fetch(request);
}

async function fromNetworkOrCache(request) {
    try {
        return await fetch(request);
    } catch {
        return (await caches.match(request, { ignoreSearch: true })) ?? Response.error();
    }
}
