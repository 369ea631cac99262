/** Independent work, some of it at the same time: the product answers several people at once too. */
export async function inLanes(jobs: readonly (() => Promise<unknown>)[], lanes = 4): Promise<void> {
  const waiting = [...jobs];
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
