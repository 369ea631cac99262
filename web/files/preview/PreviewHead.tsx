import { IconChevronLeft, IconChevronRight, IconDownload, IconSignature, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#web/ui/Badge.tsx';
import { MomentText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import { isKind } from '../kinds.ts';
import classes from './Preview.module.css';
import { Tool, ToolBar } from './ToolBar.tsx';
import type { Previewed, Tools } from './tools.ts';

interface PreviewHeadProps {
  document: Previewed | undefined;
  tools: Tools;
  place: { at: number; total: number };
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}

export function PreviewHead({ document, tools, place, onStep, onClose }: PreviewHeadProps) {
  const { t } = useTranslation('files');
  const { t: common } = useTranslation('common');
  return (
    <header className={classes.head}>
      {document ? <About document={document} /> : <div className={classes.about} />}
      <div className={classes.bar}>
        <ToolBar tools={tools} />
        {document && place.total > 1 && (
          <div className={classes.group}>
            <Tool label={t('preview.previous')} onClick={() => onStep(-1)} isOff={place.at <= 1}>
              <IconChevronLeft size={18} stroke={1.5} />
            </Tool>
            <span className={classes.count} role="status">
              <span className={classes.word}>{t('preview.document')} </span>
              {t('preview.place', place)}
            </span>
            <Tool label={t('preview.next')} onClick={() => onStep(1)} isOff={place.at >= place.total}>
              <IconChevronRight size={18} stroke={1.5} />
            </Tool>
          </div>
        )}
      </div>
      <div className={classes.close}>
        {document && (
          <Tool
            label={t('list.download', { name: document.name })}
            href={document.url}
            download={document.name}
          >
            <IconDownload size={18} stroke={1.5} />
          </Tool>
        )}
        <Tool label={common('action.close')} onClick={onClose}>
          <IconX size={20} stroke={1.5} />
        </Tool>
      </div>
    </header>
  );
}

function About({ document }: { document: Previewed }) {
  const { t } = useTranslation('files');
  const size = useFileSize();
  const { name, kind, covered, addedBy, addedAt } = document;
  return (
    <div className={classes.about}>
      <h2 className={classes.title} title={name}>
        {name}
      </h2>
      <div className={classes.meta}>
        {kind !== undefined && <span>{isKind(kind) ? t(`kind.${kind}`) : kind}</span>}
        <span className="nowrap">{size(document.size)}</span>
        <span>
          <Person person={addedBy} />, <MomentText at={addedAt} />
        </span>
        {covered && (
          <span title={t('list.coveredWhy')}>
            <Badge tone="ok" shape={<IconSignature size={14} stroke={1.5} aria-hidden />}>
              {t('list.covered')}
            </Badge>
          </span>
        )}
      </div>
    </div>
  );
}
