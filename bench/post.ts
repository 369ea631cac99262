import { SMTPServer } from 'smtp-server';

/** A mail server as a process, the same for both: it takes every letter and forgets it. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onData(stream, _session, done) {
    stream.on('end', () => done());
    stream.resume();
  },
});
process.on('disconnect', () => process.exit());
server.on('error', () => {}); // a line that breaks is the other end's to tell
server.listen(0, '127.0.0.1', () => {
  const at = server.server.address();
  if (at && typeof at === 'object') process.send?.({ port: at.port });
});
