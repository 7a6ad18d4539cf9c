// Files of the two libraries that carry no declarations beside them.
declare module 'class-validator/cjs/validation/ValidationUtils.js' {
  export * from 'class-validator/types/validation/ValidationUtils.js'
}
declare module 'class-transformer/cjs/storage.js' {
  export * from 'class-transformer/types/storage.js'
}
