import ts from 'typescript';
import type { Bilingual } from '../../shared/language.ts';
import type { Words } from '../../shared/text/words.ts';

/** A text of the program and where it stands: its file, and the names on the way to it. */
export type FoundText = { readonly at: string; readonly words: Words };

/** Where a function of ours takes the English text and the Spanish one, and which take pairs of them in a table. */
export type BilingualFunctions = {
  readonly pairAt: ReadonlyMap<string, readonly [en: number, es: number]>;
  readonly tables: ReadonlySet<string>;
};

/** The functions whose parameters are called `en` and `es`, or whose table holds `[en, es]`. */
export function bilingualFunctions(sources: readonly ts.SourceFile[]): BilingualFunctions {
  const pairAt = new Map<string, readonly [number, number]>();
  const tables = new Set<string>();
  for (const source of sources)
    for (const statement of source.statements) {
      if (!ts.isFunctionDeclaration(statement) || statement.name === undefined) continue;
      const names = statement.parameters.map(({ name }) => name.getText(source));
      if (names.includes('en') && names.includes('es'))
        pairAt.set(keyOf(source, statement.name.text), [names.indexOf('en'), names.indexOf('es')]);
      if (statement.parameters.some(({ type }) => type?.getText(source).includes('[en: string, es: string]') === true))
        tables.add(statement.name.text);
    }
  return { pairAt, tables };
}

/** Every text that a source writes out: `{ en: '…', es: '…' }`, its plural forms, and what is handed to a function of two languages. */
export function textsIn(source: ts.SourceFile, functions: BilingualFunctions): readonly FoundText[] {
  const found: FoundText[] = [];
  const visit = (node: ts.Node, path: readonly string[]): void => {
    const words = wordsOf(node) ?? handed(node, source, functions);
    if (words !== null) {
      const text = 'one' in words ? words.other.en : words.en;
      if (text.trim() !== '') found.push({ at: `${source.fileName}#${path.join('.')}`, words });
    }
    if (words !== null && !ts.isCallExpression(node)) return;
    if (ts.isCallExpression(node) && functions.tables.has(node.expression.getText(source)))
      for (const table of node.arguments) pairsOf(table, source, path, found);
    const name = nameOf(node, source);
    const below = name === null ? path : [...path, name];
    ts.forEachChild(node, child => visit(child, below));
  };
  visit(source, []);
  return found;
}

/** The texts of a source that are put together from pieces, which no overlay can find: the lines where they stand. */
export function composedIn(source: ts.SourceFile): readonly number[] {
  const lines: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const [en, es] = [member(node, 'en'), member(node, 'es')];
      if (en !== undefined && es !== undefined && ts.isTemplateExpression(en))
        lines.push(source.getLineAndCharacterOfPosition(en.getStart(source)).line + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}

function wordsOf(node: ts.Node): Words | null {
  if (!ts.isObjectLiteralExpression(node)) return null;
  const [one, other] = [member(node, 'one'), member(node, 'other')];
  if (one !== undefined && other !== undefined) {
    const [single, many] = [bilingualOf(one), bilingualOf(other)];
    return single === null || many === null ? null : { one: single, other: many };
  }
  return bilingualOf(node);
}

function bilingualOf(node: ts.Node): Bilingual | null {
  if (!ts.isObjectLiteralExpression(node)) return null;
  return pair(member(node, 'en'), member(node, 'es'));
}

function handed(node: ts.Node, source: ts.SourceFile, { pairAt }: BilingualFunctions): Bilingual | null {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null;
  const { text } = node.expression;
  const at = pairAt.get(keyOf(source, text)) ?? (importsName(source, text) ? exported(pairAt, text) : undefined);
  return at === undefined ? null : pair(node.arguments[at[0]], node.arguments[at[1]]);
}

function exported(pairAt: BilingualFunctions['pairAt'], name: string): readonly [number, number] | undefined {
  return [...pairAt].find(([key]) => key.endsWith(`#${name}`))?.[1];
}

function importsName(source: ts.SourceFile, name: string): boolean {
  return source.statements.some(
    statement =>
      ts.isImportDeclaration(statement) &&
      statement.importClause?.namedBindings !== undefined &&
      ts.isNamedImports(statement.importClause.namedBindings) &&
      statement.importClause.namedBindings.elements.some(element => element.name.text === name),
  );
}

function pairsOf(table: ts.Node, source: ts.SourceFile, path: readonly string[], found: FoundText[]): void {
  if (!ts.isObjectLiteralExpression(table)) return;
  for (const property of table.properties) {
    if (!ts.isPropertyAssignment(property) || !ts.isArrayLiteralExpression(property.initializer)) continue;
    const words = pair(property.initializer.elements[0], property.initializer.elements[1]);
    const at = `${source.fileName}#${[...path, nameOf(property, source)].join('.')}`;
    if (words !== null) found.push({ at, words });
  }
}

function pair(en: ts.Node | undefined, es: ts.Node | undefined): Bilingual | null {
  const [english, spanish] = [literal(en), literal(es)];
  return english === null || spanish === null ? null : { en: english, es: spanish };
}

function literal(node: ts.Node | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [left, right] = [literal(node.left), literal(node.right)];
  return left === null || right === null ? null : left + right;
}

function member(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of node.properties)
    if (ts.isPropertyAssignment(property) && nameText(property.name) === name) return property.initializer;
  return undefined;
}

function nameOf(node: ts.Node, source: ts.SourceFile): string | null {
  const isNamed = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
  return isNamed && node.name !== undefined ? node.name.getText(source).replace(/^'|'$/g, '') : null;
}

function keyOf(source: ts.SourceFile, name: string): string {
  return `${source.fileName}#${name}`;
}

function nameText(name: ts.PropertyName): string | null {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : null;
}
