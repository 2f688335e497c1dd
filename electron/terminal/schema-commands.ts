import { command, type Command } from './command.ts';

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

export const schemaCommands: readonly Command[] = (
  [
    [
      'case',
      'schema:case',
      { en: 'JSON Schema of the case interchange format', es: 'JSON Schema del formato de intercambio de casos' },
    ],
    [
      'packet',
      'schema:packet',
      { en: 'JSON Schema of a packet’s signed payload', es: 'JSON Schema del contenido firmado de un paquete' },
    ],
    ['profile', 'schema:profile', { en: 'JSON Schema of a treaty profile', es: 'JSON Schema de un perfil de tratado' }],
    ['policy', 'schema:policy', { en: 'JSON Schema of a policy', es: 'JSON Schema de una política' }],
  ] as const
).map(([noun, channel, about]) =>
  command({
    words: `schema ${noun}`,
    takes: '',
    counts: [0, 0],
    vault: 'none',
    isDocument: true,
    about,
    run: terminal => terminal.request(channel, {}),
    say: pretty,
  }),
);
