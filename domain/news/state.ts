/** Where a news stands. What was withdrawn can be let out again; what was let out is never thrown away. */
export const newsStates = ['draft', 'scheduled', 'published', 'withdrawn'] as const;
export type NewsState = (typeof newsStates)[number];

/** Whose audience and weight can still be chosen: those who were told are not told another thing behind their backs. */
export const isOpen = (state: NewsState): boolean => state !== 'published';

/** How long the author of a comment may change it. */
export const COMMENT_MINUTES = 15;

/** Hours of work within which nobody is reminded again. */
export const REMIND_HOURS = 4;
