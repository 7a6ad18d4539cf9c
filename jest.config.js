const preset = require('./jest-preset.js')

const common = {
  ...preset,
  roots: ['<rootDir>/spec'],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '^typefast$': '<rootDir>/lib/index.ts',
    '^typefast/testing$': '<rootDir>/lib/testing.ts',
    '^typefast/types$': '<rootDir>/lib/types/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/samples/dist'],
  // Of the samples: jose is an ES module only too, and PGlite imports what it needs when it starts. TypeScript's client is an ES module.
  transformIgnorePatterns: preset.transformIgnorePatterns.map((pattern) =>
    pattern.replace('cookie|', 'cookie|jose|typescript|@electric-sql/pglite|'),
  ),
}

module.exports = {
  // Some hash passwords or compile programs, on machines that do other things too.
  testTimeout: 20_000,
  projects: [
    { ...common, displayName: 'generate', testMatch: ['**/*.spec.ts'] },
    // The contract holds for both engines.
    {
      ...common,
      displayName: 'interpret',
      testMatch: ['**/spec/contract/**/*.spec.ts'],
      globals: { ENGINE: 'interpret' },
    },
  ],
  // Two, also where the machine has two cores: jest would leave one of them idle.
  maxWorkers: 2,
  collectCoverageFrom: ['lib/**/*.ts', '!lib/**/*.d.ts'],
  coverageReporters: ['text-summary'],
  coverageThreshold: { global: { lines: 98 } },
}
