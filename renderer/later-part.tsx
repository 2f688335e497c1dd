import { useEffect, useState, type ComponentType } from 'react';

/** A part of the page whose code is read when it is first shown, or before by `read`. Until then it shows nothing. */
export type LaterPart<Props extends object> = { readonly Part: ComponentType<Props>; readonly read: () => Promise<unknown> };

/**
 * `load` imports the part's module and gives the component. Not React's `lazy`: that shows its fallback even where the code is there
 * already, and holds the part back for up to 300 ms after it.
 */
export function laterPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LaterPart<Props> {
  let found: ComponentType<Props> | undefined;
  const read = async (): Promise<void> => {
    found ??= await load(); // a module that is asked for twice is read once
  };
  function Part(props: Props) {
    const [, show] = useState(false);
    useEffect(() => {
      if (found !== undefined) return;
      const fail = (error: unknown): void =>
        show(() => {
          throw error; // where React hears it, and with it whoever guards the part
        });
      read().then(() => show(true), fail);
    }, []);
    const Found = found;
    return Found === undefined ? null : <Found {...props} />;
  }
  return { Part, read };
}
