import { guideText } from '../text/guide.ts';

export type GuidePageId = keyof typeof guideText.page;

/** A page: its steps in order, by the names of their texts, and whether a picture of its screen stands with it. */
export type GuidePage = { readonly id: GuidePageId; readonly steps: readonly string[]; readonly picture?: GuidePicture };
export const guidePictures = ['today', 'log', 'case', 'view-as', 'release', 'inbox', 'counterparts'] as const;
export type GuidePicture = (typeof guidePictures)[number];

/** The pages in the order in which somebody new needs them. */
const order: readonly (readonly [GuidePageId, GuidePicture?])[] = [
  ['start'],
  ['log', 'log'],
  ['newCase'],
  ['case', 'case'],
  ['plan'],
  ['clocks', 'today'],
  ['leaves', 'view-as'],
  ['packet', 'release'],
  ['receive', 'inbox'],
  ['counterparts', 'counterparts'],
  ['documents'],
  ['walls'],
  ['policy'],
  ['find'],
  ['framework'],
  ['reports'],
  ['audit'],
  ['stations'],
  ['backup'],
  ['keys'],
];

export const guidePages: readonly GuidePage[] = order.map(([id, picture]) => ({
  id,
  steps: Object.keys(guideText.page[id].steps),
  ...(picture === undefined ? {} : { picture }),
}));
