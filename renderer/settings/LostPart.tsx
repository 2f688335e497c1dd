import { useEffect, useState, type ReactNode } from 'react';
import type { OwnKeyView } from '../../shared/contract/own-keys.ts';
import type { UserView } from '../../shared/contract/user.ts';
import { useFormat } from '../format.ts';
import { openOverlay } from '../frame/overlay-store.ts';
import { go } from '../frame/route-store.ts';
import { useText, type Translate } from '../text.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { useVault } from '../vault/vault-store.ts';
import { AddStationDialog } from './AddStationDialog.tsx';
import { GiveUpDialog } from './GiveUpDialog.tsx';
import { LostStation } from './LostStation.tsx';
import { readOwnKeys, renewOwnKeys, revokeKeys, useLost, writeCard } from './lost-store.ts';
import type { PartProps } from './part.ts';
import { PassphraseForm } from './PassphraseForm.tsx';
import { backUp, checkVault, forgetFailure, isLastOfCompartment, readUsers, renewUser, useSettings } from './settings-store.ts';

/** What to do when a laptop is lost, stolen or no longer to be trusted: one step after another, each with its button. */
export function LostPart({ isSupervisor }: PartProps) {
  const t = useText();
  const failure = useLost(state => state.failure);
  const isRefused = useSettings(state => state.failure);
  useEffect(() => {
    void readOwnKeys();
    void readUsers();
  }, []);
  const only = isSupervisor ? null : t('settings.supervisorsOnly');
  return (
    <section className="stack">
      <h2 className="h-section h-ruled">{t('lost.title')}</h2>
      <p>{t('lost.lead')}</p>
      <p className="muted">{t('lost.yours')}</p>
      {failure !== null && <FailureNote failure={failure} />}
      {isRefused !== null && <FailureNote failure={isRefused} />}
      <ol className="stack">
        <PersonStep only={only} />
        <Step at={2} title={t('lost.station.title')} note={t('lost.station.note')}>
          <LostStation only={only} />
        </Step>
        <KeysStep only={only} />
        <Step at={4} title={t('lost.card.title')} note={t('lost.card.note')}>
          <Button onPress={() => void writeCard()}>{t('lost.card.act')}</Button>
          <Button variant="ghost" onPress={() => openOverlay('own-words')}>
            {t('lost.card.words')}
          </Button>
        </Step>
        <RevokeStep only={only} />
        <WholeStep />
        <AgainStep only={only} />
        <Step at={8} title={t('lost.past.title')} note={t('lost.past.note')}>
          <Button onPress={() => go({ screen: 'audit' })}>{t('lost.past.events')}</Button>
          <Button onPress={() => go({ screen: 'release' })}>{t('lost.past.left')}</Button>
        </Step>
      </ol>
    </section>
  );
}

type StepProps = { readonly at: number; readonly title: string; readonly note: string; readonly children: ReactNode };

function Step({ at, title, note, children }: StepProps) {
  return (
    <li className="stack">
      <h3 className="strong">
        {at}. {title}
      </h3>
      <p className="note">{note}</p>
      <div className="row wrap">{children}</div>
    </li>
  );
}

type Only = { readonly only: string | null };

function PersonStep({ only }: Only) {
  const t = useText();
  const { users, work } = useSettings();
  const me = useVault(state => (state.phase === 'open' ? state.vault.user.id : null));
  const [renewing, setRenewing] = useState<UserView | null>(null);
  const [givingUp, setGivingUp] = useState<{ readonly user: UserView; readonly passphrase: string } | null>(null);
  const others = (users ?? []).filter(({ isHere, id }) => isHere && id !== me);
  const elsewhere = (users ?? []).filter(({ isHere, disabledAtMs }) => !isHere && disabledAtMs === null);
  async function renew(user: UserView, passphrase: string, givesUpCompartments = false): Promise<boolean> {
    setGivingUp(null);
    if (await renewUser({ userId: user.id, passphrase, givesUpCompartments })) {
      notify({ title: t('lost.person.done', { name: user.label }), tone: 'done' });
      return true;
    }
    if (isLastOfCompartment()) setGivingUp({ user, passphrase });
    return false;
  }
  function close(): void {
    forgetFailure();
    setGivingUp(null);
    setRenewing(null);
  }
  return (
    <Step at={1} title={t('lost.person.title')} note={t('lost.person.note')}>
      {others.length === 0 && elsewhere.length === 0 && <span className="muted">{t('lost.person.none')}</span>}
      {others.map(user => (
        <Button key={user.id} onPress={() => setRenewing(user)} unavailable={only}>
          {t('lost.person.act', { name: user.label })}
        </Button>
      ))}
      {elsewhere.length > 0 && (
        <span className="muted">{t('lost.person.elsewhere', { names: elsewhere.map(({ label }) => label).join(', ') })}</span>
      )}
      {work?.what === 'disable' && <Progress label={t('settings.users.disabling')} done={work.done} total={work.total} />}
      {renewing !== null && (
        <PassphraseForm
          title={t('lost.person.act', { name: renewing.label })}
          confirm={t('lost.person.act', { name: renewing.label })}
          lacks={null}
          onSave={passphrase => renew(renewing, passphrase)}
          onClose={close}
        >
          <p className="note">{t('lost.person.note')}</p>
        </PassphraseForm>
      )}
      {givingUp !== null && (
        <GiveUpDialog
          name={givingUp.user.label}
          onGiveUp={() => void renew(givingUp.user, givingUp.passphrase, true).then(isDone => isDone && close())}
          onClose={() => setGivingUp(null)}
        />
      )}
    </Step>
  );
}

