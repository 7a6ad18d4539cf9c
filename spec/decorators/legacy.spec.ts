import { runInNewContext } from 'node:vm'
import { transformSync } from '@swc/core'
import * as typefast from 'typefast'

/** Runs a program that is compiled as TypeScript does without `experimentalDecorators`. */
function runStandard(program: string): void {
  const { code } = transformSync(program, {
    swcrc: false,
    configFile: false,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { decoratorVersion: '2022-03' },
      target: 'es2022',
    },
    isModule: false,
  })
  runInNewContext(code, { ...typefast })
}

describe('a decorator that was compiled as a standard one', () => {
  it.each([
    ['of a class', '@Controller() class A {}'],
    ['of a provider', '@Injectable() class A {}'],
    ['of a DTO', "@Unknown('drop') class A {}"],
    ['of a property', 'class A { @Field() name }'],
    ['of a route', 'class A { @Get() read() {} }'],
    ['of a method that provides', 'class A { @Provides() static read() {} }'],
    ['of what is demanded', 'class A { @Depends(() => 1) read() {} }'],
  ])('%s says what the compiler must be told', (_case, program) => {
    expect(() => runStandard(program)).toThrow(
      "typefast's decorators need experimentalDecorators and emitDecoratorMetadata in tsconfig.json (see docs/compilers.md)",
    )
  })
})
