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
      en: '{{agency}}: internal working list, case data in the clear. Not a release: do not hand it on. Exported by {{user}} on {{on}}.',
      es: '{{agency}}: lista interna de trabajo, con datos de casos sin cifrar. No es una entrega: no la comparta. Exportada por {{user}} el {{on}}.',
    },
    { agency, user, on },
  );
}
