/** The steps of the wizard, in their order. */
export const STEPS = ['audience', 'letter', 'check', 'send'] as const;
export type Step = (typeof STEPS)[number];
