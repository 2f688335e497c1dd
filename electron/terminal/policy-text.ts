import type { PolicyCheck, PolicyEffect, PolicyState, ValueEffect } from '../../shared/contract/policies.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { utcStamp } from '../../shared/clocks/civil-day.ts';
import type { Policy } from '../../shared/decision/policy.ts';
import { failures } from '../../shared/failure.ts';
import { instantText } from '../../shared/instant-text.ts';
import type { Bilingual } from '../../shared/language.ts';
import { purposeWords } from '../../shared/packet-words.ts';
import type { PolicyDifference } from '../../shared/policy/differences.ts';
import { citesText, floorWords } from '../../shared/policy/floor-sources.ts';
import { lawWords } from '../../shared/policy/laws/law-words.ts';
import { stepWords } from '../../shared/policy/laws/step-words.ts';
import { cellWords, partWords, rowWords, valueWords } from '../../shared/policy/part-words.ts';
import { rowsOf, standings } from '../../shared/policy/parts.ts';
import type { Reader } from '../../shared/reader.ts';
import { counterpartText } from '../../shared/text/counterparts.ts';
import { table } from './lay-out.ts';

const nothing: Bilingual = { en: 'Nothing.', es: 'Nada.' };

/** The matrix with its rows, a column for each standing. */
export function policyText({ policy, version }: { readonly policy: Policy; readonly version: string }, reader: Reader): string {
  const rows = table(
    rowsOf(policy),
    [
      { label: { en: 'About', es: 'De qué trata' }, of: ({ path }, to) => to.say(rowWords(path)) },
      ...standings.map(standing => ({
        label: counterpartText.standings[standing],
        of: ({ row }: ReturnType<typeof rowsOf>[number], to: Reader) => to.say(cellWords(row.cells[standing])),
      })),
    ],
    reader,
    nothing,
  );
  return `${version}\n${rows}`;
}

export function versionsText({ versions, pending, fault }: PolicyState, reader: Reader): string {
  const listed = table(
    versions,
    [
      { label: { en: 'Version', es: 'Versión' }, of: ({ version, isInForce }) => `${version}${isInForce ? ' *' : ''}` },
      { label: { en: 'Proposed by', es: 'Propuesta por' }, of: ({ proposedBy }) => proposedBy ?? '—' },
      { label: { en: 'Adopted by', es: 'Adoptada por' }, of: ({ adoptedBy }) => adoptedBy ?? '—' },
      {
        label: { en: 'On', es: 'El' },
        of: ({ adoptedAtMs }) => (adoptedAtMs === null ? '—' : instantText(utcStamp(adoptedAtMs), reader, 'UTC')),
      },
      { label: { en: 'Signed', es: 'Firmada' }, of: ({ isSigned }) => (isSigned ? '✓' : '✗') },
      { label: { en: 'Reason', es: 'Motivo' }, of: ({ reason }) => reason ?? '—' },
    ],
    reader,
    nothing,
  );
  const waiting = pending.map(({ id, proposedBy, reason }) =>
    reader.say(
      { en: 'Waits: {{id}} by {{by}}: {{reason}}', es: 'Espera: {{id}} de {{by}}: {{reason}}' },
      { id, by: proposedBy ?? '—', reason: reason ?? '' },
    ),
  );
  return [...(fault === null ? [] : [reader.say(failures[fault])]), listed, ...waiting].join('\n');
}

const ways: Readonly<Record<PolicyDifference['way'], Bilingual>> = {
  tighter: { en: 'tighter', es: 'más estricto' },
  looser: { en: 'looser', es: 'menos estricto' },
  both: { en: 'case by case', es: 'según el caso' },
};

export function differencesText(differences: readonly PolicyDifference[], reader: Reader): string {
  if (differences.length === 0) return reader.say({ en: 'They say the same.', es: 'Dicen lo mismo.' });
  return differences
    .map(({ path, was, is, way }) =>
      [
        `${path}  ${reader.say(partWords(path))}  (${reader.say(ways[way])})`,
        `  − ${reader.say(valueWords(path, was))}`,
        `  + ${reader.say(valueWords(path, is))}`,
      ].join('\n'),
    )
    .join('\n');
}

