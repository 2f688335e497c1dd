import type { ExchangeLine } from '../../shared/case-view.ts';
import { shortTitle, useFormat } from '../format.ts';
import { openOverlay } from '../frame/overlay-store.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useExchanges } from './exchange-store.ts';
import { nameBeside, openExchange, optionWords } from './exchange-words.ts';
import { Promised } from './Promised.tsx';

/** An exchange beside the log: when, with whom, about what, what is still promised, and what comes next. */
export function ExchangePanel({ line }: { readonly line: ExchangeLine }) {
  const t = useText();
  const format = useFormat();
  const names = useExchanges(state => state.names);
  const mayWrite = useMayWrite();
  const how = [optionWords('exchange.mode', line.mode, t), optionWords('exchange.channel', line.channel ?? '', t)];
  return (
    <>
      <PanelSection title={line.topic ?? t('exchanges.noTopic')}>
        <p>
          {format.dayWithWeekday(format.dayOf(line.startAt))}, {format.time(line.startAt)}
        </p>
        <p className="muted">{how.filter(part => part !== '').join(' · ')}</p>
        <p>
          <span className="mono">{line.counterpart}</span> {nameBeside(line.counterpart, names, t)}
        </p>
        {line.people !== null && <p className="muted">{line.people}</p>}
        <p>
          <span className="mono">{line.reference}</span> {shortTitle(line.caseTitle)}
        </p>
      </PanelSection>
      <PanelSection title={t('exchanges.promises')}>
        {line.nextCommitment === null && line.closedOn === null ? (
          <p className="muted">{t('exchanges.nothingPromised')}</p>
        ) : (
          <Promised line={line} />
        )}
      </PanelSection>
      <PanelSection title={t('exchanges.goOn')}>
        <div className="stack tight">
          <Button wide onPress={() => openExchange(line)}>
            {t('exchanges.openIt')}
          </Button>
          {mayWrite && line.theirs === null && (
            <Button wide onPress={() => followUp(line)}>
              {t('exchanges.followUp')}
            </Button>
          )}
        </div>
      </PanelSection>
    </>
  );
}

/** The log opens over the case of an exchange and with its counterpart, so that what follows is logged to them. */
function followUp(line: ExchangeLine): void {
  openExchange(line);
  openOverlay('quick-log', line.counterpart);
}
