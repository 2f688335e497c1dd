import type { CaseRecord } from './case.ts';
import { citationOf, type Citation } from './clocks/explain.ts';
import type { Bilingual, RecordId } from './language.ts';
import type { ChecklistCondition, ChecklistItem, Profile } from './profile.ts';
import { fill } from './text/fill.ts';

/** How far a document of the package is. Translation and authentication are passed over where the item needs neither. */
export const packageStatuses = [
  'drafted',
  'reviewed',
  'sworn',
  'certified',
  'translated',
  'authenticated',
  'delivered',
  'accepted',
  'returned',
] as const;
export type PackageStatus = (typeof packageStatuses)[number];

/** What of the case decides which items its package needs. */
export type PackageNeeds = {
  readonly person: 'accused' | 'unsentenced' | 'sentenced'; // the last two are convicted
  readonly provisional: boolean;
  readonly treaty: boolean; // false: no treaty applies
  readonly deathExposure: boolean;
};

/** A document as the tracker reads it. */
export type PackageDocument = {
  readonly id: RecordId;
  readonly item: string;
  readonly status: PackageStatus;
  readonly language: string | null;
  readonly hasCertifiedTranslation: boolean;
  readonly authentication: string | null; // `legalisation`, `consular-3190`, `apostille`, `seal`
  readonly deficiency: string | null;
};

/** Why a document does not do yet. */
export const packageFaults = {
  missing: { en: 'No document yet.', es: 'Aún no hay documento.' },
  returned: { en: 'Returned as deficient.', es: 'Devuelto por deficiente.' },
  'not-translated': { en: 'The certified translation is missing.', es: 'Falta la traducción certificada.' },
  'not-authenticated': { en: 'The authentication is missing.', es: 'Falta la legalización.' },
  'wrong-authentication': {
    en: 'This authentication does not satisfy the requested Party.',
    es: 'Esta legalización no satisface a la Parte requerida.',
  },
} as const satisfies Record<string, Bilingual>;
export type PackageFault = {
  readonly code: keyof typeof packageFaults;
  readonly why: Bilingual;
  readonly citation: Citation | null;
};

export type PackageLine = {
  readonly item: string;
  readonly label: Bilingual;
  readonly citation: Citation;
  readonly document: RecordId | null;
  readonly status: PackageStatus | null;
  readonly next: PackageStatus | null; // what is to be done next
  readonly faults: readonly PackageFault[];
  readonly isReady: boolean; // may be delivered, or was
};

export type PackageReport = {
  readonly lines: readonly PackageLine[];
  /** 0 to 100: the steps done of all steps of all items, delivery not counted. */
  readonly completenessPercent: number;
  readonly readyCount: number;
  readonly isComplete: boolean;
};

/** The items that a package needs, in the profile's order. */
export function checklistFor(profile: Profile, needs: PackageNeeds): readonly ChecklistItem[] {
  const isConvicted = needs.person !== 'accused';
  const holds: Readonly<Record<ChecklistCondition, boolean>> = {
    always: true,
    accused: !isConvicted,
    convicted: isConvicted,
    unsentenced: needs.person === 'unsentenced',
    sentenced: needs.person === 'sentenced',
    provisional: needs.provisional,
    'no-treaty': !needs.treaty,
    'death-exposure': needs.deathExposure,
  };
  return profile.checklist.filter(({ when }) => holds[when]);
}

/** How far a package is, and for each item what is missing and why. Of several documents for an item the furthest counts. */
export function trackPackage(profile: Profile, needs: PackageNeeds, documents: readonly PackageDocument[]): PackageReport {
  const lines = checklistFor(profile, needs).map(item => {
    const fitting = documents.filter(document => document.item === item.id);
    const best = fitting.toSorted((a, b) => rank(b.status) - rank(a.status))[0];
    return { line: lineOf(profile, item, best), done: stepsDone(profile, item, best), steps: stepsOf(item).length };
  });
  const done = lines.reduce((sum, line) => sum + line.done, 0);
  const steps = lines.reduce((sum, line) => sum + line.steps, 0);
  const readyCount = lines.filter(({ line }) => line.isReady).length;
  return {
    lines: lines.map(({ line }) => line),
    completenessPercent: steps === 0 ? 100 : Math.floor((done * 100) / steps),
    readyCount,
    isComplete: readyCount === lines.length,
  };
}

