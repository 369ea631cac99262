import { Button, SegmentedControl } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { tell } from '#web/ui/undo.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import { ChooseContact } from './ChooseContact.tsx';
import classes from './letter.module.css';
import { type CampaignFile, pictureQuery, previewQuery, sendTest } from './letter.queries.ts';
import { asFrame, dressed, type Look } from './letterFrame.ts';

interface PreviewProps {
  campaignId: number;
  files: readonly CampaignFile[];
  /** What is typed is saved before it is sent. */
  onTest: () => Promise<void>;
}

/** The letter as a real client gets it: on a wide and a narrow screen, by day and by night. */
export function Preview({ campaignId, files, onTest }: PreviewProps) {
  const { t } = useTranslation('campaigns');
  const size = useFileSize();
  const [contactId, setContactId] = useState<number | undefined>();
  const [width, setWidth] = useState<'wide' | 'narrow'>('wide');
  const [look, setLook] = useState<Look>('light');
  const preview = useQuery(previewQuery(campaignId, contactId));
  const { data } = preview;

  return (
    <div className={classes.preview}>
      <Section title={t('letter.preview')}>
        <div className={classes.fields}>
          <ChooseContact
            shown={data?.contact && data.client ? `${data.contact.name}, ${data.client.name}` : null}
            onChoose={setContactId}
          />
          <div className={classes.bar}>
            <SegmentedControl
              size="xs"
              aria-label={t('letter.width')}
              value={width}
              onChange={(value) => setWidth(value as 'wide' | 'narrow')}
              data={[
                { value: 'wide', label: t('letter.wide') },
                { value: 'narrow', label: t('letter.narrow') },
              ]}
            />
            <SegmentedControl
              size="xs"
              aria-label={t('letter.look')}
              value={look}
              onChange={(value) => setLook(value as Look)}
              data={[
                { value: 'light', label: t('letter.light') },
                { value: 'dark', label: t('letter.dark') },
              ]}
            />
          </div>
          {preview.isError ? (
            <ErrorState {...failureOf(preview.error)} onRetry={() => void preview.refetch()} />
          ) : (
            data && (
              <>
                <dl className={classes.head}>
                  <dt>{t('letter.from')}</dt>
                  <dd>{data.from}</dd>
                  <dt>{t('letter.subject')}</dt>
                  <dd>{data.subject || t('letter.noSubject')}</dd>
                  <dt>{t('letter.size')}</dt>
                  <dd>{size(data.size)}</dd>
                </dl>
                <Frame
                  campaignId={campaignId}
                  files={files}
                  html={data.html}
                  look={look}
                  narrow={width === 'narrow'}
                />
              </>
            )
          )}
          <TestButton campaignId={campaignId} contactId={contactId} onTest={onTest} />
        </div>
      </Section>
    </div>
  );
}

interface FrameProps {
  campaignId: number;
  files: readonly CampaignFile[];
  html: string;
  look: Look;
  narrow: boolean;
}

function Frame({ campaignId, files, html, look, narrow }: FrameProps) {
  const { t } = useTranslation('campaigns');
  const frame = useRef<HTMLIFrameElement>(null);
  const images = files.filter(({ kind }) => kind === 'image');
  const pictures = useQueries({ queries: images.map((file) => pictureQuery(campaignId, file)) });
  const shown = new Map(
    images.flatMap(({ id }, at): [number, string][] => {
      const data = pictures[at]?.data;
      return data ? [[id, data]] : [];
    }),
  );
  const page = dressed(html, shown, look);
  useEffect(() => {
    if (frame.current) frame.current.srcdoc = asFrame(page);
  }, [page]);
  return (
    <iframe
      ref={frame}
      className={classes.frame}
      data-narrow={narrow || undefined}
      data-look={look}
      title={t('letter.preview')}
      sandbox=""
    />
  );
}

function TestButton({
  campaignId,
  contactId,
  onTest,
}: Pick<PreviewProps, 'campaignId' | 'onTest'> & { contactId: number | undefined }) {
  const { t } = useTranslation('campaigns');
  const [busy, setBusy] = useState(false);
  async function send() {
    setBusy(true);
    try {
      await onTest();
      const { to, trouble } = await sendTest(campaignId, contactId);
      if (trouble === null) tell(t('letter.testSent', { to }));
      else tell(t('letter.testFailed', { trouble }), 'danger');
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button variant="default" loading={busy} onClick={() => void send()}>
      {t('letter.test')}
    </Button>
  );
}
