import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { CaseSummary } from '../../shared/case-view.ts';
import type { CaseId } from '../../shared/language.ts';
import type { PipelineCase, PipelineReport } from '../../shared/pipeline.ts';
import { go, useRoute } from '../frame/route-store.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { BoardCard } from '../ui/clocks/BoardCard.tsx';
import { Radar } from '../ui/clocks/Radar.tsx';
import { useVault } from '../vault/vault-store.ts';
import { boardStages, cardBeside, initialsOf, stopOf, type BoardStage } from './board.ts';
import { activate, readMoreOf, usePipeline } from './pipeline-store.ts';

/** The stages side by side, a card per case; the arrow keys go from card to card. */
export function Board({ report }: { readonly report: PipelineReport }) {
  const t = useText();
  const { direction, standing, columns, activeId } = usePipeline();
  const board = useRef<HTMLDivElement>(null);
  const returnTo = useRoute(state => state.returnTo);
  const stalled = new Set<string>(report.stalled.map(line => line.caseId));
  const stages = boardStages(report.stages, direction, [...standing.values()], stalled);
  const ids = stages.map(({ stage }) => (columns.get(stage)?.cases ?? []).map(({ id }) => id as string));
  const shown = ids.flat();
  const inOrder = activeId !== null && shown.includes(activeId) ? activeId : (shown[0] ?? null);
  const isHere = returnTo !== null && shown.includes(returnTo);
  useEffect(() => {
    if (isHere) focusCard(board.current, returnTo);
  }, [isHere, returnTo]);

  const move = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).closest('[data-row-key]')?.getAttribute('data-row-key'); // React's target is the element
    const to = from == null ? null : cardBeside(ids, from, event.key);
    if (to === null) return;
    event.preventDefault();
    focusCard(board.current, to);
  };

  return (
    <div className="board" ref={board} role="group" aria-label={t('pipeline.board')} onKeyDown={move}>
      {stages.map(stage => (
        <section key={stage.stage} className="board-column" aria-label={t(stage.label)}>
          <ColumnHead stage={stage} />
          <ul>
            {columns.get(stage.stage)?.cases.map(summary => (
              <li key={summary.id} data-row-key={summary.id} onFocus={() => activate(summary.id)}>
                <Card
                  summary={summary}
                  line={standing.get(summary.id)}
                  median={medianOf(report, summary)}
                  isStalled={stalled.has(summary.id)}
                  isFocusable={summary.id === inOrder}
                />
              </li>
            ))}
          </ul>
          <More stage={stage.stage} />
        </section>
      ))}
    </div>
  );
}

function ColumnHead({ stage }: { readonly stage: BoardStage }) {
  const t = useText();
  const format = useFormat();
  return (
    <header>
      <div className="row">
        <h2 className="small strong grow ellipsis" title={t(stage.label)}>
          {t(stage.label)}
        </h2>
        <span className="small faint">{format.number(stage.cases)}</span>
      </div>
      <Radar stage={t(stage.label)} low={stage.low} median={stage.median} high={stage.high} cases={stage.radar} />
    </header>
  );
}

function More({ stage }: { readonly stage: string }) {
  const t = useText();
  const column = usePipeline(state => state.columns.get(stage));
  const left = column === undefined ? 0 : column.total - column.cases.length;
  if (left <= 0) return null;
  return (
    <Button variant="link" onPress={() => void readMoreOf(stage)}>
      {t('pipeline.more', { count: left })}
    </Button>
  );
}

type CardProps = {
  readonly summary: CaseSummary;
  readonly line: PipelineCase | undefined;
  readonly median: number;
  readonly isStalled: boolean;
  readonly isFocusable: boolean;
};

function Card({ summary, line, median, isStalled, isFocusable }: CardProps) {
  const t = useText();
  const ours = useVault(state => (state.phase === 'open' ? state.vault.agency.code : ''));
  const { direction } = summary;
  const days = line?.daysInStage ?? null;
  const isUs = line?.owner === null || line?.owner === undefined || line.owner.slice(0, 3) === ours.slice(0, 3);
  return (
    <BoardCard
      number={summary.reference}
      direction={direction === null ? '' : t(direction === 'US_REQ' ? 'pipeline.usShort' : 'pipeline.mxShort')}
      officer={initialsOf(summary.officer)}
      surnames={summary.persons === '' ? summary.title : summary.persons}
      clock={stopOf(line)}
      side={isUs ? 'us' : 'them'}
      moverDays={days}
      ageDays={days}
      medianDays={median}
      isStalled={isStalled}
      documents={line?.completenessPercent == null ? null : { percent: line.completenessPercent }}
      onOpen={() => go({ screen: 'case', caseId: summary.id })}
      isFocusable={isFocusable}
    />
  );
}

function medianOf(report: PipelineReport, { stage, direction }: CaseSummary): number {
  return report.stages.find(count => count.stage === stage && count.direction === direction)?.medianDaysInStage ?? 0;
}

function focusCard(board: HTMLElement | null, id: CaseId | string | null): void {
  for (const card of board?.querySelectorAll<HTMLElement>('[data-row-key]') ?? [])
    if (card.getAttribute('data-row-key') === id) card.querySelector('button')?.focus();
}
