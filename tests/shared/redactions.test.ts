import { describe, expect, it } from 'vitest';
import { reasonCodes } from '../../shared/decision/types.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { boxCodes, boxesFor, covers, includesAudience, printedCode, type Audience } from '../../shared/redactions.ts';

const boxes = (['everyone', 'standing:vetted', 'standing:other', 'agency:MX-FGR' as Audience] as const).map(audience => ({
  audience,
}));
const held = (agency: string, standing: 'trusted-party' | 'vetted' | 'other') =>
  boxesFor(boxes, { agency: agency as AgencyCode, standing }).map(({ audience }) => audience);

describe('the boxes that hold for a recipient', () => {
  it('are those for everyone, those of its standing and of higher ones, and its own', () => {
    expect(held('MX-SRE', 'trusted-party')).toEqual(['everyone']);
    expect(held('MX-SRE', 'vetted')).toEqual(['everyone', 'standing:vetted']);
    expect(held('MX-SRE', 'other')).toEqual(['everyone', 'standing:vetted', 'standing:other']);
    expect(held('MX-FGR', 'trusted-party')).toEqual(['everyone', 'agency:MX-FGR']);
  });

  it('never grow less for who is trusted less', () => {
    const [most, middle, least] = (['trusted-party', 'vetted', 'other'] as const).map(standing => held('MX-SRE', standing));
    expect(middle).toEqual(expect.arrayContaining(most!));
    expect(least).toEqual(expect.arrayContaining(middle!));
  });
});

describe('a code that is printed on a box', () => {
  it('never names the secret behind it', () => {
    expect(boxCodes).not.toContain('R-SRC');
    expect(boxCodes).not.toContain('R-VIC');
    for (const code of reasonCodes) expect(boxCodes).toContain(printedCode(code));
    expect(printedCode('R-SRC')).toBe('R-RES');
    expect(printedCode('R-PRIV')).toBe('R-PRIV');
  });
});

describe('an audience', () => {
  it('includes another only if everybody of the other is in it', () => {
    expect(includesAudience('everyone', 'agency:MX-FGR' as Audience)).toBe(true);
    expect(includesAudience('standing:vetted', 'standing:other')).toBe(true);
    expect(includesAudience('standing:other', 'standing:vetted')).toBe(false);
    expect(includesAudience('standing:vetted', 'agency:MX-FGR' as Audience)).toBe(false); // a trusted party may be that agency
  });
});

describe('a place', () => {
  it('covers what lies within it and not what sticks out', () => {
    const outer = { left: 0.1, top: 0.1, width: 0.5, height: 0.1 };
    expect(covers(outer, { left: 0.2, top: 0.12, width: 0.2, height: 0.05 })).toBe(true);
    expect(covers(outer, { left: 0.2, top: 0.12, width: 0.5, height: 0.05 })).toBe(false);
  });
});
