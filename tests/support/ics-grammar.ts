/** What of RFC 5545 a calendar file of whole days can break: each fault found, in words. Its own reading, apart from any library. */
export function icsFaults(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const faults: string[] = [];
  if (!text.endsWith('\r\n')) faults.push('does not end in CR LF');
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) faults.push('a bare CR or LF');
  for (const line of text.split('\r\n'))
    if (Buffer.byteLength(line) > 75) faults.push(`a line of ${Buffer.byteLength(line)} octets`);
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  const open: { name: string; seen: Map<string, string[]> }[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[A-Z-]+=[^:;,"]+)*:(.*)$/.exec(line) ?? [];
    const now = open.at(-1);
    if (name === '') faults.push(`no content line: ${line}`);
    else if (name === 'BEGIN') open.push({ name: value, seen: new Map() });
    else if (name === 'END') {
      if (now?.name !== value) faults.push(`END:${value} without its BEGIN`);
      else faults.push(...componentFaults(now.name, now.seen));
      open.pop();
    } else {
      now?.seen.set(name, [...(now.seen.get(name) ?? []), value]);
      const form = forms[name];
      if (form === undefined) faults.push(`a property that is not expected: ${name}`);
      else if (!form.test(value)) faults.push(`${name} of another form: ${value}`);
    }
  }
  if (open.length > 0) faults.push('a component is not closed');
  return faults;
}

const words = /^(?:[^\\;,\p{Cc}]|\\[\\;,nN])*$/u;
const forms: Readonly<Record<string, RegExp>> = {
  VERSION: /^2\.0$/,
  PRODID: words,
  CALSCALE: /^GREGORIAN$/,
  UID: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  DTSTAMP: /^\d{8}T\d{6}Z$/,
  SEQUENCE: /^\d+$/,
  STATUS: /^(?:CONFIRMED|CANCELLED)$/,
  DTSTART: /^\d{8}$/,
  DTEND: /^\d{8}$/,
  SUMMARY: words,
  DESCRIPTION: words,
  CLASS: /^PRIVATE$/,
  TRANSP: /^TRANSPARENT$/,
  ACTION: /^DISPLAY$/,
  TRIGGER: /^-P(?:\d+D)?(?:T\d+H)?(?<=[DH])$/,
};
const once: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['VERSION', 'PRODID'],
  VEVENT: ['UID', 'DTSTAMP', 'SEQUENCE', 'STATUS', 'DTSTART', 'DTEND', 'SUMMARY'],
  VALARM: ['ACTION', 'DESCRIPTION', 'TRIGGER'],
};

function componentFaults(name: string, seen: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const needed = once[name];
  if (needed === undefined) return [`a component that is not expected: ${name}`];
  const counts = needed.filter(property => seen.get(property)?.length !== 1).map(property => `${name} needs one ${property}`);
  const [start = '', end = ''] = ['DTSTART', 'DTEND'].map(property => seen.get(property)?.[0]);
  return name === 'VEVENT' && end <= start ? [...counts, 'DTEND is not after DTSTART'] : counts;
}
