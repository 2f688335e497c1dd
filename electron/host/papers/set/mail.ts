import PostalMime, { type Address, type Email } from 'postal-mime';
import { Refusal } from '../../../../shared/failure.ts';
import { readMarkup } from './html.ts';
import { isPicture, kindOfFile } from './kind.ts';
import { LeftOut, type Block, type Reading } from './model.ts';
import { picturesFrom } from './pictures.ts';
import { readText } from './plain.ts';
import { seenText } from './text-bytes.ts';

/** How an attachment is read: by the reader of its kind, one step deeper. */
export type ReadInner = (bytes: Uint8Array) => Promise<Reading>;

const mostAttachments = 100;

/**
 * A mail as a mail program shows it: who, to whom, when, about what, the body that is shown, then each attachment as a document of its
 * own, on pages of its own. Other headers, other alternatives and what lies between the parts are not asked.
 *
 * @throws Refusal `attachment/damaged`, `attachment/too-large`, and those of a body in HTML.
 */
export async function readMail(bytes: Uint8Array, readInner: ReadInner): Promise<Reading> {
  const mail = await parsed(bytes);
  const leftOut = new LeftOut();
  const inner = new Map<string, Uint8Array>();
  for (const { contentId, content } of mail.attachments)
    if (contentId !== undefined) inner.set(contentId.replaceAll(/[<>]/g, ''), bytesOf(content));
  const shown =
    mail.html !== undefined && mail.html.trim() !== '' ? await readMarkup(mail.html, inner) : readText(mail.text ?? '');
  leftOut.join(shown.leftOut);
  const blocks: Block[] = [...headOf(mail, leftOut), { kind: 'rule' }, ...shown.blocks];
  if (mail.attachments.length > mostAttachments) throw new Refusal('attachment/too-large');
  let number = 0;
  for (const { content, contentId, related } of mail.attachments) {
    if (related === true && contentId !== undefined && mail.html?.includes(contentId.replaceAll(/[<>]/g, '')) === true) continue; // in the body
    blocks.push({ kind: 'page' }, { kind: 'heading', level: 2, runs: [{ text: `Anexo ${++number} / Attachment ${number}` }] });
    blocks.push(...(await attached(bytesOf(content), readInner, leftOut)));
  }
  return { blocks, leftOut };
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true });
  } catch (cause) {
    throw new Refusal('attachment/damaged', { cause });
  }
}

async function attached(bytes: Uint8Array, readInner: ReadInner, leftOut: LeftOut): Promise<readonly Block[]> {
  const kind = kindOfFile(bytes);
  if (isPicture(kind)) {
    const pictures = await picturesFrom(bytes, leftOut);
    return pictures.length === 0 ? [missing] : pictures.map(picture => ({ kind: 'picture', picture }));
  }
  try {
    if (kind === 'pdf') return await (await import('./pdf-sheets.ts')).readPdfSheets(bytes);
    const reading = await readInner(bytes);
    leftOut.join(reading.leftOut);
    return reading.blocks;
  } catch (error) {
    if (!(error instanceof Refusal) && kind !== 'pdf') throw error;
    leftOut.add('attachment');
    return [missing];
  }
}

const missing: Block = {
  kind: 'paragraph',
  runs: [{ text: 'Se omite: no puede leerse. / Left out: it cannot be read.' }],
};

function headOf(mail: Email, leftOut: LeftOut): readonly Block[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['De / From', mail.from === undefined ? undefined : named(mail.from)],
    ['Para / To', mail.to?.map(named).join(', ')],
    ['Copia / Cc', mail.cc?.map(named).join(', ')],
    ['Fecha / Date', dateOf(mail)],
    ['Asunto / Subject', mail.subject],
  ];
  return rows.flatMap(([label, value]): readonly Block[] => {
    if (value === undefined || value === '') return [];
    const { text, unseen } = seenText(value);
    leftOut.add('invisible', unseen);
    return [{ kind: 'paragraph', runs: [{ text: `${label}: `, bold: true }, { text }] }];
  });
}

/** The date as the sender's clock showed it; what else stands in that header is not shown by any program. */
function dateOf({ headers, date }: Email): string | undefined {
  const written = headers.find(({ key }) => key === 'date')?.value.trim() ?? '';
  const plain = /^(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d{1,2}:\d\d(?::\d\d)? [+-]\d{4}/i.exec(written)?.[0];
  return plain ?? (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(date ?? '') ? date : undefined);
}

function named(address: Address): string {
  if (address.group !== undefined) return `${address.name}: ${address.group.map(named).join(', ')}`;
  return address.name === '' ? address.address : `${address.name} <${address.address}>`;
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}
