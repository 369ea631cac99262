import { writeFileSync } from 'node:fs';
import type { Plan, Step } from './bare.ts';
import type { Capture, Sent } from './capture.ts';
import type { Operation } from './operations.ts';
import type { People } from './people.ts';

/** Asks the product what each request of the reads becomes, and writes it down for the bare server. */
export async function writePlan(
  file: string,
  capture: Capture,
  operations: readonly Operation[],
  people: People,
): Promise<void> {
  const texts = new Map<string, number>();
  const asStep = ({ text, values }: Sent): Step => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return [known, values];
  };
  const reads: Record<string, Step[]> = {};
  const sessions: Record<string, Step> = {};
  for (const { cookie } of people.everybody) {
    const { sent } = await capture.of({ method: 'GET', path: '/me', cookie });
    const [session] = sent;
    if (session) sessions[cookie] = asStep(session);
  }
  for (const operation of operations.filter(({ kind }) => kind === 'read')) {
    for (const actor of operation.as) {
      const next = await operation.shots(people[actor], actor);
      for (let n = 0; n < operation.pool; n++) {
        const shot = next();
        if (!shot) break;
        const key = `${shot.cookie} /api${shot.path}`;
        if (reads[key]) continue;
        const { status, sent } = await capture.of(shot);
        if (status !== 200) throw new Error(`${shot.path} answers ${status}`);
        reads[key] = sent.map(asStep);
      }
    }
  }
  const plan: Plan = { texts: [...texts.keys()], reads, sessions };
  writeFileSync(file, JSON.stringify(plan));
}
