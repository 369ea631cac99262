/** The part of it that tests use; it has no types of its own. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  export type Letter = { raw: string; flags: string[]; uid: number; internaldate: string };
  export type Mailbox = { messages: Letter[]; uidvalidity: number; uidnext: number };
  type Handler = (connection: unknown, parsed: unknown, data: unknown, done: () => void) => void;
  export type Imap = {
    server: Server;
    listen: (port: number, host: string, done: () => void) => void;
    close: (done: () => void) => void;
    getMailbox: (path: string) => Mailbox;
    appendMessage: (path: string, flags: string[], internaldate: string, raw: string) => unknown;
    formatInternalDate: (date: Date) => string;
    getCommandHandler: (command: string) => Handler;
    fetchHandlers: Record<
      string,
      (
        connection: unknown,
        letter: Letter,
        query: { partial?: number[] },
      ) => { type: 'LITERAL'; value: string }
    >;
    setCommandHandler: (command: string, handler: Handler) => void;
  };
  export default function hoodiecrow(options: {
    plugins?: string[];
    secureConnection?: boolean;
    users?: Record<string, { password: string }>;
    storage?: Record<string, unknown>;
  }): Imap;
}
