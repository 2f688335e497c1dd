import { officeSecret as secret } from './planted-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A mail of these parts. */
export const mailOf = (parts: readonly string[], kind = 'mixed', more = ''): Uint8Array =>
  bytes(
    [
      `From: Mesa <mesa@x.test>`,
      'To: b@x.test',
      'Subject: =?utf-8?B?RGVjbGFyYWNpw7Nu?=',
      `${more}MIME-Version: 1.0`,
      `Content-Type: multipart/${kind}; boundary=b`,
      '',
      `preamble ${secret}`,
      ...parts.flatMap(part => ['--b', part]),
      '--b--',
      `epilogue ${secret}`,
    ].join('\r\n'),
  );
/** A part that shows “Ordinary text.” */
export const plainPart = 'Content-Type: text/plain; charset=utf-8\r\n\r\nOrdinary text.';
/** A part that is attached, of this type. */
export const attached = (type: string, content: Uint8Array): string =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${secret}.bin"\r\n\r\n${Buffer.from(content).toString('base64')}`;

/** Mails that show “Ordinary text.” and hide the office secret, by what its words are. */
export const mailHides: readonly (readonly [way: string, file: Uint8Array])[] = [
  [
    'in other headers',
    mailOf([plainPart], 'mixed', `Received: from ${secret}\r\nX-Note: ${secret}\r\nBcc: ${secret}@x.test\r\n`),
  ],
  [
    'in another alternative',
    mailOf([`Content-Type: text/plain\r\n\r\n${secret}`, 'Content-Type: text/html\r\n\r\n<p>Ordinary text.</p>'], 'alternative'),
  ],
  [
    'hidden in its page',
    mailOf([`Content-Type: text/html\r\n\r\n<p>Ordinary text.</p><div style="display:none">${secret}</div>`]),
  ],
  [
    'properties of an attachment',
    mailOf([plainPart, attached('application/rtf', latin(`{\\rtf1{\\info{\\author ${secret}}}Adentro}`))]),
  ],
  [
    'in an attachment that nobody reads',
    mailOf([plainPart, attached('image/svg+xml', bytes(`<svg><text>${secret}</text></svg>`))]),
  ],
];
