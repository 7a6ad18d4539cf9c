/** A class that the generated module imports. */
export interface ImportedClass {
  /** Absolute. */
  readonly file: string
  /** Its export: `Order`, `default`. */
  readonly name: string
  /** Of a package, as the user wrote it. */
  readonly specifier?: string
}
