import { type Kysely, type RawBuilder, sql } from 'kysely';
import { commercialKinds } from '#domain/policy/actions.ts';
import { isAdmin, isDirector, isFinance, isManager, leadsClientBase } from '#domain/policy/can.ts';
import type { Step } from '#domain/process/definition.ts';
import type { Self } from '#domain/rules/who.ts';
import type { Person } from '#server/auth/actor.ts';
import type { DB } from '#server/db/tables.ts';
import { absenceReasonSql, decidesAbsenceSql } from './absences.sql.ts';
import { awaitedSql } from './awaited.sql.ts';
import { certificateDetailsSql, expiredCertificateOn } from './certificates.sql.ts';
import { folderForDepartments, folderForEmployee } from './company-folders.sql.ts';
import type { DefinitionCache } from './definitions.ts';
import { and, asSql, type Cond, not, or } from './fold.ts';
import { newsForDepartments, newsForEmployee } from './news.sql.ts';
import {
  capacitySql,
  commentSql,
  commercialSql,
  eventSql,
  heldSql,
  paymentsSql,
  seesOrderSql,
} from './rules.sql.ts';
import { type Awaited, departmentParts, waitsForParts, waitsForSql } from './waits.sql.ts';

/**
 * THE ROOM of visibility: whoever reads reads through this, already filtered to what the person may see. A query starts
 * from one of these and adds conditions; it cannot take any away. Conditions exported as SQL speak of the table's alias:
 * `o` orders, `k` clients, `l` calls, `t` contracts, `c` comments, `f` documents, `j` journal, `n` notifications, `w` events of the company,
 * `tk` tasks, `nw` news, `g` campaigns, `h` folders and `q` documents of the company, `ct` certificates, `ph` photos.
 */
