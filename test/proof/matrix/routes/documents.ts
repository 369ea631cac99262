import { type Cell, equal, exactly, type Sentences, sentence } from '../cell.ts';
import type { DocumentFacts, Facts, Who } from '../facts.ts';
import { addToContract, mayEditContract } from '../oracle/clients.ts';
import { addDocument } from '../oracle/order-acts.ts';
import { readsNameOf, seesDocument, seesOrder } from '../oracle/sees.ts';
import { done, refused, silent, state, type Verdict } from '../verdict.ts';

/** Documents beyond their place: versions, names, moves, the bin. */
const each = (make: (document: DocumentFacts, facts: Facts) => Omit<Cell, 'on'>) =>
  sentence(({ facts }) =>
    facts.documents.map((document): Cell => ({ on: `document ${document.label}`, ...make(document, facts) })),
  );
const at = ({ id }: DocumentFacts, path: string): string => `/documents/${id}${path}`;

/** «add a document, a new version | whoever may edit the contract; accounting; expert and head of expertise …», in an order they see. */
function tends(who: Who, { order, contract, commercial }: DocumentFacts, facts: Facts): Verdict {
  if (order) return seesOrder(who, order) ? addDocument(who, order, commercial, facts) : refused;
  return contract ? addToContract(who, contract, commercial, facts) : refused;
}

export const documents: Sentences = {
  'documents.versions': each((document, facts) => ({
    path: at(document, '/versions'),
    sees: (who) => seesDocument(who, document, facts),
    verdict: () => done,
    parts: ({ body }) => equal('versions', body.items.length, 1),
  })),
  'documents.addVersion': each((document, facts) => ({
    path: at(document, '/versions?name=next.txt'),
    bytes: Buffer.from('next'),
    sees: (who) => seesDocument(who, document, facts),
    verdict: (who) => tends(who, document, facts),
  })),
  'documents.rename': each((document, facts) => ({
    path: at(document, '/name'),
    body: () => ({ name: 'Новое имя.txt' }),
    sees: (who) => seesDocument(who, document, facts),
    verdict: (who) => tends(who, document, facts),
  })),
  // what an order holds follows its order; where it hangs now is no move
  'documents.move': each((document, facts) => ({
    path: at(document, '/contract'),
    body: () => ({ contractId: document.contract?.id ?? 1 }),
    sees: (who) => seesDocument(who, document, facts),
    verdict: (who) => {
      const verdict = tends(who, document, facts);
      if (document.order)
        return verdict === refused || verdict === silent ? verdict : state('invalid', 'order_frozen');
      return document.contract && mayEditContract(who, document.contract, facts) ? verdict : refused;
    },
  })),
  'documents.binned': sentence(({ facts }) =>
    facts.orders.map(
      (order): Cell => ({
        on: `the bin of order ${order.label}`,
        path: `/document-bin?orderId=${order.id}`,
        verdict: () => done,
        parts: ({ body }, who) =>
          exactly(
            'in the bin',
            body.items.map(({ id }: { id: number }) => id),
            facts.documents
              .filter((it) => it.order === order && it.binned && readsNameOf(who, it, facts))
              .map(({ id }) => id),
          ),
      }),
    ),
  ),
  'documents.restore': each((document, facts) => ({
    path: at(document, '/bin'),
    sees: (who) => document.binned && readsNameOf(who, document, facts),
    verdict: (who) => tends(who, document, facts),
  })),
};
