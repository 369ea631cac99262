/** A value that must not leave the process by accident: printing, logging and JSON show only whether it is there. */
export class Secret {
  readonly #value: string | undefined;

  constructor(value: string | undefined) {
    this.#value = value;
  }

  get isSet(): boolean {
    return this.#value !== undefined;
  }

  /** The value itself; named so that a reader stops at every place where it is taken out. */
  reveal(): string {
    if (this.#value === undefined) throw new Error('This secret is not set');
    return this.#value;
  }

  toString(): string {
    return this.isSet ? 'set' : 'unset';
  }

  toJSON(): string {
    return this.toString();
  }

  /** What console.log and the inspector print. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}
