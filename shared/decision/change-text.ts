import type { Bilingual } from '../language.ts';
import { purposeWords } from '../packet-words.ts';
import { english, spanish } from '../reader.ts';
import { dateText } from '../value-text.ts';
import type { Change, NamedChange } from './compare.ts';
import { eventName } from './event-name.ts';
import { actionTexts } from './reasons.ts';
import type { Gate, GateBasis } from './types.ts';

const gateNames: Readonly<Record<Gate, Bilingual>> = {
  gj: { en: 'grand jury secrecy', es: 'el secreto de gran jurado' },
  sar: { en: 'secrecy of financial reports', es: 'el secreto de los reportes financieros' },
  tax: { en: 'tax secrecy', es: 'el secreto fiscal' },
  icpt: { en: 'secrecy of intercepted communications', es: 'el secreto de las comunicaciones intervenidas' },
  wit: { en: 'witness protection', es: 'la protección de testigos' },
  source: { en: 'the protection of the source', es: 'la protección de la fuente' },
  victim: { en: 'the protection of the victim', es: 'la protección de la víctima' },
  originator: { en: 'the originator’s control', es: 'el control de la autoridad de origen' },
};

const basisNames: Readonly<Record<GateBasis, Bilingual>> = {
  'court-order': { en: 'a court order', es: 'una orden judicial' },
  'person-consent': { en: 'the person’s consent', es: 'el consentimiento de la persona' },
  'originator-consent': { en: 'the originator’s consent', es: 'el consentimiento de la autoridad de origen' },
  exculpatory: { en: 'its being exculpatory', es: 'que sea exculpatorio' },
  'imminent-danger': { en: 'imminent danger', es: 'un peligro inminente' },
};

/** What a change is and what would leave then, for our own office. */
export function changeText(change: Change): Bilingual {
  const what = nameOf(change);
  const { action } = change.decision;
  return { en: `${what.en}. ${actionTexts[action].en}.`, es: `${what.es}. ${actionTexts[action].es}.` };
}

function nameOf(change: NamedChange): Bilingual {
  if (change.kind === 'consent') {
    const who = change.originators.join(', ');
    return { en: `Consent of ${who}`, es: `Consentimiento de ${who}` };
  }
  if (change.kind === 'event') {
    const name = eventName(change.event);
    return { en: `Once this is recorded: ${name.en}`, es: `Una vez registrado: ${name.es}` };
  }
  if (change.kind === 'date')
    return { en: `From ${dateText(change.date, english)} on`, es: `A partir del ${dateText(change.date, spanish)}` };
  if (change.kind === 'purpose') {
    const name = purposeWords[change.purpose];
    return { en: `For another purpose: ${name.en}`, es: `Para otra finalidad: ${name.es}` };
  }
  if (change.kind === 'must-tell')
    return {
      en: 'A recorded duty to tell whoever arrests or escorts',
      es: 'La obligación asentada de avisar a quien detiene o traslada',
    };
  const [gate, basis] = [gateNames[change.gate], basisNames[change.basis]];
  return {
    en: `Against ${gate.en}: ${basis.en}, recorded with its document`,
    es: `Frente a ${gate.es}: ${basis.es}, con su documento`,
  };
}
