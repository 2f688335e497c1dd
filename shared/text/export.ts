import type { Bilingual } from '../language.ts';
import { fill } from './fill.ts';

/** How a list that was written out must be handled: its first line. */
export function exportCaveat({
  agency,
  user,
  on,
}: {
  readonly agency: string;
  readonly user: string;
  readonly on: string;
}): Bilingual {
  return fill(
    {
      en: '{{agency}}: internal working list, unencrypted case data. Not a disclosure: do not pass it on. Exported by {{user}} on {{on}}.',
      es: '{{agency}}: lista interna de trabajo, con datos de casos sin cifrar. No es una comunicación: no la comparta. Exportada por {{user}} el {{on}}.',
    },
    { agency, user, on },
  );
}
