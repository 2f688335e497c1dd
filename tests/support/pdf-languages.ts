import { withPdf } from '../../electron/host/papers/draw/pdf-open.ts';
import { textLanguage } from '../../shared/line-language.ts';

type Node = {
  readonly role?: string;
  readonly lang?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
};

/** What a sentence's own words tell of its language; codes, figures and names tell nothing. */
function shownLanguage(text: string): string | null {
  const words = text.replaceAll(/\S*[\d()-]\S*|\b[IVXLCDM]+\b/g, ' ').trim();
  return words.length < 20 ? null : textLanguage(words);
}

/** Words that show their own language stand in an element of that language. Read with pdf.js. */
export async function languageFaults(file: Uint8Array): Promise<readonly string[]> {
  return withPdf(file, async pdf => {
    const faults: string[] = [];
    const { info } = await pdf.getMetadata();
    const whole = (info as Record<string, unknown>)['Language'];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const texts = new Map<string, string>();
      let open: (string | null)[] = [];
      for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
        if ('str' in item) {
          const id = open.findLast(each => each !== null);
          if (id !== undefined && id !== null) texts.set(id, (texts.get(id) ?? '') + item.str);
        } else if (item.type === 'endMarkedContent') open = open.slice(0, -1);
        else open.push((item as { readonly id?: string }).id ?? null);
      }
      const look = (node: Node, around: string): void => {
        const language = node.lang ?? around;
        const said = [node.alt, node.id === undefined ? undefined : texts.get(node.id)];
        for (const text of said) {
          const shown = shownLanguage(text ?? '');
          if (shown !== null && !language.startsWith(shown)) faults.push(`page ${number}: “${text}” is said to be ${language}`);
        }
        for (const child of node.children ?? []) look(child, language);
      };
      const tree = (await page.getStructTree()) as Node | null;
      if (tree !== null) look(tree, String(whole));
    }
    return faults;
  });
}
