import { answer, api } from '#web/http/client.ts';

export interface Credentials {
  email: string;
  password: string;
}

export async function signIn(credentials: Credentials): Promise<void> {
  await answer(api.POST('/api/session', { body: credentials }));
}

export async function signOut(): Promise<void> {
  await answer(api.DELETE('/api/session'));
}

export const checkInvitation = (token: string) =>
  answer(api.POST('/api/invitations/check', { body: { token } }));

export async function acceptInvitation(token: string, password: string): Promise<void> {
  await answer(api.POST('/api/invitations/accept', { body: { token, password } }));
}
