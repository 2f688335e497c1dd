import { catalogue, fieldsOf, type EntityName } from '../../shared/catalogue.ts';
import type { Emission, ReasonCode, Slot } from '../../shared/decision/types.ts';
import type { AgencyCode, CivilDate, Json, PacketId, RecordId } from '../../shared/language.ts';
import type { Disclosure, PacketHeader } from '../../shared/packet.ts';

type Fields = Readonly<Record<string, Slot>>;

export function released(value: Json, how: 'RELEASE' | 'GENERALISE' | 'PSEUDONYM' | 'MASK' | 'SUMMARISE' = 'RELEASE'): Slot {
  return { state: 'released', value, how };
}

export function gap(code: ReasonCode | null, value?: Json): Slot {
  return { state: 'withheld', code, value };
}

/** An emission with a slot for each field of its entity; those not named are silent. */
export function emission(
  entity: EntityName,
  id: string,
  fields: Fields,
  lists: Readonly<Record<string, readonly Emission[]>> = {},
): Emission {
  const slots = fieldsOf(entity).map(([name]) => [name, fields[name] ?? gap(null)] as const);
  for (const name of Object.keys(fields))
    if (catalogue[entity].fields[name] === undefined) throw new Error(`no field ${entity}.${name}`);
  return {
    entity,
    id,
    record: `018f0000-0000-7000-8000-${id
      .replaceAll(/[^0-9A-Z]/g, '')
      .padStart(12, '0')
      .slice(-12)}` as RecordId,
    fields: Object.fromEntries(slots),
    lists: Object.fromEntries(Object.entries(lists).map(([list, emitted]) => [list, { emitted, unreleased: [] }])),
  };
}

export const sampleHeader: PacketHeader = {
  version: 1,
  packetId: '018f3c2a-7b10-7c3d-9e55-0a1b2c3d4e5f' as PacketId,
  kind: 'disclosure',
  channel: {
    sender: 'ribbon-copper-violin-harvest-lantern-orbit-saddle-walnut-canyon-meadow-anchor-pepper',
    recipient: 'age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgp',
    epoch: 'e1',
    number: 42,
    previous: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
  },
  from: {
    agency: 'US-DOJ-OIA' as AgencyCode,
    names: {
      en: 'Office of International Affairs, Department of Justice',
      es: 'Oficina de Asuntos Internacionales, Departamento de Justicia',
    },
  },
  to: {
    agency: 'MX-FGR' as AgencyCode,
    names: { en: 'Office of the Attorney General of the Republic', es: 'Fiscalía General de la República' },
  },
  purpose: 'prosecution',
  basis: [
    { statute: 'Extradition Treaty, United States – Mexico', version: '1978, protocol 1997', article: 'Art. 10' },
    { statute: 'Ley de Extradición Internacional', version: '2021', article: 'Art. 16' },
  ],
  handling: {
    codes: ['H1', 'H2'],
    tlp: 'TLP:AMBER+STRICT',
    pap: 'PAP:AMBER',
    relTo: ['US', 'MX'],
    onward: 'with-consent',
    courtUse: 'with-consent',
    retentionUntil: '2031-12-31' as CivilDate,
  },
  policyId: 'kS3mT0VJtDg2q7x0a9mXoA',
  issuedAt: '2026-11-20T16:42:00Z',
  auditCommitment: 'pmWkWSBCL51Bfkhn79xPuKBKHz__H6B-mY6G9_eieuM',
};

function portion(number: number, of: string, text: Slot, language = 'en'): Emission {
  return emission('portion', `POR-${number}`, { of: released(of), text, language: released(language) });
}

/** An invented case with every state a value can have. */
export function sampleDisclosure(changes: Partial<Disclosure> = {}): Disclosure {
  const suspect = emission(
    'subject',
    'PER-7Q2M4K9TXA',
    {
      roles: released(['accused']),
      given: released('Ismael'),
      middle: released('Fabricio'),
      paternal: released('Montejano'),
      maternal: released('Urrea'),
      dob: released('1987-03-14'),
      sex: released('M'),
      birthPlace: released('Sonora, MX', 'GENERALISE'),
      nationalities: released(['Mexicana']),
      curp: gap('R-PRIV'),
      rfc: gap('R-PRIV'),
      ine: gap('R-PRIV'),
      nss: gap('R-PRIV'),
      ssn: gap('R-PRIV'),
      languages: released(['Español', 'English']),
      health: gap('R-PRIV'),
      caution: released(['armed', 'escape-risk']),
      custodyStatus: released('at-large'),
      custodyPlace: gap('R-INV'),
    },
    {
      aliases: [emission('alias', 'ALI-0001', { text: gap('R-REST'), kind: released('apodo'), strength: gap('R-REST') })],
      addresses: [
        emission('address', 'ADR-0001', {
          place: released({ state: 'Sonora', country: 'MX' }, 'GENERALISE'),
          use: released('last-known'),
        }),
      ],
      contactPoints: [emission('contactPoint', 'CON-0001', { phone: gap('R-ORIG'), email: gap('R-ORIG'), imei: gap('R-TEC') })],
    },
  );
  const third = emission('subject', 'PER-3NV8RH51WD', {
    given: released('PER-3NV8RH51WD', 'PSEUDONYM'),
    paternal: gap('R-PRIV'),
    maternal: gap('R-PRIV'),
    dob: released('1979', 'GENERALISE'),
  });
  const content = emission(
    'case',
    'CAS-9F2C41D807',
    {
      kind: released('extradition'),
      reference: released('EX-2026-0117'),
      direction: released('US_REQ'),
      stage: released('judicial'),
      openedOn: released('2026-01-09'),
      requestingAgency: released('US-DOJ-OIA'),
      requestedAgency: released('MX-SRE'),
      title: gap('R-INV'),
      codeword: gap('R-INV'),
      officer: gap('R-PRIV'),
    },
    {
      subjects: [suspect, third],
      portions: [
        portion(
          1,
          'facts',
          released(
            'Between March 2023 and August 2025 Montejano Urrea coordinated the movement of fentanyl from Sonora to Tucson. He kept two warehouses in Nogales and paid the drivers in cash, on Fridays, at the place where the lorries were loaded.',
          ),
        ),
        portion(2, 'facts', released('Reliable information places him giving instructions in mid-2024.', 'SUMMARISE')),
        portion(3, 'facts', released('The payments left an account held by PER-3NV8RH51WD, who signed the slips.')),
        portion(4, 'facts', gap('R-EMB')),
        portion(
          1,
          'probable-cause',
          released(
            'El perito Łukasz Żółć-Ñandú declaró sobre la «pureza» del material: 41.7 kg; véase el dictamen de la Fiscalía, foja 12. Подпись 张伟.',
          ),
          'es',
        ),
      ],
      evidence: [
        emission('evidence', 'EVI-0001', {
          exhibit: released('A-14'),
          description: released('Powder in eleven packages'),
          quantity: released({ from: 10, to: 100, unit: 'kg' }, 'GENERALISE'),
          seizedOn: released('2025-08-02'),
          seizedBy: gap('R-LIFE'),
          storage: gap('R-INV'),
        }),
      ],
    },
  );
  return { header: sampleHeader, content, synthetic: true, ...changes };
}
