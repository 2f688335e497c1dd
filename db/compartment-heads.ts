import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** How many acts a compartment has had, and what follows from all of them. */
export type CompartmentHead = { readonly count: number; readonly mark: Uint8Array };

/** What a database says of how far a compartment has come: its own, or the office's. Undefined where no act was counted yet. */
export function findCompartmentHead(db: Reader, compartment: string): CompartmentHead | undefined {
  const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'compartment_heads'").get() !== undefined; // not in an older file
  if (!isThere) return undefined;
  return prepared<[string], CompartmentHead>(db, 'SELECT count, mark FROM compartment_heads WHERE compartment = ?').get(
    compartment,
  );
}

export function saveCompartmentHead(db: Writer, compartment: string, { count, mark }: CompartmentHead): void {
  prepared<unknown[]>(
    db,
    `INSERT INTO compartment_heads (compartment, count, mark) VALUES (?, ?, ?)
     ON CONFLICT (compartment) DO UPDATE SET count = excluded.count, mark = excluded.mark, told = 0`,
  ).run(compartment, count, mark);
}

/** Whether a compartment's own file is behind what the office remembers of it, or is another of as many acts. */
export function isSetBack(own: CompartmentHead | undefined, remembered: CompartmentHead | undefined): boolean {
  if (remembered === undefined) return false;
  if (own === undefined || own.count < remembered.count) return true;
  return own.count === remembered.count && !Buffer.from(own.mark).equals(remembered.mark);
}

/** Whether it is recorded already that a compartment was found put back. */
export function wasTold(office: Reader, compartment: string): boolean {
  return (
    office.prepare<[string], number>('SELECT told FROM compartment_heads WHERE compartment = ?').pluck().get(compartment) === 1
  );
}

export function noteTold(office: Writer, compartment: string): void {
  office.prepare('UPDATE compartment_heads SET told = 1 WHERE compartment = ?').run(compartment);
}

export function forgetCompartmentHeads(office: Writer): void {
  office.prepare('DELETE FROM compartment_heads WHERE compartment NOT IN (SELECT id FROM compartments)').run();
}
