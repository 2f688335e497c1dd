import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { fill } from '../../shared/text/fill.ts';
import { command, textOf, type Command } from './command.ts';
import { dispatch } from '../host/dispatch.ts';
import { realServices } from '../host/services.ts';
import { playDemo, type DemoEvidence, type DemoStory } from '../host/demo/story.ts';
import { previewText } from './preview-text.ts';

/** What stands above everything while the data are invented. */
export const syntheticNote: Bilingual = {
  en: 'Synthetic data. No person, number or case is real.',
  es: 'Datos sintéticos. Ninguna persona, número o caso es real.',
};

type Played = DemoEvidence & { readonly toJSON: () => DemoEvidence; readonly story: DemoStory };

export const demoCommand: Command = command<Played>({
  words: 'demo',
  takes: '',
  counts: [0, 0],
  vault: 'none',
  about: {
    en: 'two synthetic vaults, a packet from one to the other, and its receipt',
    es: 'dos bóvedas sintéticas, un paquete de una a otra y su acuse',
  },
  options: { keep: { type: 'string', about: { en: 'leave everything in this folder', es: 'dejar todo en esta carpeta' } } },
  run: async (_, __, options) => {
    const { story, evidence } = await playDemo(textOf(options, 'keep'), {
      newServices: () => realServices(() => undefined),
      dispatch,
    });
    return { ...evidence, story, toJSON: () => evidence };
  },
  say: ({ story }, reader) => told(story, reader),
});

function told(story: DemoStory, reader: Reader): string {
  const { built, opened, imported, receipt, acknowledged } = story;
  const steps: readonly Bilingual[] = [
    fill(
      {
        en: 'Two vaults were made, US-DOJ-OIA and MX-FGR, and exchanged cards. {{cases}} synthetic cases were imported and an exchange logged.',
        es: 'Se crearon dos bóvedas, US-DOJ-OIA y MX-FGR, que intercambiaron tarjetas. Se importaron {{cases}} casos sintéticos y se registró un intercambio.',
      },
      { cases: story.cases },
    ),
    fill(
      {
        en: 'In JI-2026-0009 both plan together: {{sent}} tasks went over, MX-FGR did one and added one, and {{back}} came back into the same plan.',
        es: 'En JI-2026-0009 ambas planean juntas: pasaron {{sent}} tareas, la MX-FGR cumplió una y agregó otra, y volvieron {{back}} al mismo plan.',
      },
      story.plan,
    ),
    {
      en: 'What MX-FGR may see of EX-2026-0117, for the same case:',
      es: 'Lo que MX-FGR puede ver de EX-2026-0117, para el mismo caso:',
    },
  ];
  const after: readonly Bilingual[] = [
    fill(
      {
        en: 'Packet {{number}} left: {{values}} values and {{attachments}} attachments; {{gaps}} withheld places carry a reason code.',
        es: 'Salió el paquete {{number}}: {{values}} datos y {{attachments}} anexos; {{gaps}} partes testadas llevan clave de motivo.',
      },
      {
        number: built.number,
        values: built.released.length,
        attachments: built.attachments.length,
        gaps: built.withheld.length,
      },
    ),
    fill(
      {
        en: 'MX-FGR opened it: the signature is valid, it is packet {{number}} of the channel. {{records}} records came in, their marks locked.',
        es: 'MX-FGR lo abrió: la firma es válida, es el paquete {{number}} del canal. Entraron {{records}} registros, con sus marcas bajo candado.',
      },
      { number: opened.header.channel.number, records: imported.records.added },
    ),
    fill(
      acknowledged.acknowledges === built.packetId
        ? {
            en: 'The receipt came back as packet {{number}} of the other channel and acknowledges this packet: verified.',
            es: 'El acuse volvió como paquete {{number}} del otro canal y corresponde a este paquete: verificado.',
          }
        : {
            en: 'The receipt came back as packet {{number}} of the other channel and acknowledges another packet.',
            es: 'El acuse volvió como paquete {{number}} del otro canal y corresponde a otro paquete.',
          },
      { number: receipt.number },
    ),
    ...(story.folder === null
      ? []
      : [fill({ en: 'Everything is in {{folder}}', es: 'Todo quedó en {{folder}}' }, { folder: story.folder })]),
  ];
  return [
    reader.say(syntheticNote),
    '',
    ...steps.map(step => reader.say(step)),
    '',
    previewText(story.preview, reader),
    '',
    ...after.map(step => reader.say(step)),
  ].join('\n');
}
