import type { caseEntities } from './case.ts';
import { group, many, rare, type FormsOf } from './form.ts';

/** How the case itself and who works on it are asked. */
export const caseForms: FormsOf<typeof caseEntities> = {
  case: [
    group('Case', 'Caso', [['title'], ['kind', 'urgency'], ['codeword', 'existenceConfidential']]),
    group('References', 'Referencias', [
      ['reference', 'theirReference'],
      ['investigationFile', 'policeReport'],
    ]),
    group('Parties', 'Partes', [
      ['requestingCountry', 'requestedCountry'],
      ['requestingAgency', 'requestedAgency'],
      ['leadAgency', 'officer'],
    ]),
    group('Basis and purpose', 'Fundamento y finalidad', [['legalBasis'], many('purpose')]),
    group('Course', 'Curso', [['openedOn', 'retentionUntil'], ['stage', 'stageEnteredOn', 'closedOn'], ['profile']]),
    rare('Outcome', 'Resultado', [['outcomeOn', 'refusalGround', 'consultationHeldOn']]),
    rare('Joint investigation', 'Investigación conjunta', [
      ['hostCountry', 'startOn', 'endOn'],
      many('agreement'),
      many('disclosureRegime'),
      many('costs'),
    ]),
  ],
  member: [
    group('Who', 'Quién', [
      ['agency', 'name'],
      ['role', 'accreditation'],
    ]),
    group('Authority and contact', 'Atribuciones y contacto', [['authority'], ['legalBasis'], ['contact']]),
    rare('Powers', 'Facultades', [['powers', 'territory'], ['sharedName']]),
  ],
  caseLink: [group('Link', 'Vínculo', [['relation'], ['otherCase', 'otherReference'], many('note')])],
};
