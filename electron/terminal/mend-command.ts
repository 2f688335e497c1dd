import type { Input } from '../../shared/contract.ts';
import type { AgencyCode, Bilingual } from '../../shared/language.ts';
import { coarserMark, keptFrom } from '../../shared/kept-from.ts';
import { command, requiredText, unreadable, type Command } from './command.ts';
import { askedOf, askedOptions } from './release-options.ts';
import { scopeOf, scopeOptions } from './scope-options.ts';
import { basisOf, basisOptions } from './terms-options.ts';

const acts = ['withhold-value', 'less-detail', 'leave-record-out'] as const;
type Act = (typeof acts)[number];

const done: Readonly<Record<Act, Bilingual>> = {
  'withhold-value': { en: 'The value is withheld from them.', es: 'El dato queda testado para ellos.' },
  'less-detail': {
    en: 'The value is protected, and given in less detail.',
    es: 'El dato queda protegido y se da con menos detalle.',
  },
  'leave-record-out': { en: 'The record is left out.', es: 'El registro queda fuera.' },
};

/** One step against what could be inferred: of a lint, do one of the things that it proposes. */
export const mendCommand: Command = command({
  words: 'packet mend',
  takes: 'CASE LINT',
  counts: [2, 2],
  vault: 'open',
  about: {
    en: 'do one of the things that are proposed against what could be inferred, as --lints lists them',
    es: 'hacer una de las cosas que se proponen contra lo que podría deducirse, como las enumera --lints',
  },
  options: {
    ...askedOptions,
    ...basisOptions,
    ...scopeOptions,
    act: {
      type: 'string',
      values: acts,
      about: { en: 'withhold-value, less-detail or leave-record-out', es: 'withhold-value, less-detail o leave-record-out' },
    },
  },
  run: async (terminal, [name = '', id = ''], options) => {
    const asked = await askedOf(terminal, name, options);
    const act = requiredText(options, 'act');
    const scope = scopeOf(options);
    const release = { ...asked, ...basisOf(options), ...(scope === undefined ? {} : { scope }) };
    const { lints } = await terminal.request('packet:preview', release);
    const found = lints.find(lint => lint.id === id);
    if (found === undefined) throw unreadable('LINT');
    const remedy = found.remedies.find(one => one.act === act);
    if (remedy === undefined || !isAct(remedy.act)) throw unreadable('--act');
    const { record, field, text = '' } = remedy;
    if (remedy.act === 'leave-record-out') await terminal.request('scope:choose', { ...asked, records: [record], chosen: false });
    else {
      const { file } = await terminal.request('case:show', { caseId: asked.caseId });
      const held = file.records.find(one => one.id === record);
      if (held === undefined || field === null) throw unreadable('LINT'); // it went meanwhile
      const mark =
        remedy.act === 'less-detail' ? coarserMark(held, field, text) : keptFrom(asked.recipient as AgencyCode, held, field); // the contract checked it
      await terminal.request('case:set-mark', {
        caseId: asked.caseId,
        record,
        field,
        mark: mark as unknown as Input<'case:set-mark'>['mark'],
      }); // a mark; its lists are only read
    }
    return { lint: id, act: remedy.act };
  },
  say: ({ act }, reader) => reader.say(done[act]),
});

const isAct = (act: string): act is Act => (acts as readonly string[]).includes(act);
