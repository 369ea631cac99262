export { mustSeeClient } from './client-card.queries.ts';
export { clientsFound } from './client-search.ts';
export { contactName, presentPhone } from './clients.present.ts';
export { createClient } from './edit-client.ts';
