// Shows what the city pushes, opens it when it is pressed, and tells the city when the browser's address for pushes has changed.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
    let said = {};
    try {
        said = event.data ? event.data.json() : {};
    } catch {
        said = {title: event.data.text()};
    }
    event.waitUntil(self.registration.showNotification(said.title || 'Kabar kota', {
        body: said.body || '', tag: said.tag || 'saji', lang: said.language || 'id', silent: !!said.silent,
        renotify: !said.silent, requireInteraction: !!said.urgent, icon: '/favicon.ico', data: {url: said.url || '/'},
    }));
});

self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(self.clients.openWindow(event.notification.data.url));
});

self.addEventListener('pushsubscriptionchange', (event) => {
    const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    event.waitUntil((async () => {
        if (!event.oldSubscription) {
            return;
        }
        const key = event.oldSubscription.options.applicationServerKey;
        const now = event.newSubscription
            || await self.registration.pushManager.subscribe({userVisibleOnly: true, applicationServerKey: key});
        await fetch('/langganan/push/move', {
            method: 'POST', headers: {'Content-Type': 'application/json'}, credentials: 'omit',
            body: JSON.stringify({
                before: event.oldSubscription.endpoint, endpoint: now.endpoint, key: text(now.getKey('p256dh')),
                secret: text(now.getKey('auth')), sender: text(key),
            }),
        });
    })());
});
