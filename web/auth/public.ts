export { signOut } from './auth.queries.ts';
export { Door } from './Door.tsx';
export { NewPassword } from './NewPassword.tsx';
export { PASSWORD_MIN, shortPassword } from './passwordRules.ts';
export { SessionEndedDialog } from './SessionEndedDialog.tsx';
