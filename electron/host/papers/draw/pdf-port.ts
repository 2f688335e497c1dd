type Message = { readonly chunk?: object };
type Listener = (event: { readonly data: Message }) => void;

/**
 * A port between the two halves of pdf.js in one thread, as `MessagePort` is between two. Its own copies every message whole, which takes
 * a third of reading a text; here a message is handed over, and of a stream's piece only the outermost object is copied, as pdf.js fills
 * that one again.
 */
export function directPort() {
  const listeners = new Set<Listener>();
  return {
    postMessage(message: Message): void {
      const data = message.chunk === undefined ? message : { ...message, chunk: { ...message.chunk } };
      queueMicrotask(() => listeners.forEach(listener => listener({ data })));
    },
    addEventListener(_: string, listener: Listener, { signal }: { readonly signal?: AbortSignal } = {}): void {
      listeners.add(listener);
      signal?.addEventListener('abort', () => listeners.delete(listener));
    },
    removeEventListener(_: string, listener: Listener): void {
      listeners.delete(listener);
    },
  };
}
