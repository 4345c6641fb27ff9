import { defineConfig } from 'vitest/config'

const tests = '{packages,apps,bench,tools}/**/*'
const never = ['**/node_modules/**', '**/dist/**']

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Every test is a claim; the list of claims is the list of features.
    reporters: ['tree'],
    projects: [
      {
        // `npm run verify`: fast, and needs nothing but the dependencies.
        extends: true,
        test: {
          name: 'unit',
          include: [`${tests}.test.{ts,tsx,mjs}`],
          exclude: [...never, '**/*.e2e.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // `npm test` only: whole processes, kill -9, other people's programs.
        extends: true,
        test: {
          name: 'e2e',
          include: [`${tests}.e2e.test.ts`],
          exclude: never,
          globalSetup: 'tools/e2e-setup.mjs',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
