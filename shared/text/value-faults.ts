import type { FieldType } from '../catalogue-types.ts';
import type { FailureCode } from '../failure.ts';
import type { Bilingual } from '../language.ts';

const number = { en: 'Write a whole number here, such as 12.', es: 'Escriba aquí un número entero, por ejemplo 12.' };
const decimal = { en: 'Write a number here, such as 12.5.', es: 'Escriba aquí un número, por ejemplo 12.5.' };
const agency = { en: 'Choose an authority from the list.', es: 'Elija una autoridad de la lista.' };
const country = { en: 'Choose a country from the list.', es: 'Elija un país de la lista.' };
const record = { en: 'Choose one of those in this case.', es: 'Elija entre los de este caso.' };
const option = { en: 'Choose one from the list.', es: 'Elija una opción de la lista.' };
const money = {
  en: 'Write the amount and its currency, such as 1,250.00 USD.',
  es: 'Escriba el importe y su moneda, por ejemplo 1,250.00 USD.',
};
const quantity = {
  en: 'Write how much and in which unit, such as 12.5 kg.',
  es: 'Escriba cuánto y en qué unidad, por ejemplo 12.5 kg.',
};
const account = {
  en: 'Write the institution, its country and the number of the account.',
  es: 'Escriba la institución, su país y el número de la cuenta.',
};
const place = {
  en: 'Write the place in words, and choose its country from the list.',
  es: 'Escriba el lugar con palabras y elija su país de la lista.',
};
const phone = {
  en: 'Write a telephone in digits, such as +52 662 555 0142.',
  es: 'Escriba el teléfono con cifras, por ejemplo +52 662 555 0142.',
};
const email = { en: 'Write an e-mail such as name@office.example.', es: 'Escriba un correo como nombre@oficina.example.' };
const twice = { en: 'The same thing is here twice. Leave one.', es: 'Lo mismo aparece dos veces. Deje uno.' };
const name = { en: 'At most 200 characters fit here. Shorten it.', es: 'Aquí caben 200 caracteres como máximo. Acórtelo.' };
const oneLine = {
  en: 'This is one line, without invisible characters. Take out what was pasted with it.',
  es: 'Esto es una sola línea, sin caracteres invisibles. Quite lo que se pegó con ella.',
};
const yesOrNo = { en: 'Say yes or no.', es: 'Indique sí o no.' };

/** What would do in a field of each type, where its value was refused; the code's own text where nothing more is known. */
export const valueFaults: { readonly [T in FieldType]?: { readonly [C in FailureCode]?: Bilingual } } = {
  text: {
    'value/too-long': {
      en: 'At most 20,000 characters fit here. Shorten it, or write it as portions of the narrative.',
      es: 'Aquí caben 20,000 caracteres como máximo. Acórtelo, o escríbalo como fragmentos del relato.',
    },
  },
  name: { 'value/too-long': name, 'value/forbidden-character': oneLine },
  identifier: { 'value/too-long': name, 'value/forbidden-character': oneLine },
  phone: { 'value/malformed': phone, 'value/too-long': phone, 'value/forbidden-character': phone, 'value/wrong-type': phone },
  email: { 'value/malformed': email, 'value/too-long': email, 'value/forbidden-character': email, 'value/wrong-type': email },
  integer: { 'value/wrong-type': number },
  decimal: { 'value/malformed': decimal, 'value/wrong-type': decimal, 'value/too-long': decimal },
  boolean: { 'value/wrong-type': yesOrNo },
  enum: { 'value/wrong-type': option, 'value/not-an-option': option },
  codes: { 'value/wrong-type': option, 'value/not-an-option': option, 'value/malformed': twice },
  texts: {
    'value/malformed': twice,
    'value/too-long': {
      en: 'At most 200 lines of 500 characters fit here. Shorten it.',
      es: 'Aquí caben 200 líneas de 500 caracteres como máximo. Acórtelo.',
    },
  },
  place: { 'value/wrong-type': place, 'value/malformed': place },
  money: { 'value/wrong-type': money, 'value/malformed': money },
  quantity: { 'value/wrong-type': quantity, 'value/malformed': quantity },
  account: { 'value/wrong-type': account, 'value/malformed': account },
  agency: { 'value/malformed': agency, 'value/wrong-type': agency, 'value/too-long': agency },
  country: { 'value/malformed': country, 'value/wrong-type': country, 'value/too-long': country },
  reference: { 'value/malformed': record, 'value/wrong-type': record, 'value/too-long': record },
};
