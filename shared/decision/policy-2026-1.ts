import { safetyPurposes, type Category, type Purpose } from '../mark.ts';
import type { Cell, CellAction, Policy, Row } from './policy.ts';
import type { ReasonCode } from './types.ts';

const everyCategory: readonly Category[] = ['IDN', 'CON', 'SRC', 'TEC', 'VIC', 'OPS', 'FIN', 'LEG', 'ADM'];
const arresting: readonly Purpose[] = safetyPurposes;

/** The starting policy: the matrix of domain page D.3 with the corrections of design §6. Columns: trusted party, vetted, other. */
export const policy2026: Policy = {
  version: '2026-1',
  matrix: {
    IDN: {
      suspect: row('matrix/IDN/suspect', 'R-PRIV', 'RELEASE', generaliseButName(), 'WITHHOLD'),
      official: row('matrix/IDN/official', 'R-PRIV', 'PSEUDONYM', 'WITHHOLD', 'WITHHOLD'),
      any: row('matrix/IDN/third', 'R-PRIV', pseudonymOrReference(), 'WITHHOLD', 'WITHHOLD'),
    },
    CON: {
      suspect: row(
        'matrix/CON/suspect',
        'R-PRIV',
        { action: 'RELEASE', purposes: arresting, otherwise: 'GENERALISE' },
        'WITHHOLD',
        'WITHHOLD',
      ),
      any: row('matrix/CON/officer', 'R-PRIV', 'WITHHOLD', 'WITHHOLD', 'WITHHOLD'),
    },
    SRC: { any: row('matrix/SRC', 'R-SRC', 'OMIT_SILENT', 'OMIT_SILENT', 'OMIT_SILENT') },
    TEC: { any: row('matrix/TEC', 'R-TEC', 'WITHHOLD', 'WITHHOLD', 'OMIT_SILENT') },
    VIC: { any: row('matrix/VIC', 'R-VIC', 'PSEUDONYM', 'WITHHOLD', 'OMIT_SILENT') },
    OPS: { any: row('matrix/OPS', 'R-INV', 'RELEASE', 'WITHHOLD', 'WITHHOLD') },
    FIN: {
      any: row('matrix/FIN', 'R-FIN', { action: 'RELEASE', formalChannel: true, otherwise: 'WITHHOLD' }, 'WITHHOLD', 'WITHHOLD'),
    },
    LEG: { any: row('matrix/LEG', 'R-INV', 'RELEASE', 'RELEASE', 'RELEASE') },
    ADM: { any: row('matrix/ADM', 'R-REST', 'RELEASE', 'RELEASE', 'GENERALISE') },
  },
  subjects: {
    third: row('subject/third', 'R-REST', 'PSEUDONYM', 'WITHHOLD', 'WITHHOLD'),
    witness: row('subject/witness', 'R-VIC', 'PSEUDONYM', 'WITHHOLD', 'OMIT_SILENT'),
    victim: row('subject/victim', 'R-VIC', 'PSEUDONYM', 'WITHHOLD', 'OMIT_SILENT'),
    source: row('subject/source', 'R-SRC', 'OMIT_SILENT', 'OMIT_SILENT', 'OMIT_SILENT'),
  },
  flags: {
    sp: row('flag/sp', 'R-PRIV', { action: 'RELEASE', purposes: arresting, otherwise: 'WITHHOLD' }, 'WITHHOLD', 'WITHHOLD'),
    minor: row('flag/minor', 'R-VIC', 'PSEUDONYM', 'WITHHOLD', 'OMIT_SILENT'),
  },
  sealed: { row: row('flag/sealed', 'R-INV', 'WITHHOLD', 'WITHHOLD', 'OMIT_SILENT'), event: 'unsealed' },
  named: { unsealed: ['warrant', 'charge', 'document'], 'op-executed': ['plan'] },
  embargoed: { plan: 'op-executed' },
  gates: {
    gj: ['court-order'], // FRCrP 6(e): a court directs it
    sar: [], // 31 USC 5318(g)(2): no fact of a case opens it
    tax: ['court-order'], // 26 USC 6103(i)
    icpt: ['court-order'], // 18 USC 2517
    wit: ['person-consent', 'court-order'], // 18 USC 3521(b)(1)(G)
    source: ['person-consent', 'court-order'],
    victim: ['person-consent', 'court-order', 'imminent-danger'],
    originator: ['originator-consent', 'exculpatory', 'imminent-danger'], // UNTOC 18(5), 18(19): with prior notice
  },
  statutes: {
    gj: { action: 'OMIT_SILENT', code: 'R-GJ' },
    sar: { action: 'OMIT_SILENT', code: 'R-FIN' },
    wit: { action: 'OMIT_SILENT', code: 'R-LIFE' },
    tax: { action: 'WITHHOLD', code: 'R-FIN' },
    icpt: { action: 'WITHHOLD', code: 'R-TEC' },
  },
  purposes: {
    'same-case': everyCategory,
    'locate-arrest': ['IDN', 'CON', 'VIC', 'OPS', 'LEG', 'ADM'],
    escort: ['IDN', 'CON', 'VIC', 'OPS', 'LEG', 'ADM'],
    prosecution: everyCategory,
    'asset-recovery': ['IDN', 'FIN', 'LEG', 'ADM'],
    intelligence: ['IDN', 'CON', 'TEC', 'VIC', 'OPS', 'FIN', 'LEG', 'ADM'],
    statistics: ['LEG', 'ADM'],
  },
  pap: {
    'PAP:RED': ['intelligence', 'statistics'],
    'PAP:AMBER': ['intelligence', 'statistics', 'same-case'],
    'PAP:GREEN': ['intelligence', 'statistics', 'same-case', 'locate-arrest', 'escort', 'prosecution', 'asset-recovery'],
    'PAP:CLEAR': ['intelligence', 'statistics', 'same-case', 'locate-arrest', 'escort', 'prosecution', 'asset-recovery'],
  },
  binding: ['ORCON', 'NO_ONWARD', 'NO_COURT', 'NOFORN', 'REL', 'NOREL', 'EYES', 'PURPOSE', 'PAP', 'TLP'],
  safetyPurposes: arresting,
  neverForSafety: ['SRC', 'VIC', 'TEC'],
  secretCodes: ['R-SRC', 'R-VIC', 'R-GJ', 'R-LIFE'],
  ceilings: {
    'trusted-party': { IDN: 'L2', CON: 'L2', VIC: 'L2', OPS: 'L2', FIN: 'L2', LEG: 'L2', ADM: 'L2', TEC: 'L1', SRC: 'L1' },
    vetted: { IDN: 'L2', CON: 'L1', VIC: 'L1', OPS: 'L1', FIN: 'L1', LEG: 'L1', ADM: 'L1' },
    other: { LEG: 'L0', ADM: 'L0' },
  },
};

function row(
  rule: string,
  code: ReasonCode,
  trusted: CellAction | Cell,
  vetted: CellAction | Cell,
  other: CellAction | Cell,
): Row {
  return { rule, code, cells: { 'trusted-party': cell(trusted), vetted: cell(vetted), other: cell(other) } };
}

function cell(what: CellAction | Cell): Cell {
  return typeof what === 'string' ? { action: what } : what;
}

function generaliseButName(): Cell {
  return { action: 'GENERALISE', byType: { name: 'RELEASE', reference: 'RELEASE' } };
}

/** A reference leaves as the packet's own name of what it points to, which identifies nobody. */
function pseudonymOrReference(): Cell {
  return { action: 'PSEUDONYM', byType: { reference: 'RELEASE' } };
}