export function checkText({ faults, differences, laws, stands }: PolicyCheck, reader: Reader): string {
  const refused = faults.map(({ path, kind, source }) => {
    const rests = [reader.say(floorWords[source.basis]), reader.say(citesText(source))].filter(text => text !== '').join(': ');
    return `✗ ${path}  policy/${kind}  ${reader.say(partWords(path))} (${rests})\n  ${reader.say(failures[`policy/${kind}`])}`;
  });
  const tried = (laws ?? []).map(({ law, broken, tried: times }) => {
    const name = reader.say(lawWords[law]);
    if (broken === null) return `✓ ${name} (${times})`;
    const at = broken.at === null ? '' : `  ${broken.at}  ${reader.say(partWords(broken.at))}`;
    return `✗ ${name}${at}\n  ${reader.say(stepWords(broken))}`;
  });
  const verdict = reader.say(
    stands ? { en: 'It may be adopted.', es: 'Puede adoptarse.' } : { en: 'It may not be adopted.', es: 'No puede adoptarse.' },
  );
  // Parts that no office may change are among the faults and no differences: then it does not say the same.
  const told = differences.length === 0 && faults.length > 0 ? [] : [differencesText(differences, reader)];
  return [...told, ...refused, ...tried, verdict].join('\n');
}

export function effectText({ counterparts, withoutProfile, casesInAll, which }: PolicyEffect, reader: Reader): string {
  const listed = table(
    counterparts,
    [
      { label: { en: 'Counterpart', es: 'Contraparte' }, of: ({ agency }) => agency },
      { label: { en: 'Tightened', es: 'Más estrictos' }, of: ({ tightened }) => String(tightened) },
      { label: { en: 'Loosened', es: 'Menos estrictos' }, of: ({ loosened }) => String(loosened) },
      { label: { en: 'Cases', es: 'Casos' }, of: ({ changedCases }) => String(changedCases) },
      { label: { en: 'Looked at', es: 'Revisados' }, of: ({ looked }) => String(looked) },
      { label: { en: 'Left out', es: 'Omitidos' }, of: ({ leftOut }) => String(leftOut) },
    ],
    reader,
    { en: 'No counterpart has a profile.', es: 'Ninguna contraparte tiene perfil.' },
  );
  const cases = counterparts.flatMap(({ agency, cases: changed, changedCases }) => [
    ...changed.map(({ reference, tightened, loosened }) => `  ${agency}  ${reference}  −${tightened} +${loosened}`),
    ...(changedCases > changed.length
      ? [
          reader.say(
            { en: '  {{agency}}: {{count}} more', es: '  {{agency}}: {{count}} más' },
            { agency, count: changedCases - changed.length },
          ),
        ]
      : []),
  ]);
  const scope = reader.say(
    which === 'all'
      ? {
          en: 'All {{count}} cases were looked at for each counterpart.',
          es: 'Se revisaron los {{count}} casos para cada contraparte.',
        }
      : {
          en: 'Of {{count}} cases, those with each counterpart were looked at; the others are left out (--all).',
          es: 'De {{count}} casos se revisaron los que tienen que ver con cada contraparte; los demás se omiten (--all).',
        },
    { count: casesInAll },
  );
  const bare = reader.say(
    {
      en: 'Counterparts without a profile, which get nothing: {{count}}',
      es: 'Contrapartes sin perfil, que no reciben nada: {{count}}',
    },
    { count: withoutProfile },
  );
  return [listed, ...cases, scope, bare].join('\n');
}

export function valuesText(values: readonly ValueEffect[], reader: Reader): string {
  if (values.length === 0) return reader.say({ en: 'Nothing changes in it.', es: 'Nada cambia en él.' });
  return values
    .map(({ entity, field, purposes, way, before, after }) => {
      const label = fieldAt(`${entity}.${field}`)?.label;
      const name = label === undefined ? `${entity}.${field}` : reader.say(label);
      const forWhat = purposes.map(one => reader.say(purposeWords[one])).join(', ');
      const told = (sign: string, { reason, external, rule }: ValueEffect['before']) =>
        `  ${sign} ${reader.say(reason)} [${rule}]\n    ${reader.say(external)}`;
      return `${way === 'tightened' ? '−' : '+'} ${name} (${forWhat})\n${told('·', before)}\n${told('→', after)}`;
    })
    .join('\n');
}
