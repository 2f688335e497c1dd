import { boardKinds, type BoardCase } from '../../shared/board.ts';
import type { Bilingual } from '../../shared/language.ts';
import { comparedWith } from '../../shared/radar-text.ts';
import { command, type Command } from './command.ts';
import { table, type Column } from './lay-out.ts';

const MOST = 500; // of one kind

const columns: readonly Column<BoardCase>[] = [
  { label: { en: 'Case', es: 'Caso' }, of: ({ reference }) => reference },
  {
    label: { en: 'Request or asset', es: 'Solicitud o bien' },
    of: ({ matter }, reader) => (matter === null ? '' : reader.say(matter.label)),
  },
  { label: { en: 'Stage', es: 'Etapa' }, of: ({ stageLabel }, reader) => reader.say(stageLabel) },
  { label: { en: 'Days in stage', es: 'Días en etapa' }, of: ({ days }) => String(days ?? '—') },
  { label: { en: 'Compared with', es: 'Comparado con' }, of: ({ yardstick }, reader) => reader.say(comparedWith(yardstick)) },
];
const none: Bilingual = {
  en: 'No case, request or asset has stood far longer in its stage than nearly all others, or over three times what the profile alone expects.',
  es: 'Ningún caso, solicitud ni bien lleva en su etapa mucho más que casi todos los demás, ni más del triple de lo que solo el perfil prevé.',
};
const more: Bilingual = { en: 'and {{left}} more', es: 'y {{left}} más' };

export const radarCommand: Command = command({
  words: 'pipeline stalled',
  takes: '',
  counts: [0, 0],
  vault: 'open',
  about: {
    en: 'cases, requests and assets that have stalled, longest first, and what each is compared with',
    es: 'casos, solicitudes y bienes sin avance, primero los más largos, y con qué se compara cada uno',
  },
  run: async terminal => {
    const asked = { stalled: true, order: 'days', descending: true, limit: MOST } as const;
    const kinds = await Promise.all(boardKinds.map(kind => terminal.request('board:cases', { ...asked, kind })));
    return { cases: kinds.flatMap(({ cases }) => cases), total: kinds.reduce((sum, { total }) => sum + total, 0) };
  },
  say: ({ cases, total }, reader) => {
    const lines = table(cases, columns, reader, none);
    return total === cases.length ? lines : `${lines}\n${reader.say(more, { left: total - cases.length })}`;
  },
});
