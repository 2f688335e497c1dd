import type { Input } from '../../shared/contract.ts';
import { basisIds, legalBases } from '../../shared/legal-bases.ts';
import { papLabels, tlpLabels } from '../../shared/mark.ts';
import type { Handling, LegalBasis } from '../../shared/packet.ts';
import { listOf, textOf, unreadable, type OptionSpec, type Options, type Terminal } from './command.ts';

/** On what a packet leans. */
export const basisOptions: Readonly<Record<string, OptionSpec>> = {
  basis: {
    type: 'string',
    multiple: true,
    about: {
      en: 'on what it leans: assistance, extradition, mexico-spain, ece, untoc, reciprocity, domestic, or “statute; version; article”; the two countries’ treaty, else reciprocity, where left out',
      es: 'en qué se funda: assistance, extradition, mexico-spain, ece, untoc, reciprocity, domestic, o “norma; versión; artículo”; si se omite, el tratado de ambos países o la reciprocidad',
    },
  },
};

/** The bases that were named; undefined where none was. */
export function basisOf(options: Options): { readonly basis?: LegalBasis[] } {
  const named = listOf(options, 'basis');
  return named.length === 0 ? {} : { basis: named.map(basisNamed) };
}

function basisNamed(text: string): LegalBasis {
  const id = basisIds.find(each => each === text.trim());
  if (id !== undefined) return legalBases[id];
  const [statute, version, article, more] = text.split(';').map(part => part.trim());
  if (!statute || !version || !article || more !== undefined) throw unreadable('--basis', [...basisIds, '“…; …; …”']);
  return { statute, version, article };
}

const codes = ['H0', 'H1', 'H2', 'H3'] as const;
const onward = ['no', 'with-consent', 'within-agency'] as const;
const courtUse = ['no', 'with-consent', 'yes'] as const;

/** What a packet asks of its reader. */
export const handlingOptions: Readonly<Record<string, OptionSpec>> = {
  handling: {
    type: 'string',
    multiple: true,
    values: codes,
    about: { en: 'a handling code; once for each', es: 'un código de manejo; una vez por cada uno' },
  },
  tlp: { type: 'string', values: tlpLabels, about: { en: 'how far it may go', es: 'hasta dónde puede llegar' } },
  pap: { type: 'string', values: papLabels, about: { en: 'what may be done with it', es: 'qué puede hacerse con él' } },
  onward: { type: 'string', values: onward, about: { en: 'whether it may be passed on', es: 'si puede compartirse' } },
  court: { type: 'string', values: courtUse, about: { en: 'whether it may be used in court', es: 'si puede usarse en juicio' } },
  'rel-to': {
    type: 'string',
    multiple: true,
    about: { en: 'a country or agency that it may reach', es: 'un país o autoridad al que puede llegar' },
  },
  'keep-until': {
    type: 'string',
    about: { en: 'the last day on which it is kept, YYYY-MM-DD', es: 'el último día en que se conserva, AAAA-MM-DD' },
  },
};

/** The usual handling with what the options change; nothing where they change nothing. */
export async function handlingOf(
  terminal: Terminal,
  release: Input<'packet:preview'>,
  options: Options,
): Promise<{ readonly handling?: Input<'packet:build'>['handling'] }> {
  if (Object.keys(handlingOptions).every(name => options[name] === undefined)) return {};
  const { handling: usual } = await terminal.request('packet:view', release);
  const [named, relTo] = [listOf(options, 'handling'), listOf(options, 'rel-to')];
  const given = (name: string): string | undefined => textOf(options, name);
  const handling: Handling = {
    codes: named.length === 0 ? usual.codes : codes.filter(code => named.includes(code)),
    tlp: tlpLabels.find(label => label === given('tlp')) ?? usual.tlp,
    pap: papLabels.find(label => label === given('pap')) ?? usual.pap,
    onward: onward.find(word => word === given('onward')) ?? usual.onward,
    courtUse: courtUse.find(word => word === given('court')) ?? usual.courtUse,
    relTo: relTo.length === 0 ? usual.relTo : relTo,
    retentionUntil: (given('keep-until') as Handling['retentionUntil'] | undefined) ?? usual.retentionUntil, // the contract refuses what is no day
  };
  return { handling: { ...handling, codes: [...handling.codes], relTo: [...handling.relTo] } };
}

/** Said anew for each packet. */
export const uncomparedOption: OptionSpec = {
  type: 'boolean',
  about: {
    en: 'I know that nobody compared the words of the key that it is encrypted for',
    es: 'sé que nadie cotejó las palabras de la llave para la que se cifra',
  },
};
