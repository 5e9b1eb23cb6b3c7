// A push service that decrypts what it gets and checks who sends (web-push-testing). Ends when its input ends.
import {spawn} from 'node:child_process';
import {createServer} from 'node:net';

const free = () => new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
        const {port} = probe.address();
        probe.close(() => done(port));
    });
});
const port = await free();
const base = `http://localhost:${port}`;
const run = (what) => spawn(process.execPath, ['node_modules/web-push-testing/src/bin/cli.js', '--port', String(port), what], {stdio: ['ignore', 'ignore', 'inherit']});

run('start');
for (let tries = 0; ; tries++) {
    try {
        await fetch(`${base}/status`, {method: 'POST'});
        break;
    } catch (away) {
        if (tries === 100) {
            throw away;
        }
        await new Promise((done) => setTimeout(done, 100));
    }
}
console.log(JSON.stringify({base}));

process.stdin.resume();
process.stdin.on('end', () => run('stop').on('exit', () => process.exit(0)));
