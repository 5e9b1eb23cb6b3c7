// Sends pushes with the library web-push over kept connections, so many at a time, and says how many a second were taken.
import crypto from 'node:crypto';
import https from 'node:https';
import webpush from 'web-push';

const [address, pushes] = [process.argv[2], Number(process.argv[3])];
const keys = webpush.generateVAPIDKeys();
const browsers = Array.from({length: 200}, (_, n) => {
  const pair = crypto.createECDH('prime256v1');
  return {endpoint: `${address}/${n}`, keys: {p256dh: pair.generateKeys('base64url'), auth: crypto.randomBytes(16).toString('base64url')}};
});
const payload = JSON.stringify({
  title: 'Jalan Cendana dibuka lagi', body: 'Mulai Senin jalur dua arah. Saluran baru menampung air dua kali lebih banyak.',
  url: 'https://kota.example/berita/jalan-cendana', tag: '0123456789abcdef0123456789abcdef', language: 'id',
});
for (const concurrency of [20, 50, 100, 200]) {
  const agent = new https.Agent({keepAlive: true, maxSockets: concurrency});
  const options = {
    vapidDetails: {subject: 'mailto:humas@kota.example', ...keys}, TTL: 86400, urgency: 'normal', topic: '0123456789abcdef0123456789abcdef',
    contentEncoding: 'aes128gcm', agent,
  };
  let next = 0;
  const work = async () => {
    while (next < pushes) {
      await webpush.sendNotification(browsers[next++ % browsers.length], payload, options);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({length: concurrency}, work));
  console.log(`concurrency ${concurrency}: ${Math.round(pushes / ((performance.now() - begun) / 1000))} a second`);
  agent.destroy();
}
