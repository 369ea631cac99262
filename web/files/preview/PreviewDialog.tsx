import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Preview.module.css';
import { PreviewHead } from './PreviewHead.tsx';
import { Stage } from './Stage.tsx';
import { Trouble } from './Trouble.tsx';
import type { Previewed, Tools } from './tools.ts';
import { useArrows } from './useArrows.ts';

interface PreviewDialogProps {
  documents: Previewed[];
  /** The one that is open; it may be none of the list, or not seen. */
  openId: number;
  onOpen: (id: number) => void;
  onClose: () => void;
}

/** A document over the page it was opened from, and its neighbours by the arrows. */
export default function PreviewDialog({ documents, openId, onOpen, onClose }: PreviewDialogProps) {
  const { t } = useTranslation('files');
  const [tools, setTools] = useState<Tools>({});
  const stage = useRef<HTMLElement>(null);
  const at = documents.findIndex(({ id }) => id === openId);
  const document = documents[at];
  const sentTo = useRef(openId);
  useEffect(() => {
    sentTo.current = openId;
    // its tools are gone, and the focus with them
    if (window.document.activeElement === window.document.body) stage.current?.focus();
  }, [openId]);

  function step(by: 1 | -1) {
    // pressed again before the page has followed: on from where it was sent
    const from = documents.findIndex(({ id }) => id === sentTo.current);
    const next = documents[from + by];
    if (from < 0 || !next) return;
    sentTo.current = next.id;
    stage.current?.scrollTo(0, 0);
    onOpen(next.id);
  }
  useArrows(stage, step);

  return (
    <Modal.Root
      opened
      fullScreen
      onClose={onClose}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      padding={0}
      classNames={{ inner: classes.inner }}
    >
      <Modal.Content
        aria-label={document?.name ?? t('preview.trouble.missing.title')}
        className={classes.dialog}
      >
        <Modal.Body className={classes.body}>
          <PreviewHead
            document={document}
            tools={tools}
            place={{ at: at + 1, total: documents.length }}
            onStep={step}
            onClose={onClose}
          />
          {/* What scrolls has to be reached by keyboard. */}
          <section
            ref={stage}
            className={classes.stage}
            tabIndex={0}
            aria-label={t('preview.shown')}
            data-autofocus
          >
            {document ? (
              <Stage key={document.id} document={document} stage={stage} onTools={setTools} />
            ) : (
              <Trouble reason="missing" />
            )}
          </section>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
