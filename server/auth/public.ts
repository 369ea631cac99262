/** What other rooms may use of this one. */
export { changeSignInEmail, endAccess, putPassword } from './credentials.store.ts';
export { invite } from './invitations.ts';
export { hashPassword } from './password-hash.ts';
export { holdRightsToChangeThem } from './rights-lock.ts';
