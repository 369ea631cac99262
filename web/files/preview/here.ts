import { createContext } from 'react';

/** The file that is shown, for the ways to save it. */
export const Here = createContext<{ name: string; url: string; extension: string } | null>(null);

/** Which documents are shown: of contracts and orders, or of the company. */
export type ShelfName = 'documents' | 'company-documents';
export const Shelf = createContext<ShelfName>('documents');
