import { fieldAt } from '../../shared/catalogue.ts';
import { findCountry } from '../../shared/countries.ts';
import type { Bilingual } from '../../shared/language.ts';
import { catalogue } from '../../shared/text/catalogue.ts';

/** The words by which the day finds its way, from the texts themselves: `vault.office`, a field's label, `country.MX`. */
export function fields(language: 'en' | 'es'): (name: string) => string {
  const own: Readonly<Record<string, Bilingual | undefined>> = {
    'case.extradition': fieldAt('case.kind')?.options?.['extradition'],
    'case.reference': fieldAt('case.reference')?.label,
    'case.title': fieldAt('case.title')?.label,
    'case.requestingCountry': fieldAt('case.requestingCountry')?.label,
    'case.requestedCountry': fieldAt('case.requestedCountry')?.label,
    'case.requestingAgency': fieldAt('case.requestingAgency')?.label,
    'person.given': fieldAt('subject.given')?.label,
    'person.paternal': fieldAt('subject.paternal')?.label,
    'country.MX': findCountry('MX')?.name,
    'country.US': findCountry('US')?.name,
    line: {
      en: 'call 10:00 45m fgr Delfina asked for the annex, they owe annex C Fri',
      es: 'llamada 10:00 45m fgr Delfina pidió el anexo, nos deben el anexo C el viernes',
    },
  };
  return name => {
    const text = own[name] ?? textAt(name);
    if (text === undefined) throw new Error(`no word ${name}`);
    return text[language];
  };
}

function textAt(path: string): Bilingual | undefined {
  let at: unknown = catalogue;
  for (const step of path.split('.')) at = at !== null && typeof at === 'object' ? Reflect.get(at, step) : undefined;
  return at as Bilingual | undefined; // a path of the catalogue, which the throw above holds
}
