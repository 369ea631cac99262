import { expertiseProcess } from '#domain/process/default/expertise.ts';
import { type Cell, equal, type Sentences, sentence } from '../cell.ts';
import type { Who } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { byAdmin } from '../oracle/office.ts';
import { done, refused, state, type Verdict } from '../verdict.ts';

/** The company itself: section 6 (the directory is everybody's) and the last row of «Who does what». */
type Act = Omit<Cell, 'on' | 'verdict'> & Partial<Pick<Cell, 'on' | 'verdict'>>;
const one = (make: (gallery: Gallery) => Act) =>
  sentence((gallery) => [{ on: 'the company', verdict: () => done, ...make(gallery) }]);
const admins = (make: (gallery: Gallery) => Omit<Act, 'verdict'>) =>
  one((gallery) => ({ ...make(gallery), verdict: byAdmin }));

const newcomer = {
  lastName: 'Новикова',
  firstName: 'Вера',
  email: 'novikova@example.org',
  position: 'менеджер',
};

export const office: Sentences = {
  'employees.list': one(() => ({ path: '/employees?limit=200' })),
  'employees.get': sentence(({ cast }) =>
    Object.entries(cast.ids).map(
      ([name, id]): Cell => ({
        on: `employee ${name}`,
        path: `/employees/${id}`,
        verdict: () => done,
        parts: (
          { body },
          who, // who left stays as they were
        ) => equal('may edit', body.abilities.edit.allowed, byAdmin(who) === done && name !== 'dismissed'),
      }),
    ),
  ),
  'employees.create': admins(() => ({ path: '/employees', body: () => newcomer })),
  'employees.edit': admins(({ cast }) => ({
    path: `/employees/${cast.ids.clerk}`,
    versionAt: `/employees/${cast.ids.clerk}`,
    body: (version) => ({ ...newcomer, email: 'clerk@example.org', position: 'архивариус', version }),
  })),
  'employees.invite': admins(({ invited }) => ({
    path: `/employees/${invited.id}/invitation`,
    body: () => ({}),
  })),
  'employees.addressChecked': sentence(({ cast }) => [
    {
      on: 'an address nothing is known against',
      path: `/employees/${cast.ids.clerk}/checked-address`,
      body: () => ({}),
      verdict: (who) => (byAdmin(who) === done ? state('already_done') : refused),
    },
  ]),
  'employees.handOver': admins(({ cast }) => ({ path: `/employees/${cast.ids.clerk}/hand-over` })),
  'employees.dismiss': admins(({ cast }) => ({
    path: `/employees/${cast.ids.clerk}/dismissal`,
    body: () => ({ successorId: null }),
  })),
  'departments.list': one(() => ({ path: '/departments' })),
  'departments.create': admins(() => ({ path: '/departments', body: () => ({ name: 'Новый отдел' }) })),
  'departments.edit': admins(({ stage }) => ({
    path: `/departments/${stage.world.departments.office}`,
    body: () => ({ name: 'Архив' }),
  })),
  'visibilityGroups.list': admins(() => ({ path: '/visibility-groups' })),
  'visibilityGroups.create': admins(({ cast }) => ({
    path: '/visibility-groups',
    body: () => ({ name: 'Юг', memberIds: [cast.ids.otherManager] }),
  })),
  'visibilityGroups.edit': admins(({ cast, groupId }) => ({
    path: `/visibility-groups/${groupId}`,
    body: () => ({ name: 'Север и юг', memberIds: [cast.ids.manager] }),
  })),
  'visibilityGroups.remove': admins(({ groupId }) => ({ path: `/visibility-groups/${groupId}` })),
  'visibilityGroups.preview': admins(({ cast, groupId }) => ({
    path: `/visibility-group-preview?id=${groupId}&memberIds=${cast.ids.manager},${cast.ids.otherManager}`,
  })),
  'access.explain': admins(({ cast, facts }) => ({
    path: `/access-explanations?type=order&id=${facts.orders[0]?.id}&employeeId=${cast.ids.expert}`,
  })),
  'dictionaries.list': one(() => ({ path: '/dictionaries/source' })),
  'dictionaries.add': admins(() => ({
    path: '/dictionaries/source',
    body: () => ({ name: 'рекомендация' }),
  })),
  'dictionaries.edit': admins(({ stage }) => ({
    path: `/dictionaries/source/${stage.world.sourceId}`,
    body: () => ({ name: 'ярмарка', archived: false }),
  })),
  // section 8: definitions stand under Administration
  'processes.list': admins(() => ({ path: '/process-definitions' })),
  'processes.get': admins(({ stage }) => ({ path: `/process-definitions/${stage.world.definitionId}` })),
  'processes.publish': admins(() => ({
    path: '/process-definitions',
    body: () => ({ body: expertiseProcess }),
  })),
  // section 8: «journal of who did what» stands under Administration
  'journal.list': admins(() => ({ path: '/journal?limit=200' })),
  'notifications.list': one(() => ({ path: '/notifications?limit=200' })),
  'notifications.seen': one(() => ({ path: '/notifications/seen', body: () => ({}) })),
  'notifications.readAll': one(() => ({ path: '/notifications/read', body: () => ({}) })),
  'notifications.read': sentence(({ notificationIds }) =>
    notificationIds.map(
      ({ id, employeeId }): Cell => ({
        on: `a notification of ${employeeId}`,
        path: `/notifications/${id}/read`,
        body: () => ({}),
        sees: ownedBy(employeeId),
        verdict: (): Verdict => done,
      }),
    ),
  ),
  'notifications.postpone': sentence(({ notificationIds }) =>
    notificationIds.map(
      ({ id, employeeId }): Cell => ({
        on: `a notification of ${employeeId}`,
        path: `/notifications/${id}/postponement`,
        body: () => ({ until: 'hour' }),
        sees: ownedBy(employeeId),
        verdict: (): Verdict => done,
      }),
    ),
  ),
  'notifications.takeBack': sentence(({ notificationIds }) =>
    notificationIds.map(
      ({ id, employeeId }): Cell => ({
        on: `a notification of ${employeeId}`,
        path: `/notifications/${id}/postponement`,
        sees: ownedBy(employeeId),
        verdict: (): Verdict => done,
      }),
    ),
  ),
  'live.stream': one(() => ({ path: '/live' })),
};

/** Nobody else's, not even that of somebody stood in for. */
export const ownedBy =
  (employeeId: number) =>
  (who: Who): boolean =>
    who.id === employeeId;
