import { registerDecorator, type ValidationArguments } from 'class-validator'

/** A check that is not the library's, made as most packages make theirs. */
export function Custom(
  name: string,
  validate: (value: unknown, args: ValidationArguments) => unknown,
  options: object = {},
  async = false,
): PropertyDecorator {
  return (prototype, propertyName) =>
    registerDecorator({
      name,
      target: prototype.constructor,
      propertyName: String(propertyName),
      options,
      async,
      validator: { validate: validate as () => boolean, defaultMessage: () => `$property fails ${name}` },
    })
}

export const later = <T>(value: T, ms = 1): Promise<T> =>
  new Promise((resolve) => setTimeout(resolve, ms, value))
