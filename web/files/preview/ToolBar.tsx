import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowAutofitWidth, IconPrinter, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './Preview.module.css';
import { canZoom, type Tools, zoomed } from './tools.ts';

/** What can be done with what is drawn; nothing that cannot be done is there. */
export function ToolBar({ tools: { zoom, page, print } }: { tools: Tools }) {
  const { t } = useTranslation('files');
  const format = useFormat();
  const [isPrinting, setPrinting] = useState(false);
  const shown = (zoom?.percent ?? 100) / 100;
  return (
    <>
      {page && (
        <span className={classes.count} role="status">
          <span className={classes.word}>{t('preview.page')} </span>
          <span className={classes.short}>{t('preview.pageShort')} </span>
          {t('preview.place', page)}
        </span>
      )}
      {zoom && (
        <div className={classes.group}>
          <Tool
            label={t('preview.zoomOut')}
            onClick={() => zoom.set(zoomed(shown, -1))}
            isOff={!canZoom(shown, -1)}
          >
            <IconZoomOut size={18} stroke={1.5} />
          </Tool>
          <span className={classes.percent}>
            {t('preview.percent', { n: format.number(Math.round(zoom.percent)) })}
          </span>
          <Tool
            label={t('preview.zoomIn')}
            onClick={() => zoom.set(zoomed(shown, 1))}
            isOff={!canZoom(shown, 1)}
          >
            <IconZoomIn size={18} stroke={1.5} />
          </Tool>
          <Tool label={t('preview.fit')} onClick={() => zoom.set(null)} isOff={zoom.isFit}>
            <IconArrowAutofitWidth size={18} stroke={1.5} />
          </Tool>
        </div>
      )}
      {print && (
        <Tool
          label={t('preview.print')}
          isBusy={isPrinting}
          onClick={() => {
            setPrinting(true);
            void print().finally(() => setPrinting(false));
          }}
        >
          <IconPrinter size={18} stroke={1.5} />
        </Tool>
      )}
    </>
  );
}

interface ToolProps {
  label: string;
  children: ReactNode;
  onClick?: () => void;
  href?: string;
  download?: string;
  /** At its end: it stays where it is, so that focus does, and says that it does nothing. */
  isOff?: boolean;
  isBusy?: boolean;
}

export function Tool({ label, children, onClick, href, download, isOff = false, isBusy = false }: ToolProps) {
  const looks = { variant: 'subtle', color: 'gray', size: 'lg', 'aria-label': label } as const;
  return (
    <Tooltip label={label}>
      {href ? (
        <ActionIcon {...looks} component="a" href={href} download={download}>
          {children}
        </ActionIcon>
      ) : (
        <ActionIcon
          {...looks}
          loading={isBusy}
          aria-disabled={isOff || undefined}
          data-off={isOff || undefined}
          className={classes.tool}
          onClick={isOff ? undefined : onClick}
        >
          {children}
        </ActionIcon>
      )}
    </Tooltip>
  );
}
