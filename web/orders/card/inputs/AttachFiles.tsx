import { Button, Group } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isKind, sendFile } from '#web/files/public.ts';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { type Upload, UploadList } from '#web/ui/UploadList.tsx';
import { useOrderHere } from '../OrderContext.ts';
import type { RequirementProps } from './RequirementInput.tsx';

/** Files of the kind a requirement asks for, straight from its place; the documents panel lists them. */
export function AttachFiles({ requirement }: RequirementProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { order } = useOrderHere();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const kind = requirement.documentKind ?? '';
  const change = (id: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));

  async function send(file: File) {
    if (!isKind(kind)) return;
    const id = crypto.randomUUID();
    setUploads((all) => [...all, { id, name: file.name, bytes: file.size, state: 'uploading', percent: 0 }]);
    try {
      await sendFile({
        url: `/api/orders/${order.id}/documents`,
        file,
        kind,
        key: id,
        signal: new AbortController().signal,
        onProgress: (sent) => change(id, { percent: Math.round((sent / Math.max(1, file.size)) * 100) }),
      });
      setUploads((all) => all.filter((one) => one.id !== id));
      await queries.invalidateQueries({ queryKey: ['orders', order.id] });
    } catch (cause) {
      change(id, { state: 'failed', problem: failureOf(cause).why });
    }
  }

  const some = requirement.files ?? 0;
  return (
    <div>
      <Group gap={8}>
        {requirement.fill.allowed && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPaperclip size={14} stroke={1.5} />}
            onClick={() => input.current?.click()}
          >
            {t('card.files.attach')}
            <span className="visuallyHidden">: {format.say(requirement.title)}</span>
          </Button>
        )}
        <span className="meta">
          {some > 0 ? t('card.files.count', { count: some }) : t('card.files.none')}
        </span>
      </Group>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        onChange={(event) => {
          for (const file of event.currentTarget.files ?? []) void send(file);
          event.currentTarget.value = '';
        }}
      />
      <UploadList
        uploads={uploads}
        onCancel={(id) => setUploads((all) => all.filter((one) => one.id !== id))}
      />
    </div>
  );
}
