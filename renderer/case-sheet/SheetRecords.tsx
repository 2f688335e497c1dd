import type { CaseRecord } from '../../shared/case.ts';
import type { CaseView } from '../../shared/case-view.ts';
import { catalogue, fieldsOf, isEntity } from '../../shared/catalogue.ts';
import { markAt, type JudgedMark } from '../../shared/judged-mark.ts';
import { knownValue } from '../../shared/known-value.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { textIn } from '../../shared/records.ts';
import { valueText } from '../../shared/value-text.ts';
import { useDay } from '../day.ts';
import { handlingCodes } from '../marks/mark-words.ts';
import { titleOf } from '../../shared/record-title.ts';
import { useReader, useText, type Translate } from '../text.ts';
import { sheetTree, type SheetNode } from '../../shared/sheet-tree.ts';

type Props = { readonly view: CaseView };

/** Every record of the case under whom or what it belongs to. */
export function SheetRecords({ view }: Props) {
  const t = useText();
  const tree = sheetTree(view.file.records);
  return tree.map(({ record, under }, at) => {
    const label = labelOf(record, t);
    const stands = record.entity === 'case' || record.entity === 'subject';
    const begins = stands || tree[at - 1]?.record.entity !== record.entity; // a kind has its heading once
    return (
      <section key={record.id}>
        {begins && <h2 className="h-section h-ruled">{record.entity === 'subject' ? named(record, label) : label}</h2>}
        {!stands && <SubHeading record={record} label={label} depth={0} />}
        <Values record={record} view={view} />
        <Under nodes={under} view={view} depth={stands ? 0 : 1} />
      </section>
    );
  });
}

type UnderProps = Props & { readonly nodes: readonly SheetNode[]; readonly depth: number };

function Under({ nodes, view, depth }: UnderProps) {
  const t = useText();
  return nodes.map(({ record, under }) => (
    <div key={record.id} className="sheet-under">
      {record.entity !== 'portion' && <SubHeading record={record} label={labelOf(record, t)} depth={depth} />}
      <Values record={record} view={view} />
      <Under nodes={under} view={view} depth={depth + 1} />
    </div>
  ));
}

type HeadingProps = { readonly record: CaseRecord; readonly label: string; readonly depth: number };

function SubHeading({ record, label, depth }: HeadingProps) {
  const Heading = depth === 0 ? 'h3' : 'h4';
  const title = named(record, label);
  return (
    <Heading className="strong" lang={textLanguage(title) ?? undefined}>
      {title}
    </Heading>
  );
}

/** `Alias: El Faro`; the kind alone where the record has no name. */
function named(record: CaseRecord, label: string): string {
  const title = titleOf(record, label);
  return title === label ? label : `${label}: ${title}`;
}

function labelOf({ entity }: CaseRecord, t: Translate): string {
  return isEntity(entity) ? t(catalogue[entity].label) : entity;
}

type ValuesProps = { readonly record: CaseRecord; readonly view: CaseView };

/** The values of one record, each with the mark that was judged. */
function Values({ record, view: { file, marks } }: ValuesProps) {
  const t = useText();
  const reader = useReader();
  const { zone } = useDay();
  const { entity } = record;
  if (!isEntity(entity)) return null;
  return (
    <dl className="kv">
      {fieldsOf(entity).flatMap(([name, field]) => {
        const value = knownValue(entity, record.fields, name);
        if (value === undefined || field.internal === true || field.legacy === true) return [];
        const meant = field.type === 'reference' ? file.records.find(({ id }) => id === value) : undefined;
        if (field.type === 'reference' && meant === undefined) return [];
        const text = meant === undefined ? valueText(field, value, reader, zone) : named(meant, labelOf(meant, t));
        return [
          <dt key={`${name} label`}>{t(field.label)}</dt>,
          <dd key={name} data-place={`${record.id} ${name}`}>
            <span lang={languageOf(record, text)}>{text}</span>{' '}
            <span className="portion-mark">({codesOf(markAt(marks, record.id, name), t)})</span>
          </dd>,
        ];
      })}
    </dl>
  );
}

/** The language of a value, so that a printed page says it too: a portion's own, or what the words show. */
function languageOf(record: CaseRecord, text: string): string | undefined {
  const own = record.entity === 'portion' ? textIn(record.fields, 'language') : '';
  return own === 'en' || own === 'es' ? own : (textLanguage(text) ?? undefined);
}

/** `L3 SRC ORCON`, as a printed portion carries its mark. */
function codesOf(mark: JudgedMark | null, t: Translate): string {
  return mark === null ? '' : [mark.level, ...handlingCodes(mark, t)].join(' ');
}
