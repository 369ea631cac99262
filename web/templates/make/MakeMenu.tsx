import { Button, Menu } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MadeDocument, type Place, type Template, templatesQuery } from '../templates.queries.ts';

const MakeDialog = lazy(() => import('./MakeDialog.tsx').then((m) => ({ default: m.MakeDialog })));
const OfClientDialog = lazy(() =>
  import('./OfClientDialog.tsx').then((m) => ({ default: m.OfClientDialog })),
);

interface MakeMenuProps {
  /** Of a client alone the dialog asks for the contract. */
  place: Place | { clientId: number };
  /** May the reader add documents of this kind here? Unknown until a contract is chosen. */
  may?: (kind: Template['kind']) => boolean;
  onMade?: (document: MadeDocument) => void;
}

/** «Создать документ»: the templates that fit the place and the reader's rights. */
export function MakeMenu({ place, may = () => true, onMade }: MakeMenuProps) {
  const { t } = useTranslation('templates');
  const templates = useQuery(templatesQuery);
  const [chosen, setChosen] = useState<Template | null>(null);
  const fitting = (templates.data ?? []).filter(
    ({ archived, kind, of }) => !archived && may(kind) && ('orderId' in place || of !== 'order'),
  );
  const close = () => setChosen(null);
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            className="noPrint"
            leftSection={<IconFileText size={16} stroke={1.5} />}
            disabled={templates.isPending}
          >
            {t('make.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {fitting.length === 0 && <Menu.Label>{t('make.none')}</Menu.Label>}
          {fitting.map((template) => (
            <Menu.Item key={template.id} onClick={() => setChosen(template)}>
              {template.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen && (
        <Suspense>
          {'clientId' in place ? (
            <OfClientDialog clientId={place.clientId} template={chosen} onClose={close} />
          ) : (
            <MakeDialog template={chosen} place={place} onClose={close} onMade={onMade} />
          )}
        </Suspense>
      )}
    </>
  );
}
