import type { Bilingual, Language } from '../../shared/language.ts';
import { command, textOf, type Command } from './command.ts';
import { dispatch } from '../host/dispatch.ts';
import { realServices } from '../host/services.ts';
import { playDemo, type DemoEvidence, type DemoStory } from '../host/demo/story.ts';
import { previewText } from './preview-text.ts';

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
  say: ({ story }, language) => told(story, language),
});

function told(story: DemoStory, language: Language): string {
  const { built, opened, imported, receipt, acknowledged } = story;
  const steps: readonly Bilingual[] = [
    {
      en: `Two vaults were made, US-DOJ-OIA and MX-FGR, and exchanged cards. ${story.cases} synthetic cases were imported and an exchange logged.`,
      es: `Se crearon dos bóvedas, US-DOJ-OIA y MX-FGR, que intercambiaron tarjetas. Se importaron ${story.cases} casos sintéticos y se registró un intercambio.`,
    },
    {
      en: 'What MX-FGR may see of EX-2026-0117, for the same case:',
      es: 'Lo que MX-FGR puede ver de EX-2026-0117, para el mismo caso:',
    },
  ];
  const after: readonly Bilingual[] = [
    {
      en: `Packet ${built.number} left: ${built.released.length} values and ${built.attachments.length} attachments; ${built.withheld.length} gaps carry a reason code.`,
      es: `Salió el paquete ${built.number}: ${built.released.length} datos y ${built.attachments.length} anexos; ${built.withheld.length} huecos llevan código de motivo.`,
    },
    {
      en: `MX-FGR opened it: the signature holds, it is packet ${opened.header.channel.number} of the channel. ${imported.records.added} records came in, their marks locked.`,
      es: `MX-FGR lo abrió: la firma se sostiene, es el paquete ${opened.header.channel.number} del canal. Entraron ${imported.records.added} registros, con sus marcas bajo candado.`,
    },
    {
      en: `The receipt came back as packet ${receipt.number} of the other channel and acknowledges ${acknowledged.acknowledges === built.packetId ? 'this packet: verified.' : 'another packet.'}`,
      es: `El acuse volvió como paquete ${receipt.number} del otro canal y corresponde a ${acknowledged.acknowledges === built.packetId ? 'este paquete: verificado.' : 'otro paquete.'}`,
    },
    ...(story.folder === null ? [] : [{ en: `Everything is in ${story.folder}`, es: `Todo quedó en ${story.folder}` }]),
  ];
  return [
    { en: 'Synthetic data. No person, number or case is real.', es: 'Datos sintéticos. Ninguna persona, número o caso es real.' }[
      language
    ],
    '',
    ...steps.map(step => step[language]),
    '',
    previewText(story.preview, language),
    '',
    ...after.map(step => step[language]),
  ].join('\n');
}
