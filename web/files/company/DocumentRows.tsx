import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconClock, IconDownload, IconFileText } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Badge } from '#web/ui/Badge.tsx';
import { MomentText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { tell } from '#web/ui/undo.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import { useOpenDocument } from '../useOpenDocument.ts';
import { useShownDocument } from '../useShownDocument.ts';
import classes from './company.module.css';
import { COMPANY, type CompanyDocument, companyActs, type Folder } from './company.queries.ts';
import { KeeperMenu, type Keeping } from './KeeperMenu.tsx';
import { KeepingDialog } from './KeepingDialog.tsx';

const PreviewDialog = lazy(() => import('../preview/PreviewDialog.tsx'));

interface DocumentRowsProps {
  documents: CompanyDocument[];
  folders: Folder[];
  keeps: boolean;
  /** They lie in several. */
  showFolder?: boolean;
}

export function DocumentRows({ documents, folders, keeps, showFolder = false }: DocumentRowsProps) {
  const { t } = useTranslation('company');
  const open = useOpenDocument();
  const [keeping, setKeeping] = useState<{ document: CompanyDocument; what: Keeping } | null>(null);
  return (
    <>
      <ul className={classes.rows} aria-label={t('list.label')}>
        {documents.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            href={open.hrefOf(document.id)}
            keeps={keeps}
            showFolder={showFolder}
            onKeep={(what) => setKeeping({ document, what })}
          />
        ))}
      </ul>
      {open.id !== undefined && (
        <Suspense>
          <PreviewDialog documents={documents} openId={open.id} onOpen={open.open} onClose={open.close} />
        </Suspense>
      )}
      {keeping && <KeepingDialog {...keeping} folders={folders} onClose={() => setKeeping(null)} />}
    </>
  );
}

interface DocumentRowProps {
  document: CompanyDocument;
  href: string;
  keeps: boolean;
  showFolder: boolean;
  onKeep: (what: Keeping) => void;
}

function DocumentRow({ document, href, keeps, showFolder, onKeep }: DocumentRowProps) {
  const { t: files } = useTranslation('files');
  const size = useFileSize();
  const { name, addedBy, addedAt, versionNo, url, folder } = document;
  const { row, isShown } = useShownDocument(document.id);
  return (
    <li ref={row} className={classes.row} data-shown={isShown || undefined}>
      <IconFileText className={classes.folderIcon} size={18} stroke={1.5} aria-hidden />
      <div className={classes.main}>
        <a
          className={classes.rowName}
          href={href}
          data-document={document.id}
          title={files('list.show', { name })}
        >
          {name}
        </a>
        <div className={classes.about}>
          {showFolder && <span>{folder.name}</span>}
          <span className="nowrap">{size(document.size)}</span>
          <span className="nowrap">
            <Person person={addedBy} />, <MomentText at={addedAt} />
          </span>
          {versionNo > 1 && (
            <button type="button" className={classes.link} onClick={() => onKeep('versions')}>
              {files('tend.versionNo', { n: versionNo })}
            </button>
          )}
        </div>
        <Acknowledgement document={document} onPeople={() => onKeep('people')} />
      </div>
      <ActionIcon
        component="a"
        href={url}
        download={name}
        variant="subtle"
        color="gray"
        className="noPrint"
        aria-label={files('list.download', { name })}
        title={files('list.download', { name })}
      >
        <IconDownload size={18} stroke={1.5} />
      </ActionIcon>
      {keeps && <KeeperMenu document={document} onChoose={onKeep} />}
    </li>
  );
}

/** What is asked, what the reader has said, and how many have, for its keeper. */
function Acknowledgement({ document, onPeople }: { document: CompanyDocument; onPeople: () => void }) {
  const { t } = useTranslation('company');
  const format = useFormat();
  const { acknowledgement: asked } = document;
  if (!asked) return null;
  const isLate = asked.by !== null && asked.by < format.today();
  return (
    <div className={classes.asked}>
      {asked.mine === 'done' ? (
        <Badge tone="ok" shape={<IconCheck size={14} stroke={1.5} aria-hidden />}>
          {asked.at ? t('ack.done', { date: format.date(format.plainDay(asked.at)) }) : t('ack.required')}
        </Badge>
      ) : (
        <Badge
          tone={asked.mine === 'notAsked' ? 'neutral' : isLate ? 'danger' : 'warn'}
          shape={<IconClock size={14} stroke={1.5} aria-hidden />}
        >
          {asked.by ? t('ack.requiredBy', { date: format.date(asked.by) }) : t('ack.required')}
        </Badge>
      )}
      {asked.mine === 'waiting' && <AcknowledgeButton document={document} />}
      {asked.of && (
        <button type="button" className={classes.link} onClick={onPeople}>
          {t('ack.of', { done: asked.of.acknowledged, total: asked.of.asked })}
        </button>
      )}
    </div>
  );
}

function AcknowledgeButton({ document: { id, name, versionNo } }: { document: CompanyDocument }) {
  const { t } = useTranslation('company');
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  async function say() {
    setBusy(true);
    try {
      await companyActs.acknowledge(id, versionNo);
      tell(t('ack.said', { name }));
    } catch (cause) {
      tellProblem(cause);
    }
    await queries.invalidateQueries({ queryKey: [COMPANY] });
    setBusy(false);
  }
  return (
    <Button size="xs" loading={busy} aria-label={t('ack.sayOf', { name })} onClick={() => void say()}>
      {t('ack.say')}
    </Button>
  );
}
