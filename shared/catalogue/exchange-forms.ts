import type { exchangeEntities } from './exchange.ts';
import { group, many, rare, type FormsOf } from './form.ts';

/** How an exchange and what it holds are asked. */
export const exchangeForms: FormsOf<typeof exchangeEntities> = {
  exchange: [
    group('When and how', 'Cuándo y cómo', [
      ['startAt', 'endAt'],
      ['mode', 'channel'],
    ]),
    group('With whom', 'Con quién', [['counterpart', 'precedence']], ['participant']),
    group('What about', 'Sobre qué', [many('topic'), many('followUp')], ['commitment', 'item']),
    rare('Where', 'Dónde', [['place']]),
    rare('Authorization and report', 'Autorización e informe', [
      ['authorisation', 'authorisedBy'],
      ['reportDueOn', 'reportFiledOn'],
      ['sreRepresentative'],
    ]),
    rare('As evidence', 'Como prueba', [['evidentiaryStatus', 'formalisedBy']]),
    rare('In the log', 'En la bitácora', [['acknowledgedOn', 'recordedAt']]),
  ],
  participant: [
    group('Who', 'Quién', [['name'], ['agency', 'role']]),
    rare('Accreditation', 'Acreditación', [['nationality', 'accreditation']]),
  ],
  commitment: [group('Commitment', 'Compromiso', [many('what'), ['by', 'dueOn', 'status']])],
  item: [group('Item', 'Objeto', [['way', 'copies'], ['description'], ['document']])],
};
