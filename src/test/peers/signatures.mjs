// Libraries of others that sign and verify requests: draft-cavage-12 by @peertube/http-signature, RFC 9421 by http-message-signatures.
// POST /verify {kind, method, url, headers, pem} says whether a signature is good; POST /sign {kind, …, keyId} gives the headers to add.
import cavage from "@peertube/http-signature";
import crypto from "node:crypto";
import http from "node:http";
import { createSigner, createVerifier, httpbis } from "http-message-signatures";

const FIELDS = ["@method", "@target-uri", "content-digest"];
const DRAFT = ["(request-target)", "host", "date", "digest"];

async function verify({ kind, method, url, headers, pem }) {
    if (kind === "CAVAGE") {
        const path = new URL(url).pathname + new URL(url).search;
        const parsed = cavage.parse({ method, url: path, headers }, { clockSkew: 300, headers: DRAFT });
        return { good: cavage.verifySignature(parsed, pem), keyId: parsed.params.keyId };
    }
    let keyId = "";
    const good = await httpbis.verifyMessage(
        {
            keyLookup: async (parameters) => {
                keyId = parameters.keyid;
                return { id: keyId, algs: ["rsa-v1_5-sha256"], verify: createVerifier(pem, "rsa-v1_5-sha256") };
            },
            requiredFields: FIELDS,
            requiredParams: ["created", "keyid"],
        },
        { method, url, headers },
    );
    return { good: good === true, keyId };
}

async function sign({ kind, method, url, headers, pem, keyId }) {
    if (kind === "CAVAGE") {
        const added = {};
        const request = {
            method,
            path: new URL(url).pathname + new URL(url).search,
            getHeader: (name) => headers[name.toLowerCase()],
            setHeader: (name, value) => (added[name.toLowerCase()] = value),
        };
        const options = { keyId, key: pem, algorithm: "rsa-sha256", headers: DRAFT, authorizationHeaderName: "Signature" };
        cavage.sign(request, options);
        return { signature: added.signature.replace(/^Signature /, "") };
    }
    const signed = await httpbis.signMessage(
        { key: createSigner(crypto.createPrivateKey(pem), "rsa-v1_5-sha256", keyId), name: "sig1", fields: FIELDS, params: ["created", "keyid"] },
        { method, url, headers },
    );
    return { "signature-input": signed.headers["Signature-Input"], signature: signed.headers["Signature"] };
}

const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    let answer;
    try {
        const asked = JSON.parse(Buffer.concat(chunks));
        answer = request.url === "/verify" ? await verify(asked) : await sign(asked);
    } catch (error) {
        console.error(error);
        answer = { good: false, error: String(error) };
    }
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answer));
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ base: `http://127.0.0.1:${server.address().port}` })));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
