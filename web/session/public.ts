export { type Me, meQuery, useMe } from './session.queries.ts';
