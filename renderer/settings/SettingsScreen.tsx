import { useEffect } from 'react';
import { useDrafts } from '../kept-drafts.ts';
import { PolicyPart } from '../policy/PolicyPart.tsx';
import { stay, useRoute } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { useVault } from '../vault/vault-store.ts';
import { AboutPart } from './AboutPart.tsx';
import { CalendarsPart } from './CalendarsPart.tsx';
import { CompartmentsPart } from './CompartmentsPart.tsx';
import { DutiesPart } from './DutiesPart.tsx';
import { LostPart } from './LostPart.tsx';
import { RetentionPart } from './RetentionPart.tsx';
import { RulesPart } from './RulesPart.tsx';
import { forgetFailure } from './settings-store.ts';
import { StationsPart } from './StationsPart.tsx';
import { UsersPart } from './UsersPart.tsx';
import { VaultPart } from './VaultPart.tsx';
import { WindowPart } from './WindowPart.tsx';

const parts = [
  ...(['window', 'users', 'compartments', 'stations', 'vault', 'policy', 'rules'] as const),
  ...(['calendars', 'duties', 'retention', 'lost', 'about'] as const),
] as const;
type Part = (typeof parts)[number];

const shown = {
  window: WindowPart,
  users: UsersPart,
  compartments: CompartmentsPart,
  stations: StationsPart,
  vault: VaultPart,
  policy: PolicyPart,
  rules: RulesPart,
  calendars: CalendarsPart,
  duties: DutiesPart,
  retention: RetentionPart,
  lost: LostPart,
  about: AboutPart,
} as const satisfies Record<Part, unknown>;

/** In which part each kind of draft is typed. */
const partOf: Readonly<Partial<Record<string, Part>>> = {
  user: 'users',
  approval: 'rules',
  policy: 'policy',
  'policy-reason': 'policy',
  calendar: 'calendars',
  carrier: 'stations',
  retraction: 'duties',
  retention: 'retention',
};

/** Everything that can be set, one part at a time. */
export function SettingsScreen() {
  const t = useText();
  const asked = useRoute(({ route }) => (route.screen === 'settings' ? parts.find(known => known === route.part) : undefined));
  const part: Part = asked ?? 'window';
  const isSupervisor = useVault(state => state.phase === 'open' && state.vault.user.role === 'supervisor');
  const resumed = useDrafts(state => partOf[state.resumed?.split(' ')[0] ?? '']);
  useEffect(() => resumed && stay({ screen: 'settings', part: resumed }), [resumed]); // the part then opens its form
  const Shown = shown[part];

  function select(id: string): void {
    forgetFailure();
    stay({ screen: 'settings', part: id });
  }

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.settings') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('frame.room.settings')}</h1>
      </div>
      <Tabs
        label={t('settings.parts')}
        tabs={parts.map(id => ({ id, label: t(`settings.part.${id}`) }))}
        selected={part}
        onSelect={select}
        wraps
      >
        <div className="scroll">
          <div className="page column wide">
            <Shown isSupervisor={isSupervisor} />
          </div>
        </div>
      </Tabs>
    </Screen>
  );
}
