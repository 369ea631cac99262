/** The head of every list: search that says what it corrected, quick views, filters; people and dictionaries to choose. */
export { CorrectedNote } from './list/CorrectedNote.tsx';
export { DateRangeFilter } from './list/DateRangeFilter.tsx';
export { FilterBar } from './list/FilterBar.tsx';
export { FilterSelect } from './list/FilterSelect.tsx';
export { FoundFilter } from './list/FoundFilter.tsx';
export { default as listClasses } from './list/list.module.css';
export { PersonFilter } from './list/PersonFilter.tsx';
export { type QuickView, QuickViews } from './list/QuickViews.tsx';
export { SearchField } from './list/SearchField.tsx';
/** The palette, and the records it remembers. */
export type { Command } from './options.ts';
export { PaletteContent } from './PaletteContent.tsx';
export { dictionaryQuery, findManagers, findPeople, personQuery } from './people.queries.ts';
export { useForgetRecord, useRememberRecord } from './recent.ts';
