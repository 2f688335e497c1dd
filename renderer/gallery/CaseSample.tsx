import { useState } from 'react';
import type { OpenVault } from '../../shared/contract/vault.ts';
import { useCommands } from '../frame/command-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { Sidebar } from '../frame/Sidebar.tsx';
import { SyntheticBar } from '../frame/SyntheticBar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { Menu } from '../ui/Menu.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { PersonName } from '../people/PersonName.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { StageStepper } from '../clocks/StageStepper.tsx';
import { WhoseMove } from '../clocks/WhoseMove.tsx';
import { MarkTally } from '../marks/MarkTally.tsx';
import { MarkedField } from '../marks/MarkedField.tsx';
import { fields, stages } from './samples.ts';

const tabs = ['Resumen', 'Personas', 'Cargos', 'Solicitudes', 'Intercambios', 'Documentos', 'Evidencia', 'Garantías'].map(
  label => ({
    id: label,
    label,
    count: label.length,
  }),
);

/** How a screen is put together from the parts: crumbs, head, clocks, tabs, fields, panel. */
export function CaseSample({ vault }: { readonly vault: OpenVault }) {
  const [tab, setTab] = useState('Resumen');
  useCommands([{ id: 'explain', label: 'Explicar', section: 'here', keys: 'E', run: () => {} }]);
  return (
    <div className="shell">
      <SyntheticBar />
      <div className="app">
        <Sidebar vault={vault} />
        <Screen
          layout="fixed"
          crumbs={[
            { label: 'Casos', to: { screen: 'cases' } },
            { label: 'EX-2026-0117', isCode: true },
          ]}
        >
          <div className="page-head">
            <div>
              <h1 className="h-title">
                <PersonName given="Ismael Fabricio" surnames="Montejano Urrea" order="surnames-first" />
              </h1>
              <div className="small muted">
                <span className="mono">EX-2026-0117</span> · Extradición, México → EE. UU.
              </div>
            </div>
            <Badge tone="solid">L2 Restringido</Badge>
            <div className="acts">
              <WhoseMove side="us" since="desde el 4 nov" />
              <Button variant="primary">Preparar salida</Button>
              <Menu label="Más" entries={[{ id: 'print', label: 'Hoja del caso' }]} onAction={() => {}} />
            </div>
          </div>
          <div className="page-part">
            <StageStepper stages={stages} />
          </div>
          <Tabs label="Partes del caso" tabs={tabs} selected={tab} onSelect={setTab} hint={<Keys keys={['1', '0']} />}>
            <SplitPane panelLabel="Explicación" panel={<SamplePanel />}>
              <div className="page">
                <h2 className="h-section h-ruled">Persona reclamada</h2>
                <dl>
                  {fields.map(({ label, value, state, codes, ...rest }) => (
                    <MarkedField key={label + value} label={label} state={state} codes={codes} onWhy={() => {}} {...rest}>
                      {value}
                    </MarkedField>
                  ))}
                </dl>
              </div>
            </SplitPane>
          </Tabs>
        </Screen>
      </div>
    </div>
  );
}

function SamplePanel() {
  return (
    <>
      <PanelSection title="Por qué 30 nov – 1 dic" right={<Keys keys={['Esc']} />}>
        <dl className="kv">
          <dt>Empieza</dt>
          <dd>1 oct 2026, se ejecuta la detención</dd>
          <dt>Termina</dt>
          <dd>la SRE recibe la solicitud y sus documentos</dd>
        </dl>
      </PanelSection>
      <PanelSection title="Lo que vería MX-FGR" right="V">
        <MarkTally counts={{ release: 61, generalise: 7, pseudonym: 4, withhold: 12 }} />
      </PanelSection>
    </>
  );
}
