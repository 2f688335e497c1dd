import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionName, directionShort } from '../../shared/direction-text.ts';
import { profiles } from '../../shared/profiles.ts';
import { directionOf, partiesIn, partiesOf, partyFields, readDirection, reversed } from '../../shared/parties.ts';

const fullName = (called: string) => (called === 'US' ? 'the United States' : called);
const country = fc.constantFrom('US', 'MX', 'ES', 'CO');
const twoCountries = fc.tuple(country, country).filter(([one, other]) => one !== other);

describe('who asks whom', () => {
  it('is read by countries and by the two earlier words, and nothing else', () => {
    expect(['US-MX', 'US_REQ', 'MX_REQ', 'us-mx', 'USMX', '__proto__'].map(readDirection)).toEqual([
      'US-MX',
      'US-MX',
      'MX-US',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is the same whether a case says it by countries or by the earlier word, and said both ways it agrees', () => {
    fc.assert(
      fc.property(twoCountries, ([requesting, requested]) => {
        const byCountry = partyFields({}, { requestingCountry: requesting, requestedCountry: requested });

        expect(directionOf(partiesOf(byCountry))).toBe(`${requesting}-${requested}`);
        expect(partyFields({}, { direction: byCountry['direction'] ?? null })).toEqual(
          byCountry['direction'] === null ? { requestingCountry: null, requestedCountry: null, direction: null } : byCountry,
        );
        expect(partiesIn(reversed(`${requesting}-${requested}`))).toEqual({ requesting: requested, requested: requesting });
      }),
    );
  });

  it('has an earlier word only between the United States and Mexico', () => {
    expect(partyFields({}, { requestingCountry: 'MX', requestedCountry: 'ES' })).toMatchObject({ direction: null });
    expect(partyFields({}, { requestingCountry: 'MX', requestedCountry: 'US' })).toMatchObject({ direction: 'MX_REQ' });
  });

  it('is not touched by a change of other fields', () => {
    expect(partyFields({ requestingCountry: 'MX' }, { title: 'x' })).toEqual({});
  });

  it('is written as the person’s journey, by the names that the countries’ files give', () => {
    expect(directionName('US-MX')).toMatchObject({ en: 'Mexico → US', es: 'México → EE. UU.' });
    expect(directionName('MX-JP')).toMatchObject({ en: 'JP → Mexico', es: 'JP → México' });
    expect(directionShort('MX-US')).toMatchObject({ en: 'US\u200a→\u200aMX', es: 'US\u200a→\u200aMX' });
  });

  it.each(profiles.filter(({ kind, parties }) => kind === 'extradition' && parties.requesting !== '*'))(
    'has its arrow as the label of $id says the way',
    ({ parties: { requesting, requested }, label }) => {
      const [from, to] = directionName(`${requesting}-${requested}`).en.split(' → ').map(fullName);

      expect(label.en).toBe(`Extradition from ${from} to ${to}`);
    },
  );
});
