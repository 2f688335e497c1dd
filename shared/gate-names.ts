import type { FactState } from './contract/releases.ts';
import type { Gate, GateBasis } from './decision/types.ts';
import type { Bilingual } from './language.ts';

/** What a gate keeps. */
export const gateNames: Readonly<Record<Gate, Bilingual>> = {
  gj: { en: 'grand jury secrecy', es: 'el secreto de gran jurado' },
  sar: { en: 'secrecy of financial reports', es: 'el secreto de los reportes financieros' },
  tax: { en: 'tax secrecy', es: 'el secreto fiscal' },
  icpt: { en: 'secrecy of intercepted communications', es: 'el secreto de las comunicaciones intervenidas' },
  wit: { en: 'witness protection', es: 'la protección de testigos' },
  source: { en: 'the protection of the source', es: 'la protección de la fuente' },
  victim: { en: 'the protection of the victim', es: 'la protección de la víctima' },
  originator: { en: 'the originator’s control', es: 'el control de la autoridad de origen' },
};

/** What opens a gate. */
export const basisNames: Readonly<Record<GateBasis, Bilingual>> = {
  'court-order': { en: 'a court order', es: 'una orden judicial' },
  'person-consent': { en: 'the person’s consent', es: 'el consentimiento de la persona' },
  'originator-consent': { en: 'the originator’s consent', es: 'el consentimiento de la autoridad de origen' },
  exculpatory: { en: 'its being exculpatory', es: 'que sea exculpatorio' },
  'imminent-danger': { en: 'imminent danger', es: 'un peligro inminente' },
};

/** What a recorded circumstance does now. */
export const factStateNames: Readonly<Record<FactState, Bilingual>> = {
  open: { en: 'opens, in the next packet', es: 'abre, en el próximo paquete' },
  'awaits-notice': { en: 'opens once its originator has been told', es: 'abre una vez avisada la autoridad de origen' },
  used: { en: 'used: the value left', es: 'utilizada: el dato salió' },
  revoked: { en: 'revoked', es: 'revocada' },
  'no-document': { en: 'shut: its document is not in the case', es: 'cerrada: su documento no está en el caso' },
  'other-value': { en: 'shut: the value has changed; record it again', es: 'cerrada: el dato cambió; asiéntela de nuevo' },
  'past-form': { en: 'shut: it names no purpose; record it again', es: 'cerrada: no nombra finalidad; asiéntela de nuevo' },
};
