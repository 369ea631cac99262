import { hash, verify } from '@node-rs/argon2';

/** OWASP's least for argon2id (the package's own default kind), written out so that an update cannot lower it. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

export const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password, cost);
