import { newAttempt } from '#web/http/client.ts';
import { isProblem } from '#web/http/errors.ts';

type Headers = ReturnType<typeof newAttempt>;

const open = new Map<string, Headers>();

/**
 * One act, one key, until the server has answered it: pressing the button again after a cut line asks the same
 * thing, so it happens once. A refusal is an answer; the next press is a new act.
 */
export async function once<T>(act: string, call: (headers: Headers) => Promise<T>): Promise<T> {
  const headers = open.get(act) ?? newAttempt();
  open.set(act, headers);
  try {
    const result = await call(headers);
    open.delete(act);
    return result;
  } catch (cause) {
    const unanswered = isProblem(cause) && (cause.offline || cause.status >= 500);
    if (!unanswered) open.delete(act);
    throw cause;
  }
}
