/** Server states in which the same request may well succeed a little later. Classes 08 (connection) are all such. */
const passing = new Set([
  '57P01', // the server is going down
  '57P02', // another process crashed
  '57P03', // not ready for connections yet
  '53300', // no connection left
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/** The driver gives these no code. */
const words =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Connection closed|Client was closed|Postgres connection has been discarded|Cannot use a pool after calling end)/;

/** Whether the database could not be reached, as opposed to having refused the statement: HTTP says 503 then. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && (passing.has(code) || /^08.{3}$/.test(code))) return true;
    if (words.test(at.message)) return true;
    if (at instanceof AggregateError && at.errors.some(isDatabaseUnavailable)) return true;
  }
  return false;
}
