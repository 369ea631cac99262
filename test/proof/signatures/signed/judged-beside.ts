import { expertiseProcess } from '#domain/process/default/expertise.ts';
import type { Client } from '#test/app.ts';
import type { Name } from '#test/world.ts';
import { SIGNED_FILE } from './stands.ts';
import { type Judged, leaders, reason, type Try, withVersion } from './try.ts';

const admin: readonly Name[] = ['admin'];
const own = 'is about the session or the account of who sends it';
const profile = 'what a person tells of themselves, and what attests them, is nothing that an order keeps';
const makes = 'makes a record of its own';
const news = 'news may link to an order and are nothing that it keeps';
const task = 'a task names an order and is nothing that it keeps';
const company = 'documents of the company are kept apart and are nothing that an order keeps';
const undo = 'ends what was made by its counterpart, which touched no order';

/** The routes of what stands around an order: its client, contract and documents, and the company. */
export const judgedBeside: Record<string, Judged> = {
  'contracts.create': makes,
  'contracts.edit': (target) =>
    [{ amount: '1.00' }, { number: `ДРУГОЙ-${target.stand.id}` }, { signedOn: '2020-01-01' }].map(
      (change): Try => ({
        what: JSON.stringify(change),
        by: leaders,
        send: (who) => editContract(who, target.stand.contractId, change),
      }),
    ),
  'contracts.comment': ({ stand }) => [
    {
      what: 'a comment',
      by: ['manager'],
      send: (who) => who.post(`/contracts/${stand.contractId}/comments`, { body: 'слово' }),
    },
  ],
  'contracts.addDocument': ({ stand }) =>
    ['termsOfReference', 'contract'].map((kind) => ({
      what: kind,
      by: ['manager', 'accountant'],
      send: (who) =>
        who.upload(
          `/contracts/${stand.contractId}/documents?name=a.txt&kind=${kind}`,
          Buffer.from(SIGNED_FILE),
        ),
    })),
  'documents.askPreview': 'makes a picture of a file, which stays as it is',
  'documents.bin': ({ stand }) =>
    stand.documents.flatMap((id, n) =>
      [{ reason }, {}].map(
        (body): Try => ({
          what: `document ${n + 1}${'reason' in body ? ', with a reason' : ''}`,
          by: ['manager', 'headOfSales', 'accountant'],
          send: (who) => who.put(`/documents/${id}/bin`, body),
        }),
      ),
    ),
  'documents.addVersion': ({ stand }) =>
    stand.documents.map((id, n) => ({
      what: `a version after document ${n + 1}`,
      by: ['manager', 'accountant'],
      send: (who) => who.upload(`/documents/${id}/versions?name=b.txt`, Buffer.from('другое')),
    })),
  'documents.rename': ({ stand }) =>
    stand.documents.map((id, n) => ({
      what: `document ${n + 1}`,
      by: ['manager', 'headOfSales'],
      send: (who) => who.put(`/documents/${id}/name`, { name: 'другое.txt' }),
    })),
  'documents.move': ({ stand }) =>
    stand.documents.map((id, n) => ({
      what: `document ${n + 1}`,
      by: ['manager', 'headOfSales'],
      send: (who) => who.put(`/documents/${id}/contract`, { contractId: stand.contractId }),
    })),
  'documents.restore': ({ stand }) =>
    stand.documents.map((id, n) => ({
      what: `document ${n + 1}`,
      by: ['manager', 'headOfSales'],
      send: (who) => who.delete(`/documents/${id}/bin`),
    })),
  'clients.create': makes,
  'clients.edit': ({ stand, world }) => [
    {
      what: 'name and manager',
      by: leaders,
      send: (who) =>
        withVersion(who, `/clients/${stand.clientId}`, (version) =>
          who.put(`/clients/${stand.clientId}`, {
            version,
            name: `АО «Другое-${stand.id}»`,
            managerId: world.ids.otherManager,
          }),
        ),
    },
  ],
  'clients.refuse': ({ stand }) => [
    {
      what: 'refused',
      by: leaders,
      send: (who) => who.put(`/clients/${stand.clientId}/refusal`, { reason }),
    },
  ],
  'clients.takeBack': undo,
  'clients.archive': ({ stand }) => [
    { what: 'archived', by: leaders, send: (who) => who.put(`/clients/${stand.clientId}/archive`) },
  ],
  'clients.restore': undo,
  'clients.comment': ({ stand }) => [
    {
      what: 'a comment',
      by: ['manager'],
      send: (who) => who.post(`/clients/${stand.clientId}/comments`, { body: 'слово' }),
    },
  ],
  'clients.merge': ({ stand, world }) =>
    [true, false].map((away) => ({
      what: away ? 'merged into another' : 'another merged into it',
      by: leaders,
      send: async (who) => {
        const made = await who.post('/clients', {
          name: `ООО «Двойник-${stand.id}»`,
          managerId: world.ids.manager,
        });
        if (made.status !== 201) return made;
        return withVersion(who, `/clients/${stand.clientId}`, (version) => {
          const [own, other] = [
            { id: stand.clientId, version },
            { id: made.body.id, version: made.body.version },
          ];
          const [from, into] = away ? [own, other] : [other, own];
          return who.put(`/clients/${from.id}/merge`, {
            intoId: into.id,
            version: from.version,
            intoVersion: into.version,
          });
        });
      },
    })),
  'clients.unmerge': ({ stand }) => [
    {
      what: 'merged into another and back',
      by: leaders,
      send: async (who) => {
        const made = await who.post('/clients', { name: `ООО «Двойник-${stand.id}»` });
        if (made.status !== 201) return made;
        await withVersion(who, `/clients/${stand.clientId}`, (version) =>
          who.put(`/clients/${stand.clientId}/merge`, { intoId: made.body.id, version, intoVersion: 1 }),
        );
        return who.delete(`/clients/${stand.clientId}/merge`);
      },
    },
  ],
  'clients.setSegments': 'groups of clients are nothing that an order keeps',
  'campaigns.create': makes,
  'campaigns.save': 'letters to groups of clients are nothing that an order keeps',
  'campaigns.drop': 'letters to groups of clients are nothing that an order keeps',
  'segments.create': makes,
  'segments.edit': 'groups of clients are nothing that an order keeps',
  'bulkChanges.create': ({ stand, world }) => [
    {
      what: 'another manager of the client',
      by: leaders,
      send: (who) =>
        who.post('/client-bulk-changes', {
          act: 'setManager',
          managerId: world.ids.otherManager,
          ids: [stand.clientId],
        }),
    },
  ],
  'bulkChanges.undo': undo,
  'clients.export': 'reads only',
  'reports.exportStanding': 'reads only',
  'reports.exportTerms': 'reads only',
  'consents.give': 'a contact is nothing that an order keeps',
  'consents.withdraw': 'a contact is nothing that an order keeps',
  'savedViews.create': own,
  'savedViews.edit': own,
  'savedViews.remove': own,
  'companyEvents.create': makes,
  'companyEvents.edit': 'events of the company are nothing that an order keeps',
  'companyEvents.cancel': 'events of the company are nothing that an order keeps',
  'companyFolders.create': makes,
  'companyFolders.edit': company,
  'companyFolders.place': company,
  'companyFolders.remove': company,
  'companyFolders.addDocument': makes,
  'companyDocuments.askPreview': company,
  'companyDocuments.addVersion': company,
  'companyDocuments.rename': company,
  'companyDocuments.move': company,
  'companyDocuments.ask': company,
  'companyDocuments.acknowledge': company,
  'companyDocuments.bin': company,
  'companyDocuments.restore': company,
  'workYears.correct': 'terms already given stay; which days are worked is nothing that an order keeps',
  'workYears.putBack': 'terms already given stay; which days are worked is nothing that an order keeps',
  'me.makeCalendarFeed': own,
  'me.revokeCalendarFeed': own,
  'calls.create': makes,
  'calls.edit': 'a call is nothing that an order keeps',
  'calls.close': 'a call is nothing that an order keeps',
  'calls.reopen': 'a call is nothing that an order keeps',
  'calls.cancel': 'a call is nothing that an order keeps',
  'tasks.create': makes,
  'tasks.edit': task,
  'tasks.tick': task,
  'tasks.finish': task,
  'tasks.accept': task,
  'tasks.sendBack': task,
  'tasks.cancel': task,
  'tasks.takeAgain': task,
  'tasks.remark': task,
  'tasks.addFile': task,
  'tasks.dropFile': task,
  'news.create': makes,
  'news.edit': news,
  'news.remove': news,
  'news.publish': news,
  'news.withdraw': news,
  'news.read': news,
  'news.acknowledge': news,
  'news.remind': news,
  'news.addFile': news,
  'news.dropFile': news,
  'news.addPicture': news,
  'news.comment': news,
  'news.editComment': news,
  'news.removeComment': news,
  'contacts.create': makes,
  'contacts.edit': 'a contact is nothing that an order keeps',
  'contacts.archive': 'a contact is nothing that an order keeps',
  'me.profile': profile,
  'me.photo': profile,
  'me.removePhoto': profile,
  'certificates.add': profile,
  'certificates.edit': profile,
  'certificates.remove': profile,
  'employees.create': makes,
  'employees.invite': 'makes a link to sign in by',
  'employees.edit': ({ world }) =>
    (['expert', 'manager', 'headOfSales'] as const).map((name) => ({
      what: `${name} renamed`,
      by: admin,
      send: (who) => rename(who, world.ids[name]),
    })),
  'employees.dismiss': ({ world }) =>
    (['expert', 'manager', 'headOfSales'] as const).map((name) => ({
      what: `${name} dismissed`,
      by: admin,
      send: (who) =>
        who.put(`/employees/${world.ids[name]}/dismissal`, { successorId: world.ids.otherManager }),
    })),
  'departments.create': makes,
  'departments.edit': ({ world }) =>
    ['sales', 'expertise'].map((key) => ({
      what: `another head of ${key}`,
      by: admin,
      send: (who) =>
        who.put(`/departments/${world.departments[key]}`, { name: 'Отдел', headId: world.ids.clerk }),
    })),
  'visibilityGroups.create': makes,
  'visibilityGroups.edit': 'says who sees an order, not what is in it',
  'visibilityGroups.remove': 'says who sees an order, not what is in it',
  'absences.create': ({ world }) => [
    {
      what: 'a substitute of the expert',
      by: admin,
      send: (who) =>
        who.post('/absences', {
          employeeId: world.ids.expert,
          kind: 'trip',
          fromOn: '2020-01-01',
          toOn: '2099-12-31',
          substituteId: world.ids.clerk,
        }),
    },
  ],
  'absences.cancel': undo,
  'absences.end': 'says who stands in for whom, not what was signed',
  'absenceRequests.ask': makes,
  'absenceRequests.approve': 'says who stands in for whom, not what was signed',
  'absenceRequests.decline': 'a request that nothing follows from',
  'absenceRequests.withdraw': 'a request that nothing follows from',
  'dictionaries.add': makes,
  'dictionaries.edit': ({ world }) =>
    [true, false].map((archived) => ({
      what: archived ? 'the legal entity archived' : 'the legal entity renamed',
      by: admin,
      send: (who) =>
        who.put(`/dictionaries/legalEntity/${world.legalEntityId}`, { name: 'ООО «Иное»', archived }),
    })),
  'processes.publish': () => [
    {
      what: 'the process without requirements',
      by: admin,
      send: (who) => who.post('/process-definitions', { body: lenient }),
    },
  ],
  'setup.make': 'of a company that is there nothing is made',
  'setup.fillDemo': 'only while there are no clients',
  'session.signIn': own,
  'session.signOut': own,
  'invitations.check': own,
  'invitations.accept': own,
  'me.settings': own,
  'me.saveCallSettings': own,
  'me.saveNotificationSettings': own,
  'mail.saveSettings': 'says how letters leave the house',
  'mailbox.saveSettings': 'says where letters come back to',
  'mailbox.check': 'looks into a mailbox',
  'clients.addressChecked': 'an address is nothing that an order keeps',
  'employees.addressChecked': 'an address is nothing that an order keeps',
  'mail.check': 'sends a letter to whoever asks',
  'campaigns.start': 'a letter to clients is nothing that an order keeps',
  'campaigns.unschedule': 'a letter to clients is nothing that an order keeps',
  'campaigns.pause': 'a letter to clients is nothing that an order keeps',
  'campaigns.resume': 'a letter to clients is nothing that an order keeps',
  'campaigns.stop': 'a letter to clients is nothing that an order keeps',
  'campaigns.export': 'reads only',
  'campaigns.test': 'sends a letter to whoever asks',
  'campaigns.addFile': makes,
  'campaigns.dropFile': 'a letter to clients is nothing that an order keeps',
  'suppressions.add': makes,
  'letters.send': 'a letter is nothing that an order keeps',
  'letters.cancel': 'a letter is nothing that an order keeps',
  'company.saveCallSettings': 'says when a head hears of a call',
  'drafts.keep': own,
  'drafts.drop': own,
  'me.changePassword': own,
  'me.endSession': own,
  'me.makeToken': own,
  'me.revokeToken': own,
  'notifications.seen': own,
  'notifications.read': own,
  'notifications.readAll': own,
  'notifications.postpone': own,
  'notifications.takeBack': own,
  'orders.mute': 'says what its sender is told of',
  'orders.follow': 'says what its sender is told of',
};

async function editContract(who: Client, id: number, change: object) {
  const { body } = await who.get(`/contracts/${id}`);
  const { version = 1, number = 'Д-1', signedOn = null, money } = body ?? {};
  const amount = money?.amount ?? null;
  return who.put(`/contracts/${id}`, { version, number, signedOn, amount, reason, ...change });
}

async function rename(who: Client, id: number) {
  const { body } = await who.get(`/employees/${id}`);
  const { firstName, middleName, email, position, departmentId, roles, version } = body;
  const rest = { firstName, middleName, email, position, departmentId, roles, version };
  return who.put(`/employees/${id}`, { ...rest, lastName: 'Переименованная' });
}

/** The default process in which nothing more is required: it is of orders to come. */
const lenient = {
  ...expertiseProcess,
  steps: expertiseProcess.steps.map((step) => ({
    ...step,
    requirements: step.requirements.map((one) => ({ ...one, required: false })),
  })),
};
