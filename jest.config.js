const preset = require('./jest-preset.js')

module.exports = {
  ...preset,
  roots: ['<rootDir>/spec'],
  testMatch: ['**/*.spec.ts'],
  moduleNameMapper: { ...preset.moduleNameMapper, '^typefast$': '<rootDir>/lib/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/samples/dist'],
  // Two, also where the machine has two cores: jest would leave one of them idle.
  maxWorkers: 2,
  collectCoverageFrom: ['lib/**/*.ts', '!lib/**/*.d.ts'],
  coverageReporters: ['text-summary'],
  coverageThreshold: { global: { lines: 98 } },
}
