import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** Rights are asked anew each time something is taken. */
export async function fileOf(
  reader: Reader,
  newsId: number,
  id: number,
): Promise<{ name: string; sha256: Buffer }> {
  const row = await reader
    .news()
    .innerJoin('news_files as f', 'f.news_id', 'nw.id')
    .where('nw.id', '=', newsId)
    .where('f.id', '=', id)
    .select(['f.name', 'f.sha256'])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function pictureOfNews(reader: Reader, newsId: number, id: number): Promise<{ sha256: Buffer }> {
  const row = await reader
    .news()
    .innerJoin('news_pictures as p', 'p.news_id', 'nw.id')
    .where('nw.id', '=', newsId)
    .where('p.id', '=', id)
    .select('p.sha256')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
