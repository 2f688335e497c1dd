import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';

// Where a person types a sentence, it is kept as a draft: it outlives a lock, a crash, and leaving the place.

/** What is typed here needs no keeping, and why. */
const unkept: Readonly<Record<string, string>> = {
  'renderer/case-list/CasesScreen.tsx': 'what is sought, read again with the list',
  'renderer/guide/Guide.tsx': 'what is sought in the guide, typed again with the search',
  'renderer/releases/ScopeStep.tsx': 'what is sought among the records',
  'renderer/marks/CaveatParameter.tsx': 'a list as it is typed; its mark, and so the list, is kept by the mark’s editor',
  'renderer/record/CountryField.tsx': 'a country as it is typed; it is kept by the form that holds its value',
  'renderer/record/MoneyField.tsx': 'a sum as it is typed; it is kept by the form that holds its value',
  'renderer/redaction/SearchPanel.tsx': 'what is sought, typed again with the search',
  'renderer/settings/AcceptDialog.tsx': 'as with its people: the reason stays inside the compartment, and a draft would not',
  'renderer/settings/CompartmentDialog.tsx':
    'a secret of the compartment’s people: a draft lies where the whole office’s key opens it',
  'renderer/vault/AskToJoin.tsx': 'no vault is open that could keep it',
  'renderer/vault/OpenAnswer.tsx': 'words that prove an answer, and no vault is open',
  'renderer/vault/MakeVault.tsx': 'no vault is open that could keep it',
  'renderer/vault/RecoverVault.tsx': 'a secret, and no vault is open',
  'renderer/vault/UnlockVault.tsx': 'a secret, and no vault is open',
};

const root = join(import.meta.dirname, '..', '..');
const files = globSync('renderer/**/*.tsx', { cwd: root })
  .map(file => file.split(sep).join('/'))
  .filter(file => !/^renderer\/(ui|gallery)\//.test(file));
const sources = new Map(files.map(file => [file, readFileSync(join(root, file), 'utf8')]));

/** Whether a part holds by itself what is typed into it. */
const holdsText = (source: string) =>
  /<(?:TextField|UnderlinedField|SuggestField|textarea)\b/.test(source) && /\buseState\b/.test(source);
const keeps = (source: string) => source.includes("/drafts/use-draft.ts'");

it('keeps what is typed wherever a part of the page holds it', () => {
  const losing = [...sources].filter(([file, source]) => holdsText(source) && !keeps(source) && !(file in unkept));

  expect(losing.map(([file]) => file)).toEqual([]);
});

it('excuses no part that holds nothing or keeps it', () => {
  const idle = Object.keys(unkept).filter(file => !holdsText(sources.get(file) ?? '') || keeps(sources.get(file) ?? ''));

  expect(idle).toEqual([]);
});

it('sees a part that would lose what is typed', () => {
  expect(holdsText("const [text, setText] = useState(''); return <TextField value={text} />;")).toBe(true);
  expect(holdsText('return <TextField value={text} />;')).toBe(false);
});
