import fc from 'fast-check';
import '../../electron/host/places/steady-wasm.ts'; // tests draw and read in their own thread, too
import { compileCache } from '../../scripts/host-environment.mjs';

// better-sqlite3 13 crashes the process, without a word, below Node-API 10.
if (Number(process.versions.napi) < 10) throw new Error(`These tests need the project's own Node 24, this is ${process.version}`);

// A developer's runs explore; the one that decides whether a change lands is the same each time.
if (process.env['CI']) fc.configureGlobal({ seed: 20_261_124 });

// `npm run check` asks each law for what half a second finds; `npm test` asks it all.
if (process.env['ENLACE_QUICK']) fc.configureGlobal({ interruptAfterTimeLimit: 500 });

// The processes that tests start need not compile the same sources a hundred times.
process.env['NODE_COMPILE_CACHE'] ??= compileCache;
