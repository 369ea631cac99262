import { sql } from 'kysely';
import type { ContractSubject, DocumentKind, OrderSubject } from '#domain/policy/actions.ts';
import type { Stamp } from '#domain/process/order.ts';
import type { FullName } from '#domain/values/fullName.ts';
import type { Phone } from '#domain/values/phone.ts';
import {
  asOrderSubject,
  asSubject,
  type ContractFacts,
  contractFactsJson,
  type OrderFactsRow,
  orderFactsJson,
} from '#server/contracts/public.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type TemplateRow = {
  id: number;
  defaultKey: string | null;
  name: string;
  kind: DocumentKind;
  subject: string;
  fields: string[];
  fileName: string | null;
  /** Hex; null: the bundled file. */
  sha256: string | null;
  version: number;
  archived: boolean;
  changedBy: PersonRow | null;
  changedAt: string | null;
};

const columns = [
  'y.id',
  'y.default_key as defaultKey',
  'y.name',
  sql<DocumentKind>`y.kind`.as('kind'),
  'y.subject',
  'y.fields',
  'y.file_name as fileName',
  sql<string | null>`encode(y.sha256, 'hex')`.as('sha256'),
  'y.version',
  sql<boolean>`y.archived_at is not null`.as('archived'),
  personJson(sql`y.changed_by`).as('changedBy'),
  'y.changed_at as changedAt',
] as const;

export const listTemplates = (reader: Reader): Promise<TemplateRow[]> =>
  reader.documentTemplates().select(columns).orderBy('y.name').orderBy('y.id').limit(500).execute();

