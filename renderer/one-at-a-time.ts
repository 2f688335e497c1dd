/**
 * An act that is not begun again while it runs: a double click writes one packet, not two. Whoever asks meanwhile gets `otherwise`, as if they had
 * changed their mind. Use it for whatever asks where to write and then takes a number of a channel.
 */
export function oneAtATime<Given extends readonly unknown[], T>(
  otherwise: T,
  act: (...given: Given) => Promise<T>,
): (...given: Given) => Promise<T> {
  let isRunning = false;
  return async (...given) => {
    if (isRunning) return otherwise;
    isRunning = true;
    try {
      return await act(...given);
    } finally {
      isRunning = false;
    }
  };
}
