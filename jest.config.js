const preset = require('./jest-preset.js')

module.exports = {
  ...preset,
  roots: ['<rootDir>/spec'],
  testMatch: ['**/*.spec.ts'],
  moduleNameMapper: { ...preset.moduleNameMapper, '^typefast$': '<rootDir>/lib/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/samples/dist'],
  collectCoverageFrom: ['lib/**/*.ts'],
}
