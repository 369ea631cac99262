import { ActionIcon, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { offerUndo } from '#web/ui/undo.tsx';
import { useOrderHere } from './OrderContext.ts';
import classes from './OrderHeader.module.css';

/** The title, edited where it stands: Enter or leaving writes, Esc brings back. */
export function OrderTitle() {
  const { t } = useTranslation('orders');
  const { order, acts } = useOrderHere();
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);

  function close() {
    setText(null);
    setError(null);
    requestAnimationFrame(() => pencil.current?.focus());
  }

  async function write() {
    const title = (text ?? '').trim();
    if (text === null) return;
    if (title === '' || title === order.title) return close();
    const before = order.title;
    try {
      await acts.saved({ do: 'rename', title });
      close();
      offerUndo(t('card.undo.renamed'), () => acts.undoing({ do: 'rename', title: before }));
    } catch (cause) {
      setError(failureOf(cause).why);
    }
  }

  if (text !== null) {
    return (
      <TextInput
        className={classes.titleInput}
        aria-label={t('card.titleLabel')}
        autoFocus
        maxLength={300}
        value={text}
        error={error}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => void write()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void write();
          if (event.key === 'Escape') close();
        }}
      />
    );
  }
  return (
    <div className={classes.title}>
      <h1>{order.title}</h1>
      {order.abilities.edit.allowed && (
        <ActionIcon
          ref={pencil}
          size="sm"
          variant="subtle"
          color="gray"
          className="noPrint"
          aria-label={t('card.rename')}
          onClick={() => setText(order.title)}
        >
          <IconPencil size={16} stroke={1.5} />
        </ActionIcon>
      )}
    </div>
  );
}
