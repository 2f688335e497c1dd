import { script } from '@bomb.sh/tab';
import { command, Misused, type Command } from './command.ts';
import { manual } from './manual.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'];

/** What a shell and `man` need to know of the terminal door. `all` gives every command, this one's too. */
export function helpCommands(all: () => readonly Command[]): readonly Command[] {
  return [
    command({
      words: 'completion',
      takes: shells.join('|'),
      counts: [1, 1],
      vault: 'none',
      about: {
        en: 'a script for a shell that completes commands and options; load it with source',
        es: 'un guion para un intérprete que completa órdenes y opciones; se carga con source',
      },
      run: async (_, [shell = '']) => {
        if (!shells.includes(shell)) throw new Misused({ code: 'usage/unreadable', what: shells.join('|'), allowed: shells });
        return printed(() => script(shell, 'enlace', 'enlace'));
      },
      say: text => text,
    }),
    command({
      words: 'manual',
      takes: '',
      counts: [0, 0],
      vault: 'none',
      about: { en: 'the manual page, for man -l -', es: 'la página de manual, para man -l -' },
      run: async ({ reader }) => manual(all(), reader),
      say: text => text,
    }),
  ];
}

/** What a library prints instead of giving it. Nothing else can print meanwhile: it runs at once. */
function printed(act: () => void): string {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  try {
    act();
  } finally {
    console.log = log;
  }
  return lines.join('\n');
}
