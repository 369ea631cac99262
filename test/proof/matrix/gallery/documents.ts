import { readInside } from '#test/texts.ts';
import type { DocumentFacts } from '../facts.ts';
import { readsNameOf } from '../oracle/sees.ts';
import type { Person } from '../people.ts';
import { inLanes } from './lanes.ts';
import { good, type Mutable, type OrderNotes, type Workshop } from './walk.ts';

/** Files of both sorts on some orders, on contracts without orders, one in the bin. */
export async function dropDocuments(shop: Workshop): Promise<void> {
  const { cast, facts } = shop;
  const chosen = facts.orders.filter(
    ({ label, archived }) =>
      !archived &&
      /^(at (prospect|terms|payment|examination|approval|archive)|without|examined|first|second|expert|taken|led|other|region)/.test(
        label,
      ),
  );
  const dropOn = async (order: OrderNotes) => {
    const { manager } = order.people;
    await drop(shop, order, manager, 'invoice');
    await drop(shop, order, manager, 'other');
    // who examines an order adds nothing commercial to it
    if (order.everConfirmed && order.people.expert !== 'accountant')
      await drop(shop, order, 'accountant', 'act');
    if (order.expertId !== null) await drop(shop, order, order.people.expert, 'conclusion');
  };
  await inLanes((chosen as OrderNotes[]).map((order) => () => dropOn(order)));
  const binned = await drop(shop, chosen[0] as OrderNotes, 'manager', 'other');
  await good(cast.as('headOfSales').put(`/documents/${binned.id}/bin`, { reason: 'загружен по ошибке' }));
  binned.binned = true;
}

const commercial = ['contract', 'addendum', 'invoice', 'act'];

export async function drop(
  shop: Workshop,
  order: OrderNotes,
  by: Person,
  kind: string,
): Promise<Mutable<DocumentFacts>> {
  const { stage, cast, tokens, facts } = shop;
  const label = `${kind} of ${by} on ${order.label}`;
  const token = tokens.word({ of: label, may: (who, all) => readsNameOf(who, document, all) });
  const made = await good(
    cast
      .as(by)
      .upload(
        `/orders/${order.id}/documents?name=${encodeURIComponent(`${token}.txt`)}&kind=${kind}`,
        Buffer.from(token),
      ),
  );
  await readInside(stage.ownerDb, Buffer.from(token));
  const document: Mutable<DocumentFacts> = {
    label,
    id: made.id,
    token,
    commercial: commercial.includes(kind),
    contract: order.contract,
    order,
    addedBy: cast.ids[by],
    covered: false,
    binned: false,
  };
  facts.documents.push(document);
  return document;
}
