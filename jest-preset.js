// Runs TypeScript with decorator metadata under jest, by swc. Two things a hand-written configuration
// misses: swc must emit `design:*`, and `cookie`, which fastify's test injector and @fastify/cookie import, is an
// ES module only, which jest's CommonJS loader refuses on Node 20 unless these two packages are compiled too.
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
}

module.exports = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', swc] },
  transformIgnorePatterns: [
    '/node_modules/(?!(?:\\.pnpm/[^/]+/node_modules/)?(?:(?:@fastify/)?cookie|content-disposition)/)',
  ],
}
