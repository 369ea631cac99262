/** Whether the full bars of security.md were asked for (`npm run proof`), or the sample that fits `npm test`. */
export const isFull = process.env.VIZIR_PROOF === 'full';

/** How many: a sample in `npm test`, the whole bar in `npm run proof`. */
export const bar = (sample: number, full: number): number => (isFull ? full : sample);

/** The seed of a generated proof: fixed in `npm test`, given by hand to walk elsewhere. Printed by the proof when it fails. */
export const seed = (otherwise: number): number => Number(process.env.VIZIR_SEED ?? otherwise);
