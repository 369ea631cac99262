import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { ClamavAt } from '#server/config.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import type { Stored } from './storage.ts';

/** clamd answers when it has seen all; it says nothing in between. */
const IDLE_MS = 120_000;

/**
 * Refuses a stored content in which clamd finds something, before any row names it; it then goes with what nobody needs. Where an
 * antivirus is set, nothing passes unseen: one that does not answer, or a file it will not look at, stops the upload and says so.
 */
export async function refuseInfected({ deps }: Pick<Ctx, 'deps'>, { sha256 }: Stored): Promise<void> {
  const at = deps.config.clamav;
  if (at === null) return;
  const file = await deps.storage.open(sha256);
  if (!file) throw new HttpProblem('unavailable', { retryAfter: 30 });
  const said = await scan(at, file.stream).catch((error: Error) => error);
  if (said === 'stream: OK') return;
  const found = typeof said === 'string' ? /^stream: (.+) FOUND$/.exec(said)?.[1] : undefined;
  if (found !== undefined) throw infected(found);
  // of a file that is too large it hangs up, and its word of it may get lost on the way
  if (typeof said === 'string' ? said.includes('size limit exceeded') : hungUp(said)) throw tooLargeForIt();
  throw new AntivirusFailed(typeof said === 'string' ? said : said.message);
}

/** The message is for the operator. */
class AntivirusFailed extends HttpProblem {
  constructor(message: string) {
    super('unavailable', {
      retryAfter: 60,
      detail: (language) =>
        language === 'ru'
          ? 'Антивирус не отвечает, а без него файлы не принимаются. Повторите через минуту; если не поможет, сообщите администратору'
          : 'The antivirus does not answer, and without it no files are taken. Try again in a minute, or tell the administrator',
    });
    this.message = `clamd: ${message}`;
  }
}

const infected = (name: string) =>
  new HttpProblem('infected', {
    detail: (language) =>
      language === 'ru'
        ? `Антивирус нашёл в файле «${name}», файл не принят. Проверьте компьютер, с которого он загружался`
        : `The antivirus found “${name}” in the file; it is not taken. Check the computer it came from`,
  });

const hungUp = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE' || code === 'ECONNRESET';

const tooLargeForIt = () =>
  new HttpProblem('too_large', {
    detail: (language) =>
      language === 'ru'
        ? 'Антивирус не досмотрел файл: он больше, чем тот проверяет. Попросите администратора увеличить StreamMaxLength в настройках clamd'
        : 'The antivirus did not look at all of the file: it is larger than it checks. Ask the administrator to raise StreamMaxLength of clamd',
  });

/** One content by INSTREAM of clamd(8): pieces, each after its length in four bytes, then one of length nought. */
export async function scan(at: ClamavAt, source: Readable): Promise<string> {
  const socket = connect(at);
  socket.setTimeout(IDLE_MS, () => socket.destroy(new Error('no answer in time')));
  const answer = answerOf(socket);
  answer.catch(() => {});
  try {
    await send(socket, Buffer.from('zINSTREAM\0'));
    for await (const piece of source as AsyncIterable<Buffer>) {
      if (socket.readableEnded || socket.destroyed) break;
      await send(socket, lengthOf(piece.length));
      await send(socket, piece);
    }
    await send(socket, lengthOf(0));
  } catch {
    // it may have heard enough and hung up: then its answer counts
  } finally {
    source.destroy();
  }
  try {
    return await answer;
  } finally {
    socket.destroy();
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

const send = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((done, fail) => {
    socket.write(bytes, (error) => (error ? fail(error) : done()));
  });

const answerOf = (socket: Socket): Promise<string> =>
  new Promise((done, fail) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
      const end = text.indexOf('\0');
      if (end >= 0) done(text.slice(0, end));
    });
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('hung up without an answer')));
  });
