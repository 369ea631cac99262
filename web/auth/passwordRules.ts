/**
 * Length is the only rule of form, the same as in #api/auth.ts (whose schema would bring its library to the door);
 * what is easy to guess only the server knows.
 */
export const PASSWORD_MIN = 12;

export const shortPassword = (text: string): boolean => text.length < PASSWORD_MIN;
