/** Every route that answers without a session. A public route that is not here stops the start. */
export const publicRoutes: readonly string[] = [
  'setup.status',
  'setup.make',
  'session.signIn',
  'session.signOut',
  'invitations.check',
  'invitations.accept',
  'calendarFeeds.read',
];
