import { Button, Group } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isKind, useAttachments } from '#web/files/public.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { UploadList } from '#web/ui/UploadList.tsx';
import { useOrderHere } from '../OrderContext.ts';
import type { RequirementProps } from './RequirementInput.tsx';

/** Files of the kind a requirement asks for, straight from its place; the documents panel lists them. */
export function AttachFiles({ requirement }: RequirementProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { order } = useOrderHere();
  const input = useRef<HTMLInputElement>(null);
  const kind = requirement.documentKind ?? '';
  const { uploads, attach, acts } = useAttachments({ orderId: order.id }, requirement.key);

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
          if (isKind(kind)) attach([...(event.currentTarget.files ?? [])], kind);
          event.currentTarget.value = '';
        }}
      />
      <UploadList uploads={uploads} {...acts} />
    </div>
  );
}
