import type { FrameworkItem, ItemFields, ItemKind } from './items.ts';
import written from './shipped.json' with { type: 'json' };

type Written = { readonly id: string; readonly parent: string | null; readonly kind: ItemKind; readonly fields: ItemFields };

/** The frameworks that come with the program: what the sources say of them and no more, each part with its source and how sure it is. */
export const shippedItems: readonly FrameworkItem[] = withTops(written as readonly Written[]); // tests/shared/framework.test.ts holds its form

function withTops(items: readonly Written[]): readonly FrameworkItem[] {
  const byId = new Map(items.map(item => [item.id, item]));
  const topOf = ({ id, parent }: Written): string => {
    const above = parent === null ? undefined : byId.get(parent);
    return above === undefined ? id : topOf(above);
  };
  return items.map((item, position) => ({ ...item, framework: topOf(item), position, isShipped: true }));
}
