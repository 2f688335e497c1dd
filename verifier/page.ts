import type { Bilingual } from '../shared/language.ts';
import { english, spanish, type Reader } from '../shared/reader.ts';

// In which language the page speaks, and how its parts are made.

let current: Reader = navigator.language.startsWith('es') ? spanish : english;

export const reader = (): Reader => current;
export const say = (text: Bilingual): string => current.say(text);
export const asItIs = (text: string): Bilingual => ({ en: text, es: text });

/** The other language. */
export function turn(): void {
  current = current === spanish ? english : spanish;
}

export type Child = Node | string;
export function make(name: string, attributes: Readonly<Record<string, string>>, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export function definitions(rows: readonly (readonly [Bilingual, string])[]): HTMLElement {
  return make('dl', {}, ...rows.flatMap(([label, value]) => [make('dt', {}, say(label)), make('dd', {}, value)]));
}
