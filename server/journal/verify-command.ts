import type { Config } from '#server/config.ts';
import { connectDatabase } from '#server/db/connect.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { storageOf } from '#server/documents/public.ts';
import { openSecrets } from '#server/secrets.ts';
import { type Finding, verifyJournal } from './verify.ts';

/** `npm run verify-journal`: 0 when the journal is whole, 1 when it was changed behind its back, with each place. */
export async function verifyCommand(config: Config): Promise<number> {
  const secrets = openSecrets(config.dataDir);
  const database = await connectDatabase({ config, secrets });
  const db = makeDb(makePool(database.urls.owner, { max: 1 }));
  try {
    const { rows, sealed, findings } = await verifyJournal(
      db,
      secrets.journalKey.reveal(),
      config.dataDir,
      await storageOf(config),
    );
    console.log(`Журнал: записей ${rows}, запечатано ${sealed}. Journal: ${rows} rows, ${sealed} sealed.`);
    for (const finding of findings) console.log(`  ${inWords(finding)}`);
    console.log(
      findings.length === 0
        ? 'Журнал цел. The journal is whole.'
        : `Найдено изменений: ${findings.length}. Changes found: ${findings.length}.`,
    );
    return findings.length === 0 ? 0 : 1;
  } finally {
    await db.destroy();
    if (database.embedded?.attached) database.embedded.detach();
    else await database.close();
  }
}

const sentences: Record<Finding['what'], string> = {
  row_changed: 'запись изменена / row changed',
  row_missing: 'запись удалена / row removed',
  row_unsealed: 'запись вне цепочки / row outside the chain',
  chain_gap: 'разрыв цепочки / gap in the chain',
  signature_differs: 'подпись не совпадает с журналом / signature differs from the journal',
  signature_missing: 'подписи из журнала нет в базе / a journaled signature is gone',
  checkpoint_differs: 'контрольная точка не совпадает / checkpoint differs',
  order_differs: 'заказ не таков, как в журнале / an order is not as the journal tells',
  document_differs: 'документ не таков, как в журнале / a document is not as the journal tells',
  file_differs: 'файл изменён или пропал / a file is changed or gone',
  company_file_differs:
    'файл документа компании изменён или пропал / a file of the company is changed or gone',
  contract_differs: 'договор не таков, как в журнале / a contract is not as the journal tells',
  tail_cut: 'хвост цепочки отрезан / the tail of the chain is cut',
};

function inWords({ what, ...place }: Finding): string {
  const words = Object.entries(place).map(([name, value]) => `${placeNames[name] ?? name} ${value}`);
  return `${sentences[what]}: ${words.join(', ')}`;
}

const placeNames: Record<string, string> = {
  journalId: 'journal',
  orderId: 'order',
  documentId: 'document',
  companyDocumentId: 'company document',
  contractId: 'contract',
};
