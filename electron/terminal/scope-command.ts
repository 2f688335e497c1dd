import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { Output } from '../../shared/contract.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { scopeGroups } from '../../shared/scope/groups.ts';
import { scopeGroupWords, scopeRuleWords } from '../../shared/scope/words.ts';
import { fill } from '../../shared/text/fill.ts';
import { command, type Command } from './command.ts';
import { askedOf, askedOptions } from './release-options.ts';
import { idsOf, scopeOf, scopeOptions } from './scope-options.ts';

type View = Output<'scope:show'>;
type Row = View['rows'][number];

const ids: Bilingual = { en: 'record ids between commas', es: 'identificadores de registros entre comas' };

export const scopeCommand: Command = command({
  words: 'packet scope',
  takes: 'CASE',
  counts: [1, 1],
  vault: 'open',
  about: {
    en: 'which records go to a counterpart and why; options change it, and that is remembered',
    es: 'qué registros van a una contraparte y por qué; las opciones lo cambian, y se recuerda',
  },
  options: {
    ...askedOptions,
    ...scopeOptions,
    in: { type: 'string', about: fill({ en: 'take in: {{ids}}', es: 'incluir: {{ids}}' }, { ids }) },
    out: { type: 'string', about: fill({ en: 'leave out: {{ids}}', es: 'dejar fuera: {{ids}}' }, { ids }) },
    reset: {
      type: 'boolean',
      about: { en: 'forget what was chosen; the proposal stands again', es: 'olvidar lo elegido; vuelve a regir la propuesta' },
    },
    ids: {
      type: 'boolean',
      about: {
        en: 'only the ids of what goes, as --scope reads them',
        es: 'solo los identificadores de lo que va, como los lee --scope',
      },
    },
  },
  run: async (terminal, [name = ''], options) => {
    const asked = await askedOf(terminal, name, options);
    if (options['reset'] === true) await terminal.request('scope:reset', asked);
    const given = scopeOf(options);
    if (given !== undefined) {
      const all = async () => (await terminal.request('scope:show', asked)).rows.map(({ record }) => record);
      await terminal.request('scope:save', { ...asked, records: given === 'all' ? await all() : given });
    }
    const [into, out] = [idsOf(options, 'in'), idsOf(options, 'out')];
    if (into.length > 0) await terminal.request('scope:choose', { ...asked, records: [...into], chosen: true });
    if (out.length > 0) await terminal.request('scope:choose', { ...asked, records: [...out], chosen: false });
    const view = await terminal.request('scope:show', asked);
    return options['ids'] === true ? view.rows.filter(({ chosen }) => chosen).map(({ record }) => record) : view;
  },
  say: (shown, reader) => ('rows' in shown ? viewText(shown, reader) : JSON.stringify(shown, null, 2)),
});

function viewText({ rows, saved, counts }: View, reader: Reader): string {
  const heads = {
    saved: { en: 'Chosen by {{by}}', es: 'Elegido por {{by}}' },
    proposed: { en: 'Proposed; nobody has chosen yet', es: 'Propuesta; nadie ha elegido todavía' },
    counts: { en: '{{chosen}} records go, {{outside}} do not', es: '{{chosen}} registros van, {{outside}} no' },
  } as const;
  const head = saved === null ? heads.proposed : fill(heads.saved, { by: saved.by });
  const count = fill(heads.counts, { chosen: String(counts.chosen), outside: String(counts.outside) });
  const groups = scopeGroups.flatMap(group => {
    const held = rows.filter(row => row.group === group);
    return held.length === 0 ? [] : ['', reader.say(scopeGroupWords[group]), ...held.map(row => rowText(row, reader))];
  });
  return [reader.say(head), reader.say(count), ...groups].join('\n');
}

/** A record by its kind and id: what it says stands in the vault, and a terminal's history is no place for it. */
function rowText({ record, entity, depth, chosen, why, isNew, isProposed }: Row, reader: Reader): string {
  const kind = isEntity(entity) ? reader.say(catalogue[entity].label) : entity;
  const added: Bilingual = { en: 'It was added after somebody chose.', es: 'Se agregó después de que alguien eligió.' };
  const byHand: Bilingual = { en: 'Somebody chose so.', es: 'Alguien lo eligió así.' };
  const reason = isNew && !chosen ? added : chosen === isProposed ? scopeRuleWords[why] : byHand;
  return `${'  '.repeat(depth + 1)}${chosen ? '[x]' : '[ ]'} ${record}  ${kind}. ${reader.say(reason)}`;
}
