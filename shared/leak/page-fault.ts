/**
 * Why a page of an attached PDF should be looked at: words under a bar or picture (`covered`), in the colour of their ground (`invisible`),
 * in the place of other words (`overlaid`), or a part that could not be drawn, so that nobody looked at it (`undrawn`).
 */
export type PageFault = 'covered' | 'invisible' | 'overlaid' | 'undrawn';
