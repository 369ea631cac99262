export { mustSeeClient } from './client-card.queries.ts';
export { escapeLike, fitsName, numberPattern } from './client-search.ts';
export { createClient } from './edit-client.ts';
