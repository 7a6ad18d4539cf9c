/** A class, a method or a property decorator, as `experimentalDecorators` has them. */
type Legacy = ClassDecorator | MethodDecorator | PropertyDecorator

/**
 * The same decorator, which refuses to be a standard one: those are called with a context, and neither know parameters
 * nor what types these have.
 *
 * @throws TypeError where it was compiled as one.
 */
export function legacy<D extends Legacy>(decorate: D): D {
  return ((...said: unknown[]) => {
    if (typeof said[1] === 'object' && said[1] !== null) {
      throw new TypeError(
        "typefast's decorators need experimentalDecorators and emitDecoratorMetadata in tsconfig.json (see docs/compilers.md)",
      )
    }
    return Reflect.apply(decorate, undefined, said) as unknown
  }) as unknown as D
}
