// better-sqlite3 13 crashes the process, without a word, below Node-API 10.
if (Number(process.versions.napi) < 10) throw new Error(`These tests need the project's own Node 24, this is ${process.version}`);
