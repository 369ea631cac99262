import type { Config } from '#server/config.ts';
import { connectDatabase } from '#server/db/connect.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { storageOf } from '#server/documents/public.ts';
import { openSecrets } from '#server/secrets.ts';
import { type Finding, verifyJournal } from './verify.ts';
import { type SignOffVerdict, verifySignOff } from './verify-sign-off.ts';

/**
 * `npm run verify-journal`: 0 when the journal is whole, 1 when it was changed behind its back, with each place.
 * `npm run verify-journal -- З-2026-0147 3-7K2QM-…`: the same, and whether the code of a sign-off sheet is of this journal.
 */
export async function verifyCommand(
  config: Config,
  [order, ...code]: readonly string[] = [],
): Promise<number> {
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
    const isConfirmed =
      order === undefined ||
      sayVerdict(await verifySignOff(db, secrets.appSecret.reveal(), order, code.join(' ')));
    return findings.length === 0 && isConfirmed ? 0 : 1;
  } finally {
    await db.destroy();
    if (database.embedded?.attached) database.embedded.detach();
    else await database.close();
  }
}

function sayVerdict(verdict: SignOffVerdict): boolean {
  if (!verdict.confirmed) {
    console.log(refusals[verdict.because]);
    return false;
  }
  const { number, standing, actsSince } = verdict;
  console.log(`Код подтверждён, заказ ${number}. The code is confirmed, order ${number}.`);
  for (const { step, stamp, asDirector } of standing)
    console.log(
      `  ${step}: ${stamp.name}, ${stamp.position}${stamp.standingFor ? ` за / for ${stamp.standingFor.name}` : ''}${asDirector ? ' (директор / director)' : ''}, ${stamp.at}`,
    );
  if (actsSince > 0)
    console.log(
      `  С тех пор подписей дано или снято: ${actsSince}. Signed or withdrawn since then: ${actsSince}.`,
    );
  return true;
}

const refusals: Record<Extract<SignOffVerdict, { confirmed: false }>['because'], string> = {
  no_such_order: 'Заказа с таким номером нет. There is no order of this number.',
  no_code: 'Это не код листа согласования. This is no code of a sign-off sheet.',
  code_differs:
    'Код НЕ подтверждён: лист не таков, как в журнале. NOT confirmed: the sheet is not as the journal tells.',
};

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
