/** What other rooms may use of this one. */
export { changeSignInEmail, endAccess } from './credentials.store.ts';
export { invite } from './invitations.ts';
export { holdRightsToChangeThem } from './rights-lock.ts';
