import { createTransport } from 'nodemailer';

/** The mail library alone: its pool of as many lines as a worker has, and letters of the same words. `bare-mail.ts <port> <letters>` */
const [port = '', letters = ''] = process.argv.slice(2);

process.once('message', async ({ subject, text, html }: { subject: string; text: string; html: string }) => {
  const pool = createTransport({
    pool: true,
    host: '127.0.0.1',
    port: Number(port),
    secure: false,
    ignoreTLS: true,
    maxConnections: 5,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  const began = performance.now();
  await Promise.all(
    Array.from({ length: Number(letters) }, (_, n) =>
      pool.sendMail({ from: 'vizir@example.org', to: `bare${n}@example.org`, subject, text, html }),
    ),
  );
  process.send?.({ seconds: (performance.now() - began) / 1000 });
  pool.close();
  process.disconnect?.();
});
process.send?.({ ready: true });
