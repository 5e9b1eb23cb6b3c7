// A Bluesky server (PDS) with one account, beside it a directory of DIDs and an app view that has one reply to the last post.
// Prints {"base": …} when it is ready; stops when its standard input ends.
import fs from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { Secp256k1Keypair } from '@atproto/crypto';
import { PDS, envToCfg, envToSecrets } from '@atproto/pds';
import * as plcModule from '@did-plc/server';

const plc = plcModule.default ?? plcModule;
const free = () =>
  new Promise((found) => {
    const probe = http.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
const [directoryPort, viewPort, port] = [await free(), await free(), await free()];
await plc.PlcServer.create({ db: plc.Database.mock(), port: directoryPort }).start();

let did = '';
const posts = async () =>
  (await (await fetch(`http://127.0.0.1:${port}/xrpc/com.atproto.repo.listRecords?repo=${did}&collection=app.bsky.feed.post`)).json())
    .records;
http
  .createServer(async (_request, response) => {
    const [last] = await posts();
    const answered = last && { uri: last.uri, cid: last.cid };
    const reply = {
      uri: 'at://did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3laaaaaaaaa22',
      cid: 'bafyreiazysfjkgilyxapaawnw23pn6oqgrvn3rkcurhypcybpa6gwe26uq',
      author: { did: 'did:plc:abcdefghijklmnopqrstuvwx', handle: 'warga.test' },
      reason: 'reply',
      record: {
        $type: 'app.bsky.feed.post',
        text: 'Di mana posko?',
        createdAt: new Date().toISOString(),
        reply: { root: answered, parent: answered },
      },
      isRead: false,
      indexedAt: new Date().toISOString(),
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ notifications: answered ? [reply] : [] }));
  })
  .listen(viewPort, '127.0.0.1');

const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'saji-pds-'));
const rotation = Buffer.from(await (await Secp256k1Keypair.create({ exportable: true })).export()).toString('hex');
const settings = {
  devMode: true,
  port,
  dataDirectory: folder,
  blobstoreDiskLocation: path.join(folder, 'blobs'),
  recoveryDidKey: (await Secp256k1Keypair.create()).did(),
  adminPassword: 'only here',
  jwtSecret: 'a secret that is only here and now',
  serviceHandleDomains: ['.test'],
  bskyAppViewUrl: `http://localhost:${viewPort}`,
  bskyAppViewDid: `did:web:localhost%3A${viewPort}`,
  modServiceUrl: 'https://mod.invalid',
  modServiceDid: 'did:example:invalid',
  plcRotationKeyK256PrivateKeyHex: rotation,
  inviteRequired: false,
  disableSsrfProtection: true,
  didPlcUrl: `http://localhost:${directoryPort}`,
};
const pds = await PDS.create(envToCfg(settings), envToSecrets(settings));
await pds.start();
const base = `http://127.0.0.1:${port}`;
const call = async (method, body, token) =>
  (
    await fetch(`${base}/xrpc/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
  ).json();
const account = await call('com.atproto.server.createAccount', { handle: 'kota.test', email: 'kota@kota.test', password: 'only for signing up' });
did = account.did;
const { password } = await call('com.atproto.server.createAppPassword', { name: 'saji' }, account.accessJwt);
console.log(JSON.stringify({ base, handle: 'kota.test', password, did }));
process.stdin.resume();
process.stdin.on('end', async () => {
  await fs.rm(folder, { recursive: true, force: true });
  process.exit(0);
});
