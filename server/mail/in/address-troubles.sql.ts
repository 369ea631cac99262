import { type RawBuilder, sql } from 'kysely';
import type { BounceReason, TroubleKind } from '#domain/mail/bounce.ts';
import { isoJson } from '#server/db/json.ts';

export type AddressTroubleRow = {
  email: string;
  kind: TroubleKind;
  reason: BounceReason;
  status: string;
  answer: string | null;
  at: string;
};

/**
 * What is known against these addresses (an array of text), under the spelling given. It opens nothing by itself: the addresses must stand
 * under a reader's own condition.
 */
export const troublesJson = (emails: RawBuilder<unknown>): RawBuilder<AddressTroubleRow[]> =>
  sql<
    AddressTroubleRow[]
  >`(select coalesce(json_agg(json_build_object('email', m.email, 'kind', z.kind, 'reason', z.reason, 'status', z.status, 'answer', z.answer,
    'at', ${isoJson(sql`z.at`)}) order by m.n), '[]'::json) from unnest(${emails}) with ordinality m (email, n)
    join address_troubles z on z.address = lower(m.email) and z.cleared_at is null)`;

/** Whether nothing is to be sent to this address: it takes no letters, and nobody has looked at it since. */
export const undeliverable = (email: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from address_troubles z where z.address = lower(${email}) and z.kind = 'permanent' and z.cleared_at is null)`;
