import { papLabels, tlpLabels, type Caveat } from './mark.ts';
import type { Handling } from './packet.ts';

const codes = ['H0', 'H1', 'H2', 'H3'] as const;

export const sortedCodes = (named: Handling['codes']): Handling['codes'] => codes.filter(code => named.includes(code));

/** Handling made as strict as the caveats under which what it covers came in. What is as strict already stays as it is. */
export function boundHandling(handling: Handling, received: readonly Caveat[]): Handling {
  const bound = received.reduce<Handling>(tightened, handling);
  return { ...bound, codes: sortedCodes(bound.codes) };
}

function tightened(handling: Handling, caveat: Caveat): Handling {
  switch (caveat.kind) {
    case 'NO_ONWARD': {
      const onward = handling.onward === 'within-agency' ? 'with-consent' : handling.onward;
      return { ...handling, onward, codes: [...handling.codes, 'H2'] };
    }
    case 'NO_COURT': {
      const courtUse = handling.courtUse === 'yes' ? 'with-consent' : handling.courtUse;
      return { ...handling, courtUse, codes: [...handling.codes, 'H1'] };
    }
    case 'TLP':
      return { ...handling, tlp: stricter(tlpLabels, handling.tlp, caveat.label) };
    case 'PAP':
      return { ...handling, pap: stricter(papLabels, handling.pap, caveat.label) };
    default:
      return handling;
  }
}

/** Labels stand the strictest first. */
function stricter<T>(labels: readonly T[], one: T, other: T): T {
  return labels.indexOf(other) < labels.indexOf(one) ? other : one;
}
