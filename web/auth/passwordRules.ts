import { password } from '#api/auth.ts';

/** Length is the only rule of form; what is easy to guess only the server knows. */
export const PASSWORD_MIN = password.minLength ?? 12;

export const shortPassword = (text: string): boolean => text.length < PASSWORD_MIN;
