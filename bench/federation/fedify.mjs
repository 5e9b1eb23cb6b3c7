// A Fedify sender for 'bin/bench activitypub': reads ports as JSON on its standard input, sends one article to so many inboxes on each,
// through its in-process queue, and stays until its input ends. Arguments: inboxes, messages under way at a time (1: the queue as it is).
import { createFederation, generateCryptoKeyPair, InProcessMessageQueue, MemoryKvStore, ParallelMessageQueue } from "@fedify/fedify";
import { Article, Create, Person, PUBLIC_COLLECTION } from "@fedify/vocab";
import readline from "node:readline";

const inboxes = Number(process.argv[2]);
const atOnce = Number(process.argv[3]);
const queue = new InProcessMessageQueue();
const federation = createFederation({
    kv: new MemoryKvStore(),
    queue: atOnce > 1 ? new ParallelMessageQueue(queue, atOnce) : queue,
    allowPrivateAddress: true,
    firstKnock: "draft-cavage-http-signatures-12",
});
const keys = [await generateCryptoKeyPair("RSASSA-PKCS1-v1_5")];
federation
    .setActorDispatcher(
        "/users/{identifier}",
        async (ctx, id) => new Person({ id: ctx.getActorUri(id), preferredUsername: id, inbox: ctx.getInboxUri(id) }),
    )
    .setKeyPairsDispatcher(() => keys);
federation.setInboxListeners("/users/{identifier}/inbox", "/inbox");
const base = "http://localhost:4001";
const ctx = federation.createContext(new URL(base), undefined);
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
console.log("ready");
const { ports, html } = JSON.parse((await lines.next()).value);
const recipients = Array.from({ length: inboxes }, (_, n) => {
    const host = `http://127.0.0.1:${ports[n % ports.length]}`;
    return { id: new URL(`${host}/users/${n}`), inboxId: new URL(`${host}/users/${n}/inbox`) };
});
console.log(`begun ${Date.now()}`);
await ctx.sendActivity(
    { identifier: "dinas" },
    recipients,
    new Create({
        id: new URL(`${base}/creates/${atOnce}`),
        actor: ctx.getActorUri("dinas"),
        to: PUBLIC_COLLECTION,
        object: new Article({
            id: new URL(`${base}/articles/${atOnce}`),
            attribution: ctx.getActorUri("dinas"),
            to: PUBLIC_COLLECTION,
            name: "Jalan Cendana dibuka lagi",
            content: html,
        }),
    }),
);
for (let line = await lines.next(); !line.done; line = await lines.next());
process.exit(0);
