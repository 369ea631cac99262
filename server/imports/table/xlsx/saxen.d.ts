/** The part of the parser that is used; it comes without types. */
declare module 'saxen' {
  type Attributes = Record<string, string>;

  export class Parser {
    on(event: 'openTag', take: (tag: string, attributes: () => Attributes | false) => void): this;
    on(event: 'closeTag', take: (tag: string) => void): this;
    on(event: 'text', take: (text: string) => void): this;
    on(event: 'cdata', take: (text: string) => void): this;
    /** `<!DOCTYPE …>` and the like */
    on(event: 'attention', take: (text: string) => void): this;
    on(event: 'error', take: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | null;
    stop(): void;
  }
}