export async function oneTemplate(reader: Reader, id: number, held = false): Promise<TemplateRow> {
  const query = reader.documentTemplates().where('y.id', '=', id).select(columns);
  const row = await (held ? query.forUpdate('y') : query).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export type Place = { contract: number } | { order: number };
type Signatory = {
  lastName: string | null;
  firstName: string | null;
  middleName: string | null;
  position: string | null;
};
export type Requisites = {
  [K in
    | 'name'
    | 'inn'
    | 'kpp'
    | 'ogrn'
    | 'address'
    | 'phone'
    | 'email'
    | 'bank'
    | 'bik'
    | 'account'
    | 'corrAccount'
    | 'position'
    | 'lastName'
    | 'firstName'
    | 'middleName'
    | 'inPerson'
    | 'basis']: string;
};
export type Follows = { id: number; name: string; versionNo: number };

type Read = {
  template: TemplateRow | null;
  requisites: Requisites;
  contract: { number: string; signedOn: string | null; seesMoney: boolean; amount: string | null } | null;
  contractFacts: ContractFacts | null;
  order: {
    number: string;
    title: string;
    manager: FullName;
    expert: FullName | null;
    facts: OrderFactsRow;
    texts: Record<string, unknown> | null;
    resolutions: { step: string; stamp: Stamp }[];
  } | null;
  client: {
    name: string;
    inn: string | null;
    kpp: string | null;
    address: string | null;
    phones: Phone[];
    emails: string[];
    contact: Signatory | null;
  };
  follows: Follows | null;
};
export type Subject = Omit<Read, 'template' | 'contractFacts' | 'order'> & {
  template: TemplateRow;
  contractSubject: ContractSubject | null;
  order: (NonNullable<Read['order']> & { subject: OrderSubject }) | null;
};

/** All that a document is made from, in one statement, as far as this reader sees it; an invisible place is not found. */
export async function readSubject(reader: Reader, templateId: number, place: Place): Promise<Subject> {
  const here =
    'order' in place
      ? sql`select o.id as order_id, o.contract_id, o.client_id from orders o where o.id = ${place.order} and ${reader.sql.order()}`
      : sql`select null::bigint as order_id, t.id as contract_id, t.client_id from contracts t where t.id = ${place.contract} and ${reader.sql.contract()}`;
  const [row] = await reader.run(sql<Read>`
    select ${templateJson(templateId)} as template, ${requisitesJson} as requisites, ${contractJson(reader)} as contract,
      (select ${contractFactsJson(reader)} from contracts t where t.id = p.contract_id) as "contractFacts",
      ${orderJson} as "order", ${clientJson} as client, ${followsJson(reader, templateId)} as follows
    from (${here}) p`);
  if (!row?.template) throw notFound();
  const { template, contractFacts, order, ...rest } = row;
  return {
    ...rest,
    template,
    contractSubject: contractFacts && asSubject(reader, contractFacts),
    order: order && { ...order, subject: asOrderSubject(reader, order.facts) },
  };
}

const templateJson = (
  id: number,
) => sql`(select json_build_object('id', y.id, 'defaultKey', y.default_key, 'name', y.name, 'kind', y.kind,
  'subject', y.subject, 'fields', y.fields, 'fileName', y.file_name, 'sha256', encode(y.sha256, 'hex'), 'version', y.version)
  from document_templates y where y.id = ${id} and y.archived_at is null)`;

const requisitesJson = sql`(select json_build_object('name', coalesce(nullif(q.name, ''), (select y.name from company y)), 'inn', q.inn, 'kpp', q.kpp,
  'ogrn', q.ogrn, 'address', q.address, 'phone', q.phone, 'email', q.email, 'bank', q.bank, 'bik', q.bik, 'account', q.account,
  'corrAccount', q.corr_account, 'position', q.position, 'lastName', q.last_name, 'firstName', q.first_name, 'middleName', q.middle_name,
  'inPerson', q.in_person, 'basis', q.basis) from company_requisites q)`;

/** Its number and date are open to who sees it; the amount only under the rule of money. */
const contractJson = (
  reader: Reader,
) => sql`(select json_build_object('number', t.number, 'signedOn', t.signed_on, 'seesMoney', ${reader.sql.contractMoney()},
  'amount', case when ${reader.sql.contractMoney()} then t.amount::text end) from contracts t where t.id = p.contract_id)`;

const orderJson = sql`(select json_build_object('number', o.number, 'title', o.title, 'manager', ${personJson(sql`o.manager_id`)},
  'expert', ${personJson(sql`o.expert_id`)}, 'facts', ${orderFactsJson},
  'texts', (select json_object_agg(v.key, v.value) from order_fields v where v.order_id = o.id),
  'resolutions', coalesce((select json_agg(json_build_object('step', z.step_key, 'stamp', z.stamp) order by z.step_seq)
    from resolutions z where z.order_id = o.id and z.withdrawn_stamp is null), '[]'::json)) from orders o where o.id = p.order_id)`;

/** Who decides signs; of several, the main one. */
const clientJson = sql`(select json_build_object('name', k.name, 'inn', k.inn, 'kpp', k.kpp, 'address', k.address, 'phones', k.phones, 'emails', k.emails,
  'contact', (select json_build_object('lastName', c.last_name, 'firstName', c.first_name, 'middleName', c.middle_name, 'position', c.position)
    from contacts c where c.client_id = k.id and c.archived_at is null and c.last_name is not null and (c.decides or c.is_main)
    order by c.decides desc, c.is_main desc, c.id limit 1)) from clients k where k.id = p.client_id)`;

const followsJson = (
  reader: Reader,
  templateId: number,
) => sql`(select json_build_object('id', f.id, 'name', f.name, 'versionNo', f.version_no)
  from documents f where (case when p.order_id is null then f.contract_id = p.contract_id and f.order_id is null else f.order_id = p.order_id end)
    and ${reader.sql.document()}
    and exists (select 1 from documents w where w.family_id = f.family_id and w.template_id = ${templateId})
  order by f.id desc limit 1)`;

/** The document that the next one made of this template in this place will follow, as it stands now. */
export async function followedBy(reader: Reader, templateId: number, place: Place): Promise<number | null> {
  const here =
    'order' in place
      ? sql<boolean>`f.order_id = ${place.order}`
      : sql<boolean>`f.contract_id = ${place.contract} and f.order_id is null`;
  const row = await reader
    .documents()
    .where(here)
    .where(
      sql<boolean>`exists (select 1 from documents w where w.family_id = f.family_id and w.template_id = ${templateId})`,
    )
    .select('f.id')
    .orderBy('f.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
