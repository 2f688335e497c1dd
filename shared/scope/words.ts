import type { Bilingual } from '../language.ts';
import type { ScopeRule } from './propose.ts';
import type { ScopeGroup } from './groups.ts';

/** What each reason says to whoever chooses. */
export const scopeRuleWords: Readonly<Record<ScopeRule, Bilingual>> = {
  'purpose/needs': { en: 'The purpose needs it.', es: 'La finalidad lo requiere.' },
  'purpose/does-not': { en: 'The purpose does not need it.', es: 'La finalidad no lo requiere.' },
  'request/asked': { en: 'Their request is about it.', es: 'Su solicitud se refiere a ello.' },
  'request/theirs': { en: 'A request between us and them.', es: 'Una solicitud entre ellos y nosotros.' },
  'concerns/recipient': { en: 'It took place with them, or came from them.', es: 'Se trató con ellos o procede de ellos.' },
  'concerns/not': { en: 'It does not concern them.', es: 'No les concierne.' },
  'third/agency': {
    en: 'A third agency is in it. It is unusual to disclose what was dealt with somebody else.',
    es: 'Interviene una tercera autoridad. No es usual comunicar lo que se trató con alguien más.',
  },
  'link/other-case': { en: 'It leads to another case.', es: 'Lleva a otro caso.' },
  'source/never': {
    en: 'It is a source, or belongs to one. No packet needs that.',
    es: 'Es una fuente, o pertenece a una. Ningún paquete lo requiere.',
  },
  'own/work': { en: 'It is work of our own.', es: 'Es trabajo propio.' },
  'parent/chosen': { en: 'It belongs to a record that is included.', es: 'Pertenece a un registro incluido.' },
  'parent/not': { en: 'It belongs to a record that is not included.', es: 'Pertenece a un registro no incluido.' },
};

/** What is shown together in the first step of a release. */
export const scopeGroupWords: Readonly<Record<ScopeGroup, Bilingual>> = {
  persons: { en: 'Persons', es: 'Personas' },
  charges: { en: 'Charges and orders', es: 'Cargos y órdenes' },
  requests: { en: 'Requests and assurances', es: 'Solicitudes y seguridades' },
  portions: { en: 'Narrative', es: 'Relato' },
  exchanges: { en: 'Exchanges', es: 'Intercambios' },
  documents: { en: 'Documents', es: 'Documentos' },
  course: { en: 'Course of the case', es: 'Curso del caso' },
  other: { en: 'Other', es: 'Otros' },
};
