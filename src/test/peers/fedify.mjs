// Two servers of Fedify, one that signs as in draft-cavage first and one as in RFC 9421; each has one person, "budi".
// GET /got: what came into its inbox; POST /follow {actor}, /reply {actor, object}: what budi does.
import { createFederation, generateCryptoKeyPair, MemoryKvStore } from "@fedify/fedify";
import { Accept, Create, Delete, Follow, Mention, Note, Person, Undo, Update } from "@fedify/vocab";
import http from "node:http";

async function server(firstKnock) {
    const got = [];
    const keys = [await generateCryptoKeyPair("RSASSA-PKCS1-v1_5")];
    const federation = createFederation({ kv: new MemoryKvStore(), allowPrivateAddress: true, firstKnock });
    federation
        .setActorDispatcher("/users/{identifier}", async (ctx, id) => {
            const own = await ctx.getActorKeyPairs(id);
            return new Person({
                id: ctx.getActorUri(id),
                preferredUsername: id,
                name: "Budi",
                inbox: ctx.getInboxUri(id),
                publicKey: own[0].cryptographicKey,
                assertionMethods: own.map((pair) => pair.multikey),
            });
        })
        .setKeyPairsDispatcher(() => keys);
    let kind = "";
    federation
        .setInboxListeners("/users/{identifier}/inbox", "/inbox")
        .setSharedKeyDispatcher(() => ({ identifier: "budi" }))
        .on(Accept, async (ctx, accept) => {
            got.push({ type: "Accept", kind, object: accept.objectId?.href ?? (await accept.getObject(ctx))?.id?.href });
        })
        .on(Create, async (ctx, create) => got.push(await told("Create", create, ctx, kind)))
        .on(Update, async (ctx, update) => got.push(await told("Update", update, ctx, kind)))
        .on(Delete, async (ctx, gone) => got.push({ type: "Delete", kind, object: gone.objectId?.href }));
    const listener = http.createServer(async (request, response) => {
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        const body = Buffer.concat(chunks);
        const base = `http://127.0.0.1:${listener.address().port}`;
        const context = federation.createContext(new URL(base), undefined);
        const answer = (status, value) => {
            response.writeHead(status, { "Content-Type": "application/json" });
            response.end(JSON.stringify(value));
        };
        try {
            if (request.url === "/got") return answer(200, got);
            if (request.url === "/follow" || request.url === "/unfollow" || request.url === "/reply") {
                return answer(200, await act(context, base, request.url, JSON.parse(body)));
            }
            kind = request.headers["signature-input"] ? "RFC9421" : "CAVAGE";
            const reply = await federation.fetch(
                new Request(base + request.url, {
                    method: request.method,
                    headers: request.headers,
                    body: ["GET", "HEAD"].includes(request.method) ? undefined : body,
                }),
                { contextData: undefined },
            );
            response.writeHead(reply.status, Object.fromEntries(reply.headers));
            response.end(Buffer.from(await reply.arrayBuffer()));
        } catch (error) {
            console.error(error);
            answer(500, { error: String(error) });
        }
    });
    await new Promise((ready) => listener.listen(0, "127.0.0.1", ready));
    return listener.address().port;
}

async function told(type, activity, ctx, kind) {
    const object = await activity.getObject(ctx);
    return {
        type,
        kind,
        object: object?.id?.href,
        kindOfObject: object?.constructor?.name,
        name: object?.name?.toString() ?? "",
        content: object?.content?.toString() ?? "",
        url: object?.url?.href?.toString() ?? "",
        updated: object?.updated?.toString() ?? "",
    };
}

let number = 0;

async function act(ctx, base, what, { actor, object }) {
    const me = ctx.getActorUri("budi");
    const target = await ctx.lookupObject(actor);
    const id = (name) => new URL(`${base}/${name}/${++number}`);
    const follow = new Follow({ id: new URL(`${base}/follows/1`), actor: me, object: new URL(target.id) });
    const activity =
        what === "/follow"
            ? follow
            : what === "/unfollow"
              ? new Undo({ id: id("undos"), actor: me, object: follow })
              : new Create({
                    id: id("creates"),
                    actor: me,
                    to: target.id,
                    object: new Note({
                        id: id("notes"),
                        attribution: me,
                        to: target.id,
                        content: "<p>Di mana posko?</p>",
                        replyTarget: new URL(object),
                        tags: [new Mention({ href: target.id, name: "@dinas" })],
                    }),
                });
    await ctx.sendActivity({ identifier: "budi" }, target, activity, { immediate: true });
    return { id: activity.id.href, name: target.name?.toString(), handle: target.preferredUsername?.toString() };
}

const draft = await server("draft-cavage-http-signatures-12");
const fields = await server("rfc9421");
console.log(JSON.stringify({ base: `http://127.0.0.1:${draft}`, fields: `http://127.0.0.1:${fields}` }));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
