import { readSync } from 'node:fs';
import type { ReadStream } from 'node:tty';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { missing, unreadable, type Terminal } from './command.ts';
import type { variables } from './usage.ts';

type Which = Parameters<Terminal['passphrase']>[0];

const variableOf: Record<Which, keyof typeof variables> = {
  current: 'ENLACE_PASSPHRASE',
  new: 'ENLACE_NEW_PASSPHRASE',
  recovery: 'ENLACE_RECOVERY_CODE',
  carrier: 'ENLACE_CARRIER_PASSWORD',
};

const prompts: Record<Which, Bilingual> = {
  current: { en: 'Passphrase: ', es: 'Frase de acceso: ' },
  new: { en: 'New passphrase: ', es: 'Frase nueva: ' },
  recovery: { en: 'Recovery code: ', es: 'Código de recuperación: ' },
  carrier: { en: 'Password of the server: ', es: 'Contraseña del servidor: ' },
};

/**
 * Where passphrases come from, in this order: the environment, the lines of `--passphrase-fd` in the order they are asked for, a prompt
 * without echo. Never an argument, which every process of the machine may read.
 */
export function passphraseReader(descriptor: number | undefined, reader: Reader): Terminal['passphrase'] {
  const lines = descriptor === undefined ? [] : allOf(descriptor).split('\n');
  return async which => {
    const given = process.env[variableOf[which]];
    if (given !== undefined && given !== '') return given;
    const line = lines.shift();
    if (line !== undefined && line !== '') return line.replace(/\r$/, '');
    if (!process.stdin.isTTY) throw missing(variableOf[which]);
    return prompted(process.stdin, reader.say(prompts[which]));
  };
}

function allOf(descriptor: number): string {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(4096);
  try {
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk))
      chunks.push(Buffer.from(chunk.subarray(0, length)));
  } catch {
    throw unreadable('--passphrase-fd'); // no number, not open, or not for reading
  }
  return Buffer.concat(chunks).toString('utf8');
}

function prompted(keyboard: ReadStream, prompt: string): Promise<string> {
  process.stderr.write(prompt);
  keyboard.setRawMode(true);
  keyboard.setEncoding('utf8');
  keyboard.resume();
  return new Promise(resolve => {
    let typed = '';
    const take = (keys: string): void => {
      for (const key of keys) {
        if (key === '\u0003') process.exit(130); // Ctrl C
        if (key === '\r' || key === '\n') {
          keyboard.setRawMode(false);
          keyboard.pause();
          keyboard.off('data', take);
          process.stderr.write('\n');
          resolve(typed);
          return;
        }
        typed = key === '\u007f' ? [...typed].slice(0, -1).join('') : typed + key;
      }
    };
    keyboard.on('data', take);
  });
}
