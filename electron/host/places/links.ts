/** Where the sources of law and of treaties are published: the only addresses that Enlace hands to a browser. */
const publishers: readonly string[] = [
  'www.diputados.gob.mx',
  'www.dof.gob.mx',
  'www.scjn.gob.mx',
  'www.gob.mx',
  'uscode.house.gov',
  'www.ecfr.gov',
  'www.govinfo.gov',
  'www.justice.gov',
  'www.state.gov',
  'treaties.un.org',
  'www.oas.org',
];

/** The address as it may be opened, parsed and written anew; undefined for any other scheme, host, port or user. */
export function allowedLink(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > 2_000) return undefined;
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return undefined;
  return publishers.includes(url.hostname) ? url.href : undefined;
}
