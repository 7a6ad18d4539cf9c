import { Expose, Type } from 'class-transformer'
import { Equals, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator'
import { type Constructor, Field, jsonSchemaOf, parse, safeParse, serialize } from 'typefast'
import { DeclarationError } from '../../lib/errors/declaration-error.js'

const written = (target: Constructor, value: object): unknown => JSON.parse(serialize(target, value))

/** `CODE message`s of the faults in the declaration of `target`. */
function faultsOf(target: Constructor): string[] {
  try {
    jsonSchemaOf(target)
    return []
  } catch (error) {
    return (error as DeclarationError).faults.map(({ code, message }) => `${code} ${message}`)
  }
}

describe('a union with a discriminator', () => {
  it('may hold the class that declares it', () => {
    class Leaf {
      @Equals('leaf') kind!: string
      @IsInt() n!: number
    }
    class Node {
      @Equals('node') kind!: string
      @Field({ oneOf: [Leaf, () => Node], discriminator: 'kind' }) left!: Leaf | Node
    }
    const value = { kind: 'node', left: { kind: 'node', left: { kind: 'leaf', n: 1 } } }
    const node = parse(Node, value)
    expect([node.left, (node.left as Node).left].map((each) => each.constructor)).toEqual([Node, Leaf])
    expect(written(Node, node)).toEqual(value)
    expect(jsonSchemaOf(Node).properties).toHaveProperty('left.discriminator.mapping', {
      leaf: '#/$defs/Leaf',
      node: '#',
    })
  })

  it('may not hold a class that is being built and has no tag', () => {
    class Leaf {
      @Equals('leaf') kind!: string
    }
    class Node {
      @Field({ oneOf: [Leaf, () => Node], discriminator: 'kind' }) left!: Leaf | Node
    }
    expect(faultsOf(Node)).toEqual([
      'DISCRIMINATOR_UNCLEAR Node does not say which values of kind are its own; give it a property kind with @Equals or @IsIn',
    ])
  })

  it('writes a plain object as the member whose property, by its own name, has the tag', () => {
    class Cat {
      @Expose({ name: 'kind' }) @Equals('cat') type!: string
      @IsOptional() @IsString() a?: string
    }
    class Dog {
      @Expose({ name: 'kind' }) @Equals('dog') type!: string
      @IsOptional() @IsString() b?: string
    }
    class Owner {
      @Field({ oneOf: [Cat, Dog], discriminator: 'kind' }) pet!: Cat | Dog
    }
    expect(written(Owner, { pet: { type: 'dog', b: 'x' } })).toEqual({ pet: { kind: 'dog', b: 'x' } })
  })

  it('needs members', () => {
    class Empty {
      @Field({ oneOf: [] }) value!: unknown
    }
    expect(faultsOf(Empty)).toEqual(['OPTION_INVALID oneOf needs a member'])
  })
})

describe('the discriminator of @Type', () => {
  class Pet {
    @IsString() name!: string
  }
  class Cat extends Pet {
    @IsOptional() @IsInt() lives?: number
  }
  class Dog extends Pet {
    @IsOptional() @IsString() bark?: string
  }
  const subTypes = [
    { value: Cat, name: 'cat' },
    { value: Dog, name: 'dog' },
  ]
  class Owner {
    @ValidateNested() @Type(() => Pet, { discriminator: { property: 'kind', subTypes } }) pet!: Cat | Dog
  }

  it.each(['input', 'output'] as const)(
    'is documented in members that do not declare it: %s',
    (direction) => {
      const { properties, $defs } = jsonSchemaOf(Owner, direction, { unknown: 'reject' })
      expect(properties).toMatchObject({
        pet: {
          oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' }],
          discriminator: { propertyName: 'kind', mapping: { cat: '#/$defs/Cat', dog: '#/$defs/Dog' } },
        },
      })
      expect($defs).toMatchObject({
        Cat: {
          properties: { kind: { const: 'cat' } },
          required: ['name', 'kind'],
          additionalProperties: false,
        },
        Dog: {
          properties: { kind: { const: 'dog' } },
          required: ['name', 'kind'],
          additionalProperties: false,
        },
      })
    },
  )

  it('is read where unknown keys are refused, and is not left on the instance', () => {
    const owner = parse(Owner, { pet: { kind: 'dog', name: 'a' } }, { unknown: 'reject' })
    expect(owner.pet).toBeInstanceOf(Dog)
    expect(owner.pet).not.toHaveProperty('kind')
    expect(safeParse(Owner, { pet: { name: 'a' } })).toMatchObject({ ok: false })
  })

  it('is written for instances and plain objects that do not hold it', () => {
    const cat = Object.assign(new Cat(), { name: 'a' })
    expect(written(Owner, { pet: cat })).toEqual({ pet: { kind: 'cat', name: 'a' } })
    expect(written(Owner, { pet: { name: 'a' } })).toEqual({ pet: { kind: 'cat', name: 'a' } })
    expect(written(Owner, { pet: { kind: 'dog', name: 'a' } })).toEqual({ pet: { kind: 'dog', name: 'a' } })
  })

  it('tells a class that stands for two tags by the tag that it kept', () => {
    class Keeper {
      @Type(() => Pet, {
        discriminator: { property: 'kind', subTypes: [...subTypes, { value: Cat, name: 'lion' }] },
        keepDiscriminatorProperty: true,
      })
      pet!: Pet
    }
    for (const kind of ['cat', 'lion']) {
      const value = { pet: { kind, name: 'a' } }
      expect(written(Keeper, parse(Keeper, value))).toEqual(value)
    }
  })

  it('may recur', () => {
    class Branch {
      @IsOptional()
      @Type(() => Object, {
        discriminator: { property: 'kind', subTypes: [{ value: Branch, name: 'branch' }] },
      })
      next?: Branch
    }
    const value = { next: { kind: 'branch', next: { kind: 'branch' } } }
    expect(written(Branch, parse(Branch, value))).toEqual(value)
    expect(JSON.stringify(jsonSchemaOf(Branch))).toContain('"const":"branch"')
  })

  it('is not said to keep members apart where a base class lists the tags of all', () => {
    class Base {
      @IsIn(['one', 'two']) kind!: string
    }
    class One extends Base {}
    class Two extends Base {}
    class Holder {
      @Type(() => Base, {
        discriminator: {
          property: 'kind',
          subTypes: [
            { value: One, name: 'one' },
            { value: Two, name: 'two' },
          ],
        },
      })
      value!: Base
    }
    expect(jsonSchemaOf(Holder).properties).toHaveProperty('value.anyOf')
    expect(parse(Holder, { value: { kind: 'two' } }).value).toMatchObject({ kind: 'two' })
  })

  it('mentions a class that declares two tags once', () => {
    class Both {
      @IsIn(['one', 'two']) kind!: string
    }
    class Holder {
      @Type(() => Both, {
        discriminator: {
          property: 'kind',
          subTypes: [
            { value: Both, name: 'one' },
            { value: Both, name: 'two' },
          ],
        },
      })
      value!: Both
    }
    expect(jsonSchemaOf(Holder).properties).toHaveProperty('value.oneOf', [{ $ref: '#/$defs/Both' }])
  })

  it('is refused where a class is undefined, or a name is there twice', () => {
    class Holder {
      @Type(() => Pet, {
        discriminator: {
          property: 'kind',
          subTypes: [...subTypes, { value: undefined as never, name: 'bird' }, { value: Dog, name: 'cat' }],
        },
      })
      pet!: Pet
    }
    expect(faultsOf(Holder)).toEqual([
      expect.stringMatching(/^CIRCULAR_IMPORT the class is undefined/),
      "DISCRIMINATOR_UNCLEAR two subTypes are called 'cat'; give each a name of its own",
    ])
  })
})
