import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

export type TabItem<Id extends string> = { readonly id: Id; readonly label: string; readonly count?: number };
export type TabsProps<Id extends string> = {
  readonly label: string;
  readonly tabs: readonly TabItem<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** Whether tabs that do not fit stand in another line; else the row scrolls. */
  readonly wraps?: boolean;
  /** Stands at the right end of the row, such as the keys. */
  readonly hint?: ReactNode;
  /** The selected tab's content. */
  readonly children: ReactNode;
};

export function Tabs<Id extends string>({ label, tabs, selected, onSelect, wraps = false, hint, children }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="tabs-box"
      selectedKey={selected}
      onSelectionChange={key => {
        const chosen = tabs.find(tab => tab.id === key);
        if (chosen) onSelect(chosen.id);
      }}
    >
      <div className={wraps ? 'tabs wraps' : 'tabs'}>
        <TabList aria-label={label}>
          {tabs.map(tab => (
            <Tab key={tab.id} id={tab.id} className="tab">
              {tab.label}
              {tab.count !== undefined && <span className="n">{tab.count}</span>}
            </Tab>
          ))}
        </TabList>
        {hint !== undefined && <span className="hint">{hint}</span>}
      </div>
      <TabPanel key={selected} id={selected} className="tab-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
