/**
 * One line of a table that spreadsheet programs read (RFC 4180), with its end. A cell that begins as a formula would be run by the program
 * that opens the file (OWASP, CSV injection); an apostrophe makes it text.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
