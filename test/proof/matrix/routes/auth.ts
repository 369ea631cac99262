import { goodPassword } from '#test/sign-in.ts';
import { type Cell, type Sentence, type Sentences, sentence } from '../cell.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { byAdmin } from '../oracle/office.ts';
import { done, refused, state } from '../verdict.ts';
import { ownedBy } from './office.ts';

/** The doors: what answers without a session is listed here by `open`, and nowhere else. */
const open = (make: (gallery: Gallery) => Omit<Cell, 'on'>): Sentence => ({
  open: true,
  cells: (gallery) => [{ on: 'the door', ...make(gallery) }],
});
const own = (cell: Omit<Cell, 'on' | 'verdict'>): Sentence =>
  sentence(() => [{ on: 'themselves', verdict: () => done, ...cell }]);

export const auth: Sentences = {
  'setup.status': open(() => ({ path: '/setup', verdict: () => done })),
  'setup.make': open(() => ({
    path: '/setup',
    body: () => ({
      token: 'x'.repeat(43),
      company: { name: 'Другая', timeZone: 'Europe/Moscow' },
      administrator: {
        lastName: 'Чужой',
        firstName: 'Пётр',
        position: 'никто',
        email: 'stranger@example.org',
        password: goodPassword,
      },
    }),
    verdict: () => state('already_set_up'),
  })),
  // only while there are no clients; an act of the administrator
  'setup.fillDemo': sentence(() => [
    {
      on: 'a company with clients',
      path: '/setup/demo',
      body: () => ({}),
      verdict: (who) => (byAdmin(who) === done ? state('in_use', 'already_done', 'already_set_up') : refused),
    },
  ]),
  'session.signIn': open(() => ({
    path: '/session',
    body: () => ({ email: 'clerk@example.org', password: goodPassword }),
    verdict: () => done,
  })),
  'session.signOut': open(() => ({ path: '/session', verdict: () => done })),
  'invitations.check': open(({ invited }) => ({
    path: '/invitations/check',
    body: () => ({ token: invited.token }),
    verdict: () => done,
  })),
  'invitations.accept': open(({ invited }) => ({
    path: '/invitations/accept',
    body: () => ({ token: invited.token, password: goodPassword }),
    verdict: () => done,
  })),
  'me.get': own({ path: '/me' }),
  'me.settings': own({ path: '/me/settings', body: () => ({ language: 'ru', theme: 'dark' }) }),
  'me.changePassword': own({
    path: '/me/password',
    body: () => ({ current: goodPassword, next: 'берег-тонет-в-тумане' }),
  }),
  'me.sessions': own({ path: '/me/sessions' }),
  'me.endSession': sentence(({ cast }) =>
    (Object.entries(cast.sessionIds) as [keyof typeof cast.ids, string][]).map(
      ([name, id]): Cell => ({
        on: `a session of ${name}`,
        path: `/me/sessions/${id}`,
        sees: ownedBy(cast.ids[name]),
        verdict: () => done,
      }),
    ),
  ),
  'me.tokens': own({ path: '/me/tokens' }),
  'drafts.list': own({ path: '/drafts' }),
  'drafts.keep': own({ path: '/drafts/clients.new', body: () => ({ values: { name: 'Рома' } }) }),
  'drafts.drop': own({ path: '/drafts/clients.new' }),
  'me.makeToken': own({ path: '/me/tokens', body: () => ({ name: 'скрипт', scope: 'read', days: 1 }) }),
  'me.revokeToken': sentence(({ cast }) =>
    (['manager', 'clerk'] as const).map(
      (name): Cell => ({
        on: `a token of ${name}`,
        path: `/me/tokens/${cast.tokenIds[name]}`,
        sees: ownedBy(cast.ids[name]),
        verdict: () => done,
      }),
    ),
  ),
};
