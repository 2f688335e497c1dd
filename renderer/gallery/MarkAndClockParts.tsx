import { PersonName } from '../people/PersonName.tsx';
import { BoardCard } from '../clocks/BoardCard.tsx';
import { ClockChip } from '../clocks/ClockChip.tsx';
import { Radar } from '../clocks/Radar.tsx';
import { StageStepper } from '../clocks/StageStepper.tsx';
import { WhoseMove } from '../clocks/WhoseMove.tsx';
import { Generalised } from '../marks/Generalised.tsx';
import { MarkTally } from '../marks/MarkTally.tsx';
import { MarkedField } from '../marks/MarkedField.tsx';
import { PortionMark } from '../marks/PortionMark.tsx';
import { Pseudonym } from '../marks/Pseudonym.tsx';
import { RedactionBlock } from '../marks/RedactionBlock.tsx';
import { comparedWith } from '../../shared/radar-text.ts';
import { Group } from './Group.tsx';
import { fields, later, met, over, soonRange, stages, today } from './samples.ts';

/** Marks and clocks, in every state. */
export function MarkAndClockParts() {
  return (
    <>
      <Group title="Stages and clocks">
        <StageStepper stages={stages} />
        <div className="row wrap">
          {[over, today, soonRange, later, met].map((clock, place) => (
            <ClockChip key={place} clock={clock} />
          ))}
          <WhoseMove side="us" since="desde el 4 nov" />
          <WhoseMove side="them" name="MX-SRE" since="18 d" />
          <WhoseMove side="court" />
          <WhoseMove side="defence" />
        </div>
      </Group>
      <div className="gallery-columns">
        <Group title="Marks">
          <dl>
            {fields.map(({ label, value, state, codes, ...rest }) => (
              <MarkedField key={label + value} label={label} state={state} codes={codes} onWhy={() => {}} {...rest}>
                {value}
              </MarkedField>
            ))}
          </dl>
          <MarkTally counts={{ release: 61, generalise: 7, pseudonym: 4, withhold: 12, hidden: 1 }} />
        </Group>
        <Group title="As a counterpart sees it">
          <p className="row wrap">
            <RedactionBlock code="R-REST" /> <RedactionBlock code="R-ORIG" /> <Pseudonym code="PER-7Q2M4K8T1A" />
            <Generalised how="dado como el estado">Sonora</Generalised>
          </p>
          <p>
            Los pagos salieron de <Generalised>Banco del Litoral, México</Generalised>, a nombre de{' '}
            <Pseudonym code="PER-7Q2M4K8T1A" />, y <RedactionBlock code="R-EMB" />.
          </p>
          <p>
            <PortionMark parts={['L3', 'SRC', 'ORCON']} />{' '}
            <PersonName given="Ismael Fabricio" surnames="Montejano Urrea" order="surnames-first" />
          </p>
        </Group>
        <Group title="Board">
          <div className="gallery-board">
            <BoardCard {...card} clock={soonRange} side="us" isStalled={false} />
            <BoardCard
              {...card}
              reference="EX-2024-0058"
              surnames="Lozano Iturbe"
              clock={over}
              side="them"
              ageDays={417}
              isStalled
            />
            <BoardCard
              {...card}
              reference="EX-2025-0031"
              surnames="Oropeza Luján"
              clock={null}
              side="court"
              documents={{ done: 14, total: 14 }}
              isStalled={false}
            />
          </div>
          <Radar
            stage="Por localizar"
            compared={{
              sentence: comparedWith({ kind: 'history', usual: 147, ended: 23, open: 4, limit: 441 }).es,
              usualDays: 147,
              limitDays: 441,
            }}
            cases={[0.1, 0.3, 0.5, 0.8, 1, 1.3, 1.6, 2, 4].map(times => ({ id: String(times), times, isStalled: times > 3 }))}
          />
        </Group>
      </div>
    </>
  );
}

const card = {
  reference: 'EX-2026-0117',
  direction: 'MX → US',
  officer: 'ASW',
  surnames: 'Montejano Urrea',
  moverDays: 19,
  ageDays: 53,
  usualDays: 41,
  compared: comparedWith({ kind: 'history', usual: 41, ended: 23, open: 4, limit: 123 }).es,
  documents: { done: 11, total: 14 },
  onOpen: () => {},
};
