import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { NearText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import classes from './peek.module.css';

const LAST = 3;

/** The last words said, shortened; the card has them all. */
export function PeekComments({ id }: { id: number }) {
  const { t } = useTranslation('orders');
  const feed = useQuery({
    queryKey: ['orders', id, 'feed', 'peek'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/orders/{id}/feed', {
          params: { path: { id }, query: { filter: 'comments', limit: LAST } },
          signal,
        }),
      ),
  });
  const comments = (feed.data?.items ?? []).flatMap((item) => (item.type === 'comment' ? [item] : []));
  if (comments.length === 0) return null;
  return (
    <section>
      <h3 className={classes.subtitle}>{t('peek.comments')}</h3>
      <ul className={classes.comments}>
        {comments.map((comment) => (
          <li key={comment.id}>
            <div className={classes.said}>
              <Person person={comment.author} /> <NearText at={comment.at} />
            </div>
            <div className={classes.words}>{comment.body}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
