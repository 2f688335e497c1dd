import type { ImportedPacket, OpenedView, UnknownValue } from '../../shared/contract/packets.ts';
import { failures } from '../../shared/failure.ts';
import { faultText } from '../../shared/fault-text.ts';
import type { Bilingual } from '../../shared/language.ts';
import { packetKindTable } from '../../shared/packet-kinds.ts';
import { aboutWords } from '../../shared/packet-words.ts';
import type { Reader } from '../../shared/reader.ts';
import { approvalText } from '../../shared/text/approval.ts';
import { inboxText } from '../../shared/text/inbox.ts';
import { changeLines, contentLines, goesLines, termRows } from './arrival-text.ts';
import { facts, yesNo } from './lay-out.ts';
import { recallsRows } from './recall-text.ts';

export const numberLabel: Bilingual = { en: 'Number in the channel', es: 'Número en el canal' };

const holds: Bilingual = { en: 'valid: it is what was signed', es: 'válida: es lo que se firmó' };

const placeWords: Readonly<Record<OpenedView['place'], Bilingual>> = {
  next: { en: 'next in the channel', es: 'el siguiente del canal' },
  'after-gap': { en: 'an earlier packet is missing', es: 'falta un paquete anterior' },
  late: { en: 'it was waited for', es: 'se le esperaba' },
  unknown: { en: 'it could not be imported', es: 'no podría recibirse' },
};

/** A packet that was opened, for people; why it could not be imported, where its place in the channel stands against that. */
export function openedText(view: OpenedView, reader: Reader): string {
  const { header, refusedPlace } = view;
  const opened = facts(
    [
      [{ en: 'From', es: 'De' }, `${header.from.agency}, ${reader.say(view.senderNames)}`],
      [{ en: 'To', es: 'Para' }, `${header.to.agency}, ${reader.say(header.to.names)}`],
      [{ en: 'Kind', es: 'Tipo' }, reader.say(packetKindTable[header.kind].words)],
      ...(view.addsTo === null ? [] : [[aboutWords(header.kind, view.why), String(view.addsTo.number)] as const]),
      ...(view.why === null ? [] : [[{ en: 'Why', es: 'Por qué' }, view.why] as const]),
      [numberLabel, `${header.channel.number}, ${reader.say(placeWords[view.place])}`],
      [{ en: 'Signature', es: 'Firma' }, reader.say(holds)],
      [{ en: 'Words compared by telephone', es: 'Palabras cotejadas por teléfono' }, yesNo(view.isSenderCompared, reader)],
      [{ en: 'Words of the key that signed', es: 'Palabras de la llave que firmó' }, reader.say(view.senderWords)],
      [{ en: 'Issued', es: 'Expedido' }, header.issuedAt],
      [approvalText.approved, approvedBy(view, reader)],
      ...termRows(header, reader),
      [{ en: 'Values', es: 'Datos' }, String(view.released.length)],
      [{ en: 'Withheld places with a reason', es: 'Partes testadas con motivo' }, String(view.gaps.length)],
      [{ en: 'Attachments', es: 'Anexos' }, String(view.attachments.length)],
    ],
    reader,
  );
  const stricter = view.tightened.map(({ entity, name, place }) => `  ${entity} ${name}, ${place}`);
  const more = view.tightenedInAll - stricter.length;
  const unlisted = more === 0 ? [] : [`  ${reader.say(inboxText.moreTightened[more === 1 ? 'one' : 'other'], { count: more })}`];
  const tightened = stricter.length === 0 ? [] : [reader.say(stricterHead), ...stricter, ...unlisted];
  const waits = view.hasSenderProfile ? [] : [reader.say(inboxText.viewAsWaits)];
  const restored = view.isNewEpoch ? [reader.say(inboxText.newEpoch)] : [];
  const refused = refusedPlace === null ? [] : [reader.say(failures[refusedPlace])];
  const told = [
    ...refused,
    ...restored,
    ...waits,
    ...goesLines(view, reader),
    ...contentLines(view, reader, 'theirs'),
    ...changeLines(view, reader),
  ];
  return [opened, ...told, ...tightened, ...unknownLines(view.unknown, reader)].join('\n');
}

/** Who approved it, each by role, and whether a key of the sender's card says so. */
function approvedBy({ approvals }: OpenedView, { say }: Reader): string {
  const { roles, checked, unchecked, byNobody } = approvalText;
  const told = approvals.map(({ role, isChecked }) =>
    say(isChecked ? checked : unchecked, { role: role in roles ? roles[role as keyof typeof roles] : roles.other }),
  );
  return told.join('; ') || say(byNobody);
}

/** What importing did, for people. */
export function importedText(imported: ImportedPacket, reader: Reader): string {
  const done = facts(
    [
      [{ en: 'Packet', es: 'Paquete' }, imported.packetId],
      [{ en: 'Kind', es: 'Tipo' }, reader.say(packetKindTable[imported.kind].words)],
      [numberLabel, String(imported.number)],
      [{ en: 'Case', es: 'Caso' }, imported.caseId ?? '—'],
      [{ en: 'About our case', es: 'Sobre nuestro caso' }, imported.about ?? '—'],
      [{ en: 'Records added', es: 'Registros nuevos' }, String(imported.records.added)],
      [{ en: 'Records changed', es: 'Registros modificados' }, String(imported.records.changed)],
      [{ en: 'Values under a stricter mark', es: 'Datos con marca más restrictiva' }, String(imported.tightened)],
      [{ en: 'Acknowledges', es: 'Acusa recibo de' }, imported.acknowledges ?? '—'],
      ...recallsRows(imported.recalls),
    ],
    reader,
  );
  const faults = imported.faults.map(fault => `  ${faultText(fault, reader)}`);
  const faultHead = faults.length === 0 ? [] : [reader.say(inboxText.faults)];
  const restored = imported.isNewEpoch ? [reader.say(inboxText.newEpoch)] : [];
  return [done, ...restored, ...unknownLines(imported.unknown, reader), ...faultHead, ...faults].join('\n');
}

const stricterHead: Bilingual = {
  en: 'Values that we hold and that importing puts under a stricter mark:',
  es: 'Datos que tenemos y que al importar quedan con una marca más restrictiva:',
};

const unknownHead: Bilingual = {
  en: 'A newer Enlace sent values for which this one has no field. They are kept as remarks that never leave:',
  es: 'Un Enlace más reciente envió datos para los que este no tiene campo. Se conservan como observaciones que nunca salen:',
};

function unknownLines(unknown: readonly UnknownValue[], reader: Reader): readonly string[] {
  if (unknown.length === 0) return [];
  return [reader.say(unknownHead), ...unknown.map(({ path, place, value }) => `  ${place} (${path}): ${JSON.stringify(value)}`)];
}
