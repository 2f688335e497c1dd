import { ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Generalised } from '../marks/Generalised.tsx';
import { Pseudonym } from '../marks/Pseudonym.tsx';
import { RedactionBlock } from '../marks/RedactionBlock.tsx';
import { ShieldShape } from '../marks/ShieldShape.tsx';
import { useText } from '../text.ts';
import { entityLabel, fieldOf } from '../view-as/seen.ts';
import { ValueText } from '../view-as/SeenValue.tsx';
import { packetTitle, type ChosenValue, type PacketPart } from './packet-lines.ts';

type Props = {
  readonly part: PacketPart;
  /** The path of the one value that Tab reaches. */
  readonly stop: string | null;
  readonly chosen: ChosenValue | null;
  readonly onChoose: (value: ChosenValue) => void;
  readonly onFold: () => void;
};

/** One record of a packet under its name: what is not plain first, and the rest behind one line. */
export function PacketRecord({ part: { record, rows, folded, isOpen }, stop, chosen, onChoose, onFold }: Props) {
  const t = useText();
  const kind = t(entityLabel(record.entity));
  const title = packetTitle(record, kind);
  const isProtected = rows.some(({ state }) => state === 'pseudonym') && title === kind;
  const Heading = record.depth < 2 ? 'h2' : 'h3';
  return (
    <section className={`packet-record ${record.depth < 2 ? '' : 'is-under'}`}>
      <Heading className="packet-name">
        {title !== kind && <span className="muted">{kind} </span>}
        {isProtected ? (
          <>
            {kind} <Pseudonym code={record.name} />
          </>
        ) : (
          title
        )}
      </Heading>
      {rows.map(({ seen, state }) => (
        <button
          key={seen.field}
          type="button"
          className="packet-row"
          tabIndex={seen.path === stop ? 0 : -1}
          aria-pressed={seen.path === chosen?.seen.path}
          data-path={seen.path}
          onClick={() => onChoose({ record, seen, state })}
          onKeyDown={walkRows}
        >
          <span className="packet-label">{t(fieldOf(record.entity, seen.field)?.label ?? entityLabel(record.entity))}</span>
          <span className="packet-value">
            {seen.code !== null ? (
              <RedactionBlock code={seen.code} />
            ) : state === 'generalise' ? (
              <Generalised>
                <ValueText entity={record.entity} field={seen.field} value={seen.value} />
              </Generalised>
            ) : (
              <ValueText entity={record.entity} field={seen.field} value={seen.value} />
            )}
          </span>
          {state !== 'release' && (
            <span className="packet-shield">
              <ShieldShape state={state} />
            </span>
          )}
        </button>
      ))}
      {folded > 0 && (
        <button type="button" className="fold-line" aria-expanded={isOpen} onClick={onFold}>
          <ChevronRight aria-hidden /> {t('release.plainFields', { count: folded })}
        </button>
      )}
    </section>
  );
}

/** One stop of the keyboard for all values of the page: arrows walk, Enter chooses. */
function walkRows(event: KeyboardEvent<HTMLButtonElement>): void {
  const all = [...(event.currentTarget.closest('.packet-page')?.querySelectorAll<HTMLElement>('.packet-row') ?? [])];
  const at = all.indexOf(event.currentTarget);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined || all[next] === undefined) return;
  event.preventDefault();
  for (const one of all) one.tabIndex = -1;
  all[next].tabIndex = 0;
  all[next].focus();
}
