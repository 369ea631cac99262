export { type AlikeClient, clientsAlike, contactAt, contactsOf, type KnownContact } from './alike.queries.ts';
export { type ClientChange, type ClientChanged, changeClientValues } from './change-values.ts';
export { type HeldClient, holdClient, mustSeeClient } from './client-card.queries.ts';
export { clientsFound } from './client-search.ts';
export { contactName, presentPhone } from './clients.present.ts';
export { archiveContact, insertClient, insertContact, updateContact } from './clients.store.ts';
export { createClient } from './edit-client.ts';
export { inSegmentRow } from './filters.sql.ts';
export { type ClientValues, type ContactValues, normaliseClient, normaliseContact } from './normalise.ts';
