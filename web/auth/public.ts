export { signOut } from './auth.queries.ts';
export { SessionEndedDialog } from './SessionEndedDialog.tsx';