export function readerFor<P extends Pick<Person, 'actor'>>(
  db: Kysely<DB>,
  person: P,
  definitions: DefinitionCache,
) {
  const { actor } = person;
  const defs = definitions.all();
  const any = (test: (self: Self) => boolean): boolean => actor.selves.some(test);
  const seesAllClients = any(
    (self) =>
      isManager(self) || leadsClientBase(self) || isFinance(self) || isDirector(self) || isAdmin(self),
  );
  const seesAllMoney = any(
    (self) => leadsClientBase(self) || isFinance(self) || isDirector(self) || isAdmin(self),
  );
  const keepsCompanyDocuments = any((self) => isDirector(self) || isAdmin(self));
  const ids = actor.selves.map((self) => self.employeeId);
  const departmentKeys = [...new Set(actor.selves.flatMap((self) => self.departments))];

  /** What went with the import that had made it is seen by nobody. */
  const stands = (alias: 'o' | 'k' | 't') => sql<boolean>`${sql.ref(alias)}.removed_at is null`;
  const order = once(() => asSql(and(stands('o'), seesOrderSql(actor, defs))));
  const commercial = once(() => asSql(commercialSql(actor, defs)));
  const payments = once(() => asSql(paymentsSql(actor, defs)));
  const event = once(() => asSql(eventSql(actor, defs)));
  const managersComments = once(() => capacitySql(actor, defs, 'managerOfOrder'));
  const underOrder = (alias: RawBuilder<unknown>, also: Cond = true): RawBuilder<boolean> =>
    sql<boolean>`exists (select 1 from orders o where ${alias} and ${asSql(and(order(), also))})`;

  /** Held on an order of the contract `t`: the expert's share is all they get of its money and comments. */
  const heldOn = sql<boolean>`exists (select 1 from orders o where o.contract_id = t.id and ${asSql(heldSql(actor))})`;
  const ownContract = or(
    seesAllMoney,
    sql<boolean>`t.author_id = any(${ids}::bigint[])`,
    sql<boolean>`exists (select 1 from clients k where k.id = t.client_id and k.manager_id = any(${ids}::bigint[]))`,
  );
  const sql_ = {
    order,
    commercial,
    payments,
    /** Whether the person may know of the journal row `j` of the order `o`. */
    event,
    waitsFor: (kind: 'sign' | 'fill') => asSql(waitsForSql(actor, defs, kind)),
    waitsForParts: (kind: Awaited, only?: (step: Step) => boolean) => waitsForParts(actor, defs, kind, only),
    /** Whether its step waits for the department with this key, whoever asks; in parts, and opens nothing by itself. */
    awaitsDepartment: (key: string) => departmentParts(defs, key),
    /** Whether the step of the order `o` waits for one of these people; opens nothing by itself. */
    awaits: (people: RawBuilder<unknown>) => asSql(awaitedSql(people, defs)),
    /** The event `w` of the company: for whom it is, and who made it. */
    companyEvent: (): RawBuilder<boolean> =>
      asSql(
        or(
          any((self) => isDirector(self) || isAdmin(self)),
          sql<boolean>`(w.departments = '{}' or w.created_by = any(${ids}::bigint[]) or exists (select 1 from departments d
            where d.id = any(w.departments) and d.key = any(${[...new Set(actor.selves.flatMap((self) => self.departments))]}::text[])))`,
        ),
      ),
    /** The folder `h` of the company. */
    companyFolder: (): RawBuilder<boolean> =>
      asSql(
        and(
          sql<boolean>`h.removed_at is null`,
          or(
            keepsCompanyDocuments,
            folderForDepartments([...new Set(actor.selves.flatMap((self) => self.departments))]),
          ),
        ),
      ),
    /** Whether the folder `h` is for the reader by their own right: they are asked to acknowledge what lies there. */
    companyFolderAsks: (): RawBuilder<boolean> => folderForDepartments(actor.selves[0].departments),
    /** Whether the folder `h` is for the employee `e`. */
    companyFolderFor: (): RawBuilder<boolean> => folderForEmployee,
    /** The document `q` of the company in the folder `h`; those in the bin are seen by who keeps them. */
    companyDocument: (binned = false): RawBuilder<boolean> =>
      binned
        ? asSql(and(keepsCompanyDocuments, sql<boolean>`q.binned_at > now() - interval '30 days'`))
        : sql<boolean>`(q.binned_at is null and ${sql_.companyFolder()})`,
    /** Whether the reader may know why the employee `e` is away. */
    absenceKind: (): RawBuilder<boolean> => asSql(absenceReasonSql(actor)),
    /** The request `aq` of the employee `e` for an absence: seen by whom its reason concerns. */
    absenceRequest: (): RawBuilder<boolean> => sql_.absenceKind(),
    /** Whether the reader may decide the request `aq` of the employee `e`. */
    decidesAbsence: (): RawBuilder<boolean> => asSql(decidesAbsenceSql(actor)),
    /** Once approved it is told of to who stands in. */
    substitutesIn: (): RawBuilder<boolean> =>
      sql<boolean>`(aq.state in ('approved', 'cancelled') and aq.substitute_id = ${actor.employeeId})`,
    expiredCertificate: expiredCertificateOn,
    certificateDetails: (): RawBuilder<boolean> => asSql(certificateDetailsSql(actor)),
    /** The table `i` somebody read in: theirs, and the administrator's in person. */
    importOf: (): RawBuilder<boolean> =>
      asSql(or(isAdmin(actor.selves[0]), sql<boolean>`i.created_by = ${actor.employeeId}`)),
    /** The campaign `g`. */
    campaign: (): RawBuilder<boolean> =>
      asSql(
        or(
          any((self) => leadsClientBase(self) || isDirector(self) || isAdmin(self)),
          sql<boolean>`g.created_by = any(${ids}::bigint[])`,
        ),
      ),
    client: (): RawBuilder<boolean> =>
      asSql(and(stands('k'), or(seesAllClients, underOrder(sql`o.client_id = k.id`)))),
    contract: (): RawBuilder<boolean> =>
      asSql(and(stands('t'), or(seesAllClients, underOrder(sql`o.contract_id = t.id`)))),
    /** Amount, payment status and commercial documents of the contract `t`. */
    contractMoney: (): RawBuilder<boolean> =>
      asSql(
        and(
          stands('t'),
          or(and(ownContract, not(heldOn)), underOrder(sql`o.contract_id = t.id`, commercial())),
        ),
      ),
    /** Its other documents. */
    contractDocuments: (): RawBuilder<boolean> =>
      asSql(and(stands('t'), or(ownContract, underOrder(sql`o.contract_id = t.id`)))),
    contractComments: (): RawBuilder<boolean> =>
      asSql(
        and(
          stands('t'),
          or(and(ownContract, not(heldOn)), underOrder(sql`o.contract_id = t.id`, managersComments())),
        ),
      ),
    clientComments: (): RawBuilder<boolean> =>
      asSql(and(stands('k'), or(seesAllClients, underOrder(sql`o.client_id = k.id`, managersComments())))),
    /** The call `l`: like what is said about its client; one's own also without that. */
    call: (): RawBuilder<boolean> =>
      seesAllClients
        ? sql<boolean>`true`
        : sql<boolean>`exists (select 1 from clients k where k.id = l.client_id and (${sql_.clientComments()} or (l.responsible_id = any(${ids}::bigint[]) and ${sql_.client()})))`,
    /**
     * The task `tk`: whoever gave it, is to do it, or leads somebody who is to; not whoever merely sees what it is about.
     */
    task: (): RawBuilder<boolean> =>
      asSql(
        or(
          any((self) => isDirector(self) || isAdmin(self)),
          sql<boolean>`(tk.author_id = any(${ids}::bigint[]) or tk.assignee_id = any(${ids}::bigint[])
            or exists (select 1 from task_people tp where tp.task_id = tk.id and tp.employee_id = any(${ids}::bigint[])) or ${sql_.taskOfDepartment()})`,
        ),
      ),
    /** Whether the task `tk` is somebody's whom the reader leads. */
    taskOfDepartment: (): RawBuilder<boolean> =>
      any((self) => self.heads.length > 0)
        ? sql<boolean>`tk.assignee_id in (select te.id from employees te join departments td on td.id = te.department_id
            join departments th on th.id = any(td.path) where th.head_id = any(${ids}::bigint[]))`
        : sql<boolean>`false`,
    /** The news `nw`: what is out for whom it is for; all of it for its author, director, administrator. */
    news: (): RawBuilder<boolean> =>
      asSql(
        or(
          any((self) => isDirector(self) || isAdmin(self)),
          sql<boolean>`(nw.author_id = any(${ids}::bigint[]) or (nw.state = 'published' and ${newsForDepartments(departmentKeys)}))`,
        ),
      ),
    /** Whether the news `nw` is for the reader by their own right: they are asked to acknowledge it. */
    newsAsks: (): RawBuilder<boolean> => newsForDepartments(actor.selves[0].departments),
    /** Whether the news `nw` is for the employee `e`. */
    newsFor: (): RawBuilder<boolean> => newsForEmployee,
    /** Whether the reader may know of the employee `e` how they stand to the news `nw`: its author, director, administrator, who leads them. */
    newsReader: (): RawBuilder<boolean> =>
      asSql(
        or(
          any((self) => isDirector(self) || isAdmin(self)),
          sql<boolean>`(nw.author_id = any(${ids}::bigint[]) or exists (select 1 from departments own join departments d on d.id = any(own.path)
            where own.id = e.department_id and d.head_id = any(${ids}::bigint[])))`,
        ),
      ),
    /** Whether the client `k` is the one that the task `tk` is about, also after a merge. */
    clientOfTask: (): RawBuilder<boolean> =>
      sql<boolean>`k.id = standing_client(tk.client_id) and ${sql_.client()}`,
    comment: (): RawBuilder<boolean> =>
      asSql(
        or(
          sql<boolean>`exists (select 1 from orders o where o.id = c.order_id and ${asSql(and(order(), commentSql(actor, defs)))})`,
          sql<boolean>`exists (select 1 from contracts t where t.id = c.contract_id and (${sql_.contractComments()} or (c.author_id = any(${ids}::bigint[]) and ${sql_.contract()})))`,
          sql<boolean>`exists (select 1 from clients k where k.id = c.client_id and (${sql_.clientComments()} or (c.author_id = any(${ids}::bigint[]) and ${sql_.client()})))`,
        ),
      ),
    document: (binned = false): RawBuilder<boolean> => {
      const isCommercial = sql<boolean>`f.kind = any(${[...commercialKinds]}::text[])`;
      const through = (money: boolean): Cond =>
        or(
          sql<boolean>`exists (select 1 from contracts t where t.id = f.contract_id and ${money ? sql_.contractMoney() : sql_.contractDocuments()})`,
          and(
            sql<boolean>`f.contract_id is null`,
            underOrder(sql`o.id = f.order_id`, money ? commercial() : true),
          ),
        );
      return asSql(
        and(
          binned ? sql<boolean>`f.binned_at > now() - interval '30 days'` : sql<boolean>`f.binned_at is null`,
          sql<boolean>`case when ${isCommercial} then ${asSql(through(true))} else ${asSql(through(false))} end`,
        ),
      );
    },
    /** Journal rows of what the reader sees. */
    journal: (): RawBuilder<boolean> =>
      asSql(
        or(
          sql<boolean>`(j.order_id is not null and ${underOrder(sql`o.id = j.order_id`, event())})`,
          sql<boolean>`(j.order_id is null and j.contract_id is not null and exists (select 1 from contracts t where t.id = j.contract_id and ${sql_.contract()}))`,
          sql<boolean>`(j.order_id is null and j.contract_id is null and j.client_id is not null and exists (select 1 from clients k where k.id = j.client_id and ${sql_.client()})
            and (not j.data ? 'callId' or exists (select 1 from calls l where l.id = (j.data ->> 'callId')::bigint and ${sql_.call()})))`,
          and(
            any(isAdmin),
            sql<boolean>`j.order_id is null and j.contract_id is null and j.client_id is null`,
          ),
        ),
      ),
    /** A notification stays while its record, and for a comment the comment, is seen. */
    notification: (): RawBuilder<boolean> => sql<boolean>`n.employee_id = ${actor.employeeId} and case
      when n.lost_record is not null then true
      when n.order_id is not null then ${underOrder(sql`o.id = n.order_id`)}
      when n.contract_id is not null then exists (select 1 from contracts t where t.id = n.contract_id and ${sql_.contract()})
      when n.import_id is not null or n.campaign_id is not null then true
      when n.certificate_id is not null then exists (select 1 from employee_certificates ct join employees e on e.id = ct.employee_id
        where ct.id = n.certificate_id and ct.removed_at is null and e.status <> 'dismissed' and ${sql_.certificateDetails()})
      when n.news_id is not null then exists (select 1 from news nw where nw.id = n.news_id and ${sql_.news()})
      when n.absence_request_id is not null then exists (select 1 from absence_requests aq join employees e on e.id = aq.employee_id
        where aq.id = n.absence_request_id and (${sql_.absenceRequest()} or ${sql_.substitutesIn()}))
      when n.task_id is not null then exists (select 1 from tasks tk where tk.id = n.task_id and ${sql_.task()})
      else exists (select 1 from clients k where k.id = n.client_id and ${sql_.client()}) end`,
    /** That letters leave at all is no secret, and in whose name stands on every one of them. */
    mailIsOn: (): RawBuilder<boolean> => sql<boolean>`(select enabled from mail_settings)`,
    mailSender: (): RawBuilder<string> => sql<string>`(select sender_address from mail_settings)`,
    /** Whether the notification `n` is put off: its time has not come. */
    postponed: (): RawBuilder<boolean> =>
      sql<boolean>`exists (select 1 from notification_postponements z where z.notification_id = n.id and z.until > now())`,
    /** Whether the reader does not follow the order `o`. */
    muted: (): RawBuilder<boolean> =>
      sql<boolean>`exists (select 1 from order_mutes u where u.order_id = o.id and u.employee_id = ${actor.employeeId})`,
  };

  return {
    person,
    actor,
    definitions,
    seesAllClients,
    sql: sql_,
    orders: () => db.selectFrom('orders as o').where(sql_.order()),
    clients: () => db.selectFrom('clients as k').where(sql_.client()),
    contacts: () =>
      db
        .selectFrom('contacts as p')
        .innerJoin('clients as k', 'k.id', 'p.client_id')
        .where(sql_.client())
        .where('p.archived_at', 'is', null),
    calls: () => db.selectFrom('calls as l').where(sql_.call()),
    news: () => db.selectFrom('news as nw').where(sql_.news()),
    tasks: () => db.selectFrom('tasks as tk').where(sql_.task()),
    /** Groups of clients are for those who see all clients. */
    segments: () =>
      db.selectFrom('segments as s').where(seesAllClients ? sql<boolean>`true` : sql<boolean>`false`),
    /** One's own letters to groups; those who lead the client base or the house see all. */
    campaigns: () => db.selectFrom('campaigns as g').where(sql_.campaign()),
    /** What came of each address: of a campaign the reader sees, and only of clients they see. */
    campaignLetters: () =>
      db
        .selectFrom('campaign_letters as m')
        .innerJoin('campaigns as g', 'g.id', 'm.campaign_id')
        .innerJoin('clients as k', 'k.id', 'm.client_id')
        .where(sql_.campaign())
        .where(sql_.client()),
    campaignLeftOut: () =>
      db
        .selectFrom('campaign_left_out as m')
        .innerJoin('campaigns as g', 'g.id', 'm.campaign_id')
        .innerJoin('clients as k', 'k.id', 'm.client_id')
        .where(sql_.campaign())
        .where(sql_.client()),
    /** Addresses nobody writes to are known to who works with all clients. */
    suppressions: () =>
      db.selectFrom('suppressions as z').where(seesAllClients ? sql<boolean>`true` : sql<boolean>`false`),
    contracts: () => db.selectFrom('contracts as t').where(sql_.contract()),
    comments: () => db.selectFrom('comments as c').where(sql_.comment()),
    documents: () => db.selectFrom('documents as f').where(sql_.document()),
    /** What whoever sees it could take out of the bin again. */
    binnedDocuments: () => db.selectFrom('documents as f').where(sql_.document(true)),
    journal: () => db.selectFrom('journal as j').where(sql_.journal()),
    notifications: () => db.selectFrom('notifications as n').where(sql_.notification()),
    /** The directory is open to every employee. */
    employees: () => db.selectFrom('employees as e'),
    /** In full; that there is one, for what and until when, is everybody's. */
    certificates: () =>
      db
        .selectFrom('employee_certificates as ct')
        .innerJoin('employees as e', 'e.id', 'ct.employee_id')
        .where('ct.removed_at', 'is', null)
        .where('e.status', '<>', 'dismissed')
        .where(sql_.certificateDetails()),
    photos: () =>
      db.selectFrom('employee_photos as ph').innerJoin('employees as e', 'e.id', 'ph.employee_id'),
    departments: () => db.selectFrom('departments as d'),
    groups: () => db.selectFrom('visibility_groups as g'),
    companyEvents: () =>
      db.selectFrom('company_events as w').where('w.cancelled_at', 'is', null).where(sql_.companyEvent()),
    companyFolders: () => db.selectFrom('company_folders as h').where(sql_.companyFolder()),
    companyDocuments: (binned = false) =>
      db
        .selectFrom('company_documents as q')
        .innerJoin('company_folders as h', 'h.id', 'q.folder_id')
        .innerJoin('company_document_versions as v', (join) =>
          join.onRef('v.document_id', '=', 'q.id').onRef('v.no', '=', 'q.version_no'),
        )
        .where(sql_.companyDocument(binned)),
    /** The production calendar is everybody's. */
    workYears: () => db.selectFrom('work_years as y'),
    absences: () => db.selectFrom('absences as a').where('a.cancelled_at', 'is', null),
    absenceRequests: () =>
      db
        .selectFrom('absence_requests as aq')
        .innerJoin('employees as e', 'e.id', 'aq.employee_id')
        .where(sql_.absenceRequest()),
    dictionary: () => db.selectFrom('dictionary_entries as x'),
    ownBulkChanges: () => db.selectFrom('bulk_changes as b').where('b.made_by', '=', actor.employeeId),
    /** Tables one read in; the administrator sees everybody's. */
    imports: () => db.selectFrom('imports as i').where(sql_.importOf()),
    importRows: () =>
      db
        .selectFrom('import_rows as r')
        .innerJoin('imports as i', 'i.id', 'r.import_id')
        .where(sql_.importOf()),
    ownViews: () => db.selectFrom('saved_views as v').where('v.employee_id', '=', actor.employeeId),
    ownDrafts: () => db.selectFrom('drafts as x').where('x.employee_id', '=', actor.employeeId),
    /** Files on their way are their sender's alone. */
    ownUploads: () => db.selectFrom('uploads as u').where('u.employee_id', '=', actor.employeeId),
    ownTokens: () => db.selectFrom('api_tokens as x').where('x.employee_id', '=', actor.employeeId),
    /** Templates are everybody's to make documents from; those put away are the administrator's. */
    documentTemplates: () =>
      db
        .selectFrom('document_templates as y')
        .where(any(isAdmin) ? sql<boolean>`true` : sql<boolean>`y.archived_at is null`),
    /** How our own company stands in documents is no secret to who makes them. */
    companyRequisites: () => db.selectFrom('company_requisites as q'),
    /** How mail leaves, and what lies in the outbox, is the administrator's. */
    mailSettings: () =>
      db.selectFrom('mail_settings as x').where(any(isAdmin) ? sql<boolean>`true` : sql<boolean>`false`),
    mailboxSettings: () =>
      db.selectFrom('mailbox_settings as x').where(any(isAdmin) ? sql<boolean>`true` : sql<boolean>`false`),
    letters: () =>
      db.selectFrom('letters as x').where(any(isAdmin) ? sql<boolean>`true` : sql<boolean>`false`),
    /** The company’s own row: its settings are everybody’s. */
    company: () => db.selectFrom('company as y'),
    ownCallSettings: () => db.selectFrom('call_settings as x').where('x.employee_id', '=', actor.employeeId),
    ownMailChoices: () =>
      db.selectFrom('notification_settings as x').where('x.employee_id', '=', actor.employeeId),
    ownCalendarFeed: () =>
      db
        .selectFrom('calendar_feeds as x')
        .where('x.employee_id', '=', actor.employeeId)
        .where('x.revoked_at', 'is', null),
    ownSessions: () =>
      db
        .selectFrom('auth_sessions as s')
        .innerJoin('employees as e', 'e.auth_user_id', 's.user_id')
        .where('e.id', '=', actor.employeeId),
    /** For queries that are one statement of their own; every table in them must stand under one of `sql`. */
    run: <T>(query: RawBuilder<T>) => query.execute(db).then(({ rows }) => rows),
  };
}

export type Reader = ReturnType<typeof readerFor<Person>>;

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
