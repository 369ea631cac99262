import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Secret } from './secret.ts';

/**
 * Settings come from the environment and from `vizir.settings.json` in the data folder; the environment wins.
 * The listening address is loopback unless asked otherwise: plain http must not reach the network unnoticed.
 */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: Secret;
  readonly databaseAppUrl: Secret;
  readonly databaseJobUrl: Secret;
  readonly maxUploadMb: number;
  /** An S3-compatible store for files; null is the data folder. */
  readonly s3: S3Settings | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** false, or the addresses of proxies whose X-Forwarded-* we believe. */
  readonly trustProxy: false | string[];
  /** The built page. */
  readonly webDist: string;
  /** Where clamd listens; null: files are not checked for viruses. */
  readonly clamav: ClamavAt | null;
  /** LibreOffice; null looks for it on PATH. */
  readonly soffice: string | null;
}

export type ClamavAt = { path: string } | { host: string; port: number };
export type S3Settings = { endpoint: string; bucket: string; region: string; key: string; secret: Secret };

type Source = Record<string, string | undefined>;

export class ConfigError extends Error {
  override name = 'ConfigError';
}

const settingsFile = 'vizir.settings.json';
const home = resolve(import.meta.dirname, '..');
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must look like postgres://user:password@host:5432/database')
  .optional();

const shape = z.object({
  VIZIR_PORT: z.coerce.number('must be a number from 0 to 65535').int().min(0).max(65535).default(4600),
  VIZIR_HOST: z.string().min(1).default('127.0.0.1'),
  VIZIR_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be a full address such as https://vizir.example.org' })
    .optional(),
  VIZIR_DATA: z.string().min(1).default('data'),
  DATABASE_URL: postgresUrl,
  DATABASE_APP_URL: postgresUrl,
  DATABASE_JOB_URL: postgresUrl,
  VIZIR_MAX_UPLOAD_MB: z.coerce.number('must be a number of megabytes').int().min(1).max(10_240).default(200),
  VIZIR_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be a full address such as https://s3.example.org' })
    .optional(),
  VIZIR_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  VIZIR_S3_REGION: z.string().min(1).default('us-east-1'),
  VIZIR_S3_KEY: z.string().min(1).optional(),
  VIZIR_S3_SECRET: z.string().min(1).optional(),
  VIZIR_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  VIZIR_TRUST_PROXY: z.string().default('none'),
  VIZIR_WEB_DIST: z
    .string()
    .min(1)
    .default(join(home, 'web', 'dist')),
  VIZIR_SOFFICE: z.string().min(1).optional(),
  VIZIR_CLAMAV: z
    .string()
    .regex(
      /^(\/.+|[^/:\s]+:\d{1,5})$/,
      'must be the socket of clamd such as /run/clamav/clamd.ctl, or host:3310',
    )
    .optional(),
});

/** Reads, checks and names what is wrong, all of it at once. */
export function readConfig(env: Source = process.env): Config {
  const dataDir = resolve(home, env.VIZIR_DATA?.trim() || 'data');
  const source = { ...fromFile(join(dataDir, settingsFile)), ...withoutBlanks(env) };
  const read = shape.safeParse(source);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`Настройки не подходят / settings are wrong:\n${lines.join('\n')}`);
  }
  const it = read.data;
  if (!it.DATABASE_URL && (it.DATABASE_APP_URL || it.DATABASE_JOB_URL)) {
    throw new ConfigError('DATABASE_APP_URL and DATABASE_JOB_URL mean something only beside DATABASE_URL.');
  }
  return {
    port: it.VIZIR_PORT,
    host: it.VIZIR_HOST,
    publicUrl: (it.VIZIR_PUBLIC_URL ?? `http://localhost:${it.VIZIR_PORT}`).replace(/\/+$/, ''),
    dataDir,
    databaseUrl: new Secret(it.DATABASE_URL),
    databaseAppUrl: new Secret(it.DATABASE_APP_URL),
    databaseJobUrl: new Secret(it.DATABASE_JOB_URL),
    maxUploadMb: it.VIZIR_MAX_UPLOAD_MB,
    s3: s3In(it),
    logLevel: it.VIZIR_LOG_LEVEL,
    trustProxy: proxies(it.VIZIR_TRUST_PROXY),
    webDist: resolve(home, it.VIZIR_WEB_DIST),
    soffice: it.VIZIR_SOFFICE ?? null,
    clamav: clamavAt(it.VIZIR_CLAMAV),
  };
}

/** All of them or none: half a store would be found out by the first file. */
function s3In(it: z.output<typeof shape>): S3Settings | null {
  const { VIZIR_S3_ENDPOINT, VIZIR_S3_BUCKET, VIZIR_S3_KEY, VIZIR_S3_SECRET } = it;
  const given = { VIZIR_S3_ENDPOINT, VIZIR_S3_BUCKET, VIZIR_S3_KEY, VIZIR_S3_SECRET };
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === Object.keys(given).length) return null;
  if (missing.length > 0)
    throw new ConfigError(
      `Для хранилища S3 не хватает / settings of the S3 store are missing: ${missing.join(', ')}`,
    );
  return {
    endpoint: String(VIZIR_S3_ENDPOINT).replace(/\/+$/, ''),
    bucket: String(VIZIR_S3_BUCKET),
    region: it.VIZIR_S3_REGION,
    key: String(VIZIR_S3_KEY),
    secret: new Secret(VIZIR_S3_SECRET),
  };
}

function clamavAt(text: string | undefined): ClamavAt | null {
  if (text === undefined) return null;
  if (text.startsWith('/')) return { path: text };
  const [host = '', port = ''] = text.split(':');
  return { host, port: Number(port) };
}

/** An empty variable is how shells and compose files say "not set". */
function withoutBlanks(env: Source): Source {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}

function fromFile(path: string): Source {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new ConfigError(`${path} cannot be read: ${(error as Error).message}`);
  }
  try {
    const values = z.record(z.string(), z.union([z.string(), z.number()])).parse(JSON.parse(text));
    const unknown = Object.keys(values).filter((key) => !(key in shape.shape) || key === 'VIZIR_DATA');
    if (unknown.length > 0) throw new Error(`unknown settings ${unknown.join(', ')}`);
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
  } catch (error) {
    throw new ConfigError(`${path} is not a settings file: ${(error as Error).message}`);
  }
}

function proxies(value: string): false | string[] {
  return value === 'none' ? false : value.split(',').map((address) => address.trim());
}
