import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowedLink } from '../../electron/host/places/links.ts';
import { appOrigin, contentPolicy, fileWithin, isOfOrigin } from '../../electron/host/places/origin.ts';

describe('an address is ours', () => {
  it.each(['app://enlace/index.html', 'app://enlace/', 'APP://enlace/x'])('when it is parsed as such: %s', address => {
    expect(isOfOrigin(address, appOrigin)).toBe(true);
  });

  it.each([
    'https://x.test/?next=app://enlace',
    'app://enlace.x.test/',
    'app://enlaced/',
    'app://enlace@x.test/',
    'app://user@enlace/',
    'app://enlace:80/',
    'app:enlace',
    'http://enlace/',
    'file:///app://enlace/',
    'about:blank',
    '',
    undefined,
    null,
    {},
  ])('never otherwise: %s', address => {
    expect(isOfOrigin(address, appOrigin)).toBe(false);
  });
});

describe('a file is within the built folder', () => {
  const built = join('/', 'somewhere', 'built');

  it('when its path stays there', () => {
    expect(fileWithin(built, '/assets/x.js')).toBe(join(built, 'assets', 'x.js'));
  });

  it.each([
    '/..%2f..%2fetc/passwd',
    '/../built-evil/x',
    '/..%2fbuilt-evil/x',
    '/%2e%2e/x',
    '/..%5cx',
    '/%00',
    '/%',
    '/',
    '/assets/../..',
  ])('never otherwise: %s', path => {
    expect(fileWithin(built, path)).toBeUndefined();
  });
});

it('lets no script but the built ones run, and nothing connect from the window', () => {
  const policy = contentPolicy('n', "'none'");

  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
});

it('opens links of the sources of law alone', () => {
  expect(allowedLink('https://www.diputados.gob.mx/LeyesBiblio/pdf/LEI.pdf')).toBe(
    'https://www.diputados.gob.mx/LeyesBiblio/pdf/LEI.pdf',
  );
  expect(allowedLink('https://www.diputados.gob.mx:8443/')).toBeUndefined();
  expect(allowedLink('https://x.test/#www.diputados.gob.mx')).toBeUndefined();
  expect(allowedLink('https://www.diputados.gob.mx.x.test/')).toBeUndefined();
  expect(allowedLink('javascript:alert(1)')).toBeUndefined();
});
