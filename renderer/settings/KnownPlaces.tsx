import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { CarrierShown, KnownPlace } from '../../shared/contract/carriers.ts';
import { carrierText as texts } from '../../shared/text/carrier.ts';
import { useDraft, useResumed } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { PassphraseField } from '../ui/PassphraseField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { confirmPlace, exchangeNow, forgetFailure, useStations } from './stations-store.ts';

/** A folder's path, or a server and the database in it. */
export function placeSaid(place: CarrierShown): string {
  return place.kind === 'folder' ? place.folder : `${place.host}:${place.port} ${place.database}`;
}

/** Where supervisors have other stations exchange: whoever works here may say how this machine reaches one. */
export function KnownPlaces({ known }: { readonly known: readonly KnownPlace[] }) {
  const t = useText();
  const format = useFormat();
  const isBusy = useStations(state => state.isBusy);
  const [login, setLogin] = useState<KnownPlace | null>(null);
  useResumed('carrier login', () => setLogin(known.find(({ place }) => place.kind === 'postgres') ?? null));

  async function confirm(place: KnownPlace, by: { readonly user: string; readonly password: string } | null): Promise<boolean> {
    if (!(await confirmPlace(place.station, by))) return false;
    setLogin(null);
    notify({ title: t('joining.carrier.confirmDone'), tone: 'done' });
    void exchangeNow('carrier');
    return true;
  }

  return (
    <>
      <p className="note">{t(texts.known)}</p>
      <ul className="stack tight">
        {known.map((one, at) => (
          <li key={one.station} className="row wrap">
            <span className="mono">{placeSaid(one.place)}</span>
            <span className="muted small">
              {t(texts.knownAt, { station: one.label, number: String(one.station), at: format.instant(one.atMs) })}
            </span>
            <Button
              variant={at === 0 ? 'primary' : 'plain'}
              isPending={isBusy}
              onPress={() => (one.place.kind === 'folder' ? void confirm(one, null) : setLogin(one))}
            >
              {t(one.place.kind === 'folder' ? 'joining.carrier.confirmFolder' : 'joining.carrier.confirmServer')}
            </Button>
          </li>
        ))}
      </ul>
      {login !== null && (
        <LoginDialog
          place={login.place}
          onClose={() => {
            forgetFailure();
            setLogin(null);
          }}
          onLogin={by => confirm(login, by)}
        />
      )}
    </>
  );
}

type LoginDialogProps = {
  readonly place: CarrierShown;
  readonly onClose: () => void;
  /** Gives whether it was let in. */
  readonly onLogin: (by: { readonly user: string; readonly password: string }) => Promise<boolean>;
};

/** With what this station logs in at the office's server; the server itself is as a supervisor entered it. */
function LoginDialog({ place, onClose, onLogin }: LoginDialogProps) {
  const t = useText();
  const { isBusy, failure } = useStations();
  const draft = useDraft('carrier login', { user: '' }); // never the password
  const { user } = draft.value;
  const { leave, question } = useLeave(draft, onClose);
  const [password, setPassword] = useState('');
  const missing = user.trim() === '' || password === '' ? t('joining.carrier.needLogin') : null;
  async function save(): Promise<void> {
    if (missing === null && !isBusy && (await onLogin({ user: user.trim(), password }))) draft.done();
  }
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('joining.carrier.confirmTitle', { place: placeSaid(place) })}
      footer={
        <>
          <span className="start faint small">{missing}</span>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" isPending={isBusy} unavailable={missing} onPress={() => void save()}>
            {t('joining.carrier.enter')}
          </Button>
        </>
      }
    >
      <Form
        className="stack"
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        {question}
        <TextField
          label={t('joining.carrier.role')}
          description={t('joining.carrier.roleNote')}
          mono
          value={user}
          onChange={typed => draft.change({ user: typed })}
          maxLength={200}
        />
        <PassphraseField label={t('joining.carrier.password')} value={password} onChange={setPassword} />
        {failure && <FailureNote failure={failure} />}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