function KeysStep({ only }: Only) {
  const t = useText();
  const format = useFormat();
  const { keys, isBusy } = useLost();
  const [isAsking, setAsking] = useState(false);
  async function renew(): Promise<void> {
    setAsking(false);
    if (await renewOwnKeys()) notify({ title: t('lost.keys.done'), tone: 'done' });
  }
  const [, last] = keys;
  return (
    <Step at={3} title={t('lost.keys.title')} note={t('lost.keys.note')}>
      <Button variant="primary" onPress={() => setAsking(true)} isPending={isBusy} unavailable={only}>
        {t('lost.keys.act')}
      </Button>
      {last?.endedAtMs != null && <span className="muted">{t('lost.keys.since', { date: format.instant(last.endedAtMs) })}</span>}
      {isAsking && (
        <AlertDialog
          isOpen
          title={t('lost.keys.sure')}
          confirm={t('lost.keys.act')}
          onClose={() => setAsking(false)}
          onConfirm={() => void renew()}
        >
          {t('lost.keys.sureNote')}
        </AlertDialog>
      )}
    </Step>
  );
}

function RevokeStep({ only }: Only) {
  const t = useText();
  const format = useFormat();
  const keys = useLost(state => state.keys).filter(({ ended }) => ended !== null);
  async function revoke({ fingerprint }: OwnKeyView): Promise<void> {
    if (await revokeKeys(fingerprint)) notify({ title: t('lost.revoke.done'), tone: 'done' });
  }
  return (
    <Step at={5} title={t('lost.revoke.title')} note={t('lost.revoke.note')}>
      {keys.length === 0 && <span className="muted">{t('lost.revoke.none')}</span>}
      {keys.map(key => (
        <div key={key.fingerprint} className="row wrap">
          <Button label={`${t('lost.revoke.act')}: ${said(key, t, format)}`} onPress={() => void revoke(key)} unavailable={only}>
            {t('lost.revoke.act')}
          </Button>
          <span className="muted small">{said(key, t, format)}</span>
        </div>
      ))}
    </Step>
  );
}

function said({ ended, endedAtMs }: OwnKeyView, t: Translate, format: ReturnType<typeof useFormat>): string {
  const since = t('lost.keys.since', { date: format.instant(endedAtMs ?? 0) });
  return ended === 'revoked' ? `${since}. ${t('lost.keys.revoked')}` : since;
}

function AgainStep({ only }: Only) {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  return (
    <Step at={7} title={t('lost.again.title')} note={t('lost.again.note')}>
      <Button onPress={() => setAdding(true)} unavailable={only}>
        {t('joining.add.button')}
      </Button>
      {isAdding && <AddStationDialog onClose={() => setAdding(false)} />}
    </Step>
  );
}

function WholeStep() {
  const t = useText();
  const { work, report } = useSettings();
  const busy = work === null ? null : t('ui.otherAtWork');
  return (
    <Step at={6} title={t('lost.whole.title')} note={t('lost.whole.note')}>
      <Button onPress={() => void checkVault()} unavailable={busy}>
        {t('lost.whole.check')}
      </Button>
      <Button onPress={() => void backUp()} unavailable={busy}>
        {t('lost.whole.backUp')}
      </Button>
      {(work?.what === 'check' || work?.what === 'backup') && (
        <Progress
          label={t(work.what === 'check' ? 'settings.vault.checking' : 'settings.vault.backingUp')}
          done={work.done}
          total={work.total}
        />
      )}
      {report !== null && <span role="status">{t(report.ok ? 'lost.whole.good' : 'lost.whole.bad')}</span>}
    </Step>
  );
}