/** The documents of a case that are part of its package. A translation counts for what it translates. */
export function packageDocumentsOf(records: readonly CaseRecord[]): readonly PackageDocument[] {
  const documents = records.filter(({ entity }) => entity === 'document');
  const translated = new Set(
    documents.flatMap(({ fields }) => (typeof fields['translationCertifiedOn'] === 'string' ? [fields['translationOf']] : [])),
  );
  return documents.flatMap(({ id, fields }) => {
    const { packageItem, packageStatus, language, authenticationKind, deficiency, translationOf, translationCertifiedOn } =
      fields;
    if (typeof packageItem !== 'string' || typeof translationOf === 'string') return [];
    return [
      {
        id,
        item: packageItem,
        status: packageStatuses.find(status => status === packageStatus) ?? 'drafted',
        language: typeof language === 'string' ? language : null,
        hasCertifiedTranslation: translated.has(id) || typeof translationCertifiedOn === 'string',
        authentication: typeof authenticationKind === 'string' ? authenticationKind : null,
        deficiency: typeof deficiency === 'string' ? deficiency : null,
      },
    ];
  });
}

/** What the case itself says about its package's needs; an office may set otherwise. */
export function packageNeedsOf(records: readonly CaseRecord[], isProvisional: boolean): PackageNeeds {
  const charges = records.filter(({ entity }) => entity === 'charge');
  const isSentenced = records.some(({ entity, fields }) => entity === 'warrant' && fields['type'] === 'sentence');
  return {
    person: isSentenced ? 'sentenced' : 'accused',
    provisional: isProvisional,
    treaty: true,
    deathExposure: charges.some(({ fields }) => fields['severePenalty'] === 'death'),
  };
}

function lineOf(profile: Profile, item: ChecklistItem, document: PackageDocument | undefined): PackageLine {
  const faults = document === undefined ? [fault('missing')] : faultsOf(profile, item, document);
  const isBlocked = faults.some(({ code }) => code !== 'missing');
  const steps = stepsOf(item);
  const at = document === undefined ? -1 : rank(document.status);
  const isDone = document !== undefined && at >= rank(steps.at(-1) ?? 'drafted') && document.status !== 'returned';
  return {
    item: item.id,
    label: item.label,
    citation: citationOf(profile, item.source),
    document: document?.id ?? null,
    status: document?.status ?? null,
    next:
      document?.status === 'returned'
        ? 'drafted'
        : (steps.find(step => rank(step) > at) ?? (at < rank('delivered') ? 'delivered' : null)),
    faults,
    isReady: isDone && !isBlocked,
  };
}

function faultsOf(profile: Profile, item: ChecklistItem, document: PackageDocument): readonly PackageFault[] {
  if (document.status === 'returned')
    return [
      document.deficiency === null ? fault('returned') : { ...fault('returned'), why: withDeficiency(document.deficiency) },
    ];
  const { papers } = profile;
  if (papers === null) return [];
  const faults: PackageFault[] = [];
  const isLate = (step: PackageStatus): boolean => rank(document.status) >= rank(step);
  const isForeign = document.language !== null && document.language !== papers.language;
  if (item.translate && isLate('translated') && isForeign && !document.hasCertifiedTranslation)
    faults.push(fault('not-translated'));
  if (!item.authenticate) return faults;
  const rejected = papers.rejects.find(({ kind }) => kind === document.authentication);
  if (rejected !== undefined)
    faults.push({ code: 'wrong-authentication', why: rejected.why, citation: citationOf(profile, rejected.source) });
  else if (document.authentication !== null && !papers.accepts.includes(document.authentication))
    faults.push({ ...fault('wrong-authentication'), citation: citationOf(profile, papers.source) });
  else if (document.authentication === null && isLate('authenticated'))
    faults.push({ ...fault('not-authenticated'), citation: citationOf(profile, papers.source) });
  return faults;
}

/** The steps of an item up to being ready; delivery and acceptance follow. */
function stepsOf(item: ChecklistItem): readonly PackageStatus[] {
  return [
    'drafted',
    'reviewed',
    ...(item.authenticate ? (['sworn', 'certified'] as const) : []),
    ...(item.translate ? (['translated'] as const) : []),
    ...(item.authenticate ? (['authenticated'] as const) : []),
  ];
}

function stepsDone(profile: Profile, item: ChecklistItem, document: PackageDocument | undefined): number {
  if (document === undefined || document.status === 'returned') return 0;
  const codes = faultsOf(profile, item, document).map(({ code }) => code);
  const undone = (step: PackageStatus): boolean =>
    (step === 'translated' && codes.includes('not-translated')) ||
    (step === 'authenticated' && (codes.includes('wrong-authentication') || codes.includes('not-authenticated')));
  return stepsOf(item).filter(step => rank(step) <= rank(document.status) && !undone(step)).length;
}

function rank(status: PackageStatus): number {
  return status === 'returned' ? -0.5 : packageStatuses.indexOf(status);
}

function fault(code: keyof typeof packageFaults): PackageFault {
  return { code, why: packageFaults[code], citation: null };
}

function withDeficiency(deficiency: string): Bilingual {
  return fill({ en: '{{fault}} {{deficiency}}', es: '{{fault}} {{deficiency}}' }, { fault: packageFaults.returned, deficiency });
}
