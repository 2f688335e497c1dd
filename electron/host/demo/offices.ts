import type { AgencyCode, Bilingual } from '../../../shared/language.ts';
import type { Role } from '../../../shared/contract/row.ts';

/** A demo office's people, all invented. The first one is its supervisor. */
export type Office = {
  readonly code: AgencyCode;
  readonly names: Bilingual;
  readonly folder: string;
  readonly people: readonly [
    { readonly label: string; readonly role: Role },
    ...{ readonly label: string; readonly role: Role }[],
  ];
};

/** The passphrase of every synthetic vault. It protects nothing, because nothing in them is real. */
export const DEMO_PASSPHRASE = 'datos sinteticos';

const code = (text: string): AgencyCode => text as AgencyCode; // constants of the agency table

export const offices = {
  us: {
    code: code('US-DOJ-OIA'),
    names: {
      en: 'Office of International Affairs, US Department of Justice',
      es: 'Oficina de Asuntos Internacionales, Departamento de Justicia de EE. UU.',
    },
    folder: 'us-doj-oia.enlace',
    people: [
      { label: 'Tomás Reyes Halloran', role: 'supervisor' },
      { label: 'Andrea Solís Whitman', role: 'officer' },
      { label: 'Jane Okonjo', role: 'auditor' },
    ],
  },
  mx: {
    code: code('MX-FGR'),
    names: { en: 'Office of the Attorney General of Mexico', es: 'Fiscalía General de la República' },
    folder: 'mx-fgr.enlace',
    people: [{ label: 'Mauricio Terán Ocaña', role: 'supervisor' }],
  },
} as const satisfies Record<string, Office>;
