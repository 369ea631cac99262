/** Why a file has no text: nothing in it, a password, damage, too much of it, or it is no kind of text at all. */
export const reasons = ['empty', 'password', 'broken', 'heavy', 'unknown', 'missing'] as const;
export type Reason = (typeof reasons)[number];

export class Unreadable extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.name = 'Unreadable';
    this.reason = reason;
  }
}
