import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { useDraft } from '#web/form/useDraft.ts';
import { answer, api } from '#web/http/client.ts';
import { failureOf } from '#web/http/errors.ts';
import { EditBox } from './EditBox.tsx';
import type { FeedActs } from './FeedActs.ts';
import type { Commenting, FeedComment } from './feed.types.ts';
import type { WrittenHere } from './useWritten.ts';

interface ActsOptions {
  queryKey: QueryKey;
  commenting: Commenting | undefined;
  here: WrittenHere;
  area: RefObject<HTMLTextAreaElement | null>;
}

/** Answer, edit and pin. An edit in progress is a draft of its own. */
export function useCommentActs({ queryKey, commenting, here, area }: ActsOptions) {
  const queries = useQueryClient();
  const draft = useDraft<Editing>(commenting && `${commenting.draftKey}.edit`);
  const [editing, setEditing] = useState<Editing | null>(draft.restored?.values ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const refresh = () => void queries.invalidateQueries({ queryKey });

  function change(next: Editing | null) {
    setEditing(next);
    if (next === null) draft.forget();
    else draft.keep(next);
  }
  async function pin({ id, pinned }: FeedComment) {
    setProblem(null);
    const params = { path: { id } };
    try {
      await answer(
        pinned
          ? api.DELETE('/api/comments/{id}/pin', { params })
          : api.PUT('/api/comments/{id}/pin', { params, body: {} }),
      );
    } catch (cause) {
      setProblem(failureOf(cause).why);
    }
    refresh();
  }

  const acts: FeedActs | null = commenting
    ? {
        reply(comment) {
          const [quote = ''] = comment.body.split('\n');
          here.change({
            replyTo: { id: comment.id, author: comment.author.shortName, quote: quote.slice(0, 200) },
          });
          area.current?.focus();
        },
        pin: (comment) => void pin(comment),
        edit: ({ id, body }) => change({ id, text: body }),
        editing: editing?.id ?? null,
        renderEdit: ({ id }) =>
          editing && (
            <EditBox
              id={id}
              text={editing.text}
              recordKey={queryKey}
              mentionable={commenting.mentionable}
              onType={(text) => change({ id, text })}
              onCancel={() => change(null)}
              onDone={() => {
                change(null);
                refresh();
              }}
            />
          ),
      }
    : null;
  return { acts, problem };
}

interface Editing {
  id: number;
  text: string;
}
