import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{domain,api,server,test,scripts}/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // every file makes its own database and product; loading the product anew for each took a third of the time
    isolate: false,
    globalSetup: ['test/database.global.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC' },
  },
});
