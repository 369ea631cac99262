import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** Whoever sees the task; asked anew each time something is taken. */
export async function fileOf(
  reader: Reader,
  taskId: number,
  id: number,
): Promise<{ name: string; sha256: Buffer }> {
  const row = await reader
    .tasks()
    .innerJoin('task_files as f', 'f.task_id', 'tk.id')
    .where('tk.id', '=', taskId)
    .where('f.id', '=', id)
    .select(['f.name', 'f.sha256'])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
