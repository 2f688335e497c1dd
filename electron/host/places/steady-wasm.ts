import { setFlagsFromString } from 'node:v8';

/**
 * Calls out of WebAssembly stay with V8's general wrapper, in every thread of this process. The quicker one that it makes after a thousand
 * calls frees what it replaces, and where a thread that shared the module has ended by then, V8 of Node 24 loses the process with it: a
 * segmentation fault, or "Check failed: jit_page.has_value()".
 */
setFlagsFromString('--wasm-wrapper-tiering-budget=1000000000');
