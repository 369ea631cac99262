import { createContext } from 'react';

/** The file that is shown, for the ways to save it. */
export const Here = createContext<{ name: string; url: string; extension: string } | null>(null);
