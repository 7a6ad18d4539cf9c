import type { JsonSchema } from '../types.js'
import { distinctNames } from './distinct-names.js'
import { toJsonSchema } from './json-schema.js'
import { identities, type SchemaNode, type SchemaUse, schemaBlocks } from './schema-graph.js'
import type { Direction, ObjectShape, Shape, UnknownKeys } from './shape.js'

export interface NamedSchemas {
  readonly nameOf: (target: ObjectShape, direction: Direction) => string
  /** The schema of a mention of `shape`; objects in it are referred to by `refOf` their name. */
  readonly schemaOf: (shape: Shape, direction: Direction) => JsonSchema
  /** Every object that is mentioned, by name, sorted. */
  readonly definitions: () => Record<string, JsonSchema>
}

export interface NamingOptions {
  readonly unknown: UnknownKeys
  /** Names that no class may have. */
  readonly reserved?: readonly string[]
  /** `'Item'` → `'#/components/schemas/Item'` */
  readonly refOf: (name: string) => string
}

type Block = readonly SchemaNode[]

/** Names the objects of `uses`: by class; with `Input` and `Output` where these differ. */
export function nameSchemas(
  uses: readonly SchemaUse[],
  { unknown, reserved, refOf }: NamingOptions,
): NamedSchemas {
  const families = familiesOf(schemaBlocks(uses, unknown))
  const names = distinctNames(families.map(nameRequest), reserved)
  const named = { input: new Map<ObjectShape, string>(), output: new Map<ObjectShape, string>() }
  for (const [index, family] of families.entries()) {
    for (const block of family.blocks) {
      for (const { shape, direction } of block)
        named[direction].set(shape, names[index]! + suffixOf(block, family))
    }
  }
  const nameOf = (target: ObjectShape, direction: Direction): string => {
    const name = named[direction].get(target)
    if (name === undefined) throw new Error(`${target.name} is mentioned as ${direction} by no declared use`)
    return name
  }
  const schemaOf = (shape: Shape, direction: Direction): JsonSchema =>
    toJsonSchema(shape, {
      direction,
      unknown,
      refTo: (target) => ({ $ref: refOf(nameOf(target, direction)) }),
    })
  const definitions = () => {
    const firsts = families.flatMap(({ blocks }) => blocks.map(([first]) => first!))
    const entries = firsts.map(
      ({ shape, direction }) => [nameOf(shape, direction), schemaOf(shape, direction)] as const,
    )
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  return { nameOf, schemaOf, definitions }
}

/** The blocks that share a name, but for `Input` and `Output`. */
interface Family {
  readonly blocks: readonly Block[]
  /** Its type has schemas that differ by direction. */
  readonly split: boolean
}

const DIRECTIONS = ['input', 'output'] as const

const isOf = (direction: Direction) => (block: Block) => block.some((node) => node.direction === direction)

/** The blocks of a type are a family; each is one of its own where two of them go in one direction. */
function familiesOf(blocks: readonly Block[]): Family[] {
  const identityOf = identities()
  const types = new Map<string, Block[]>()
  for (const block of blocks) {
    const identity = identityOf(block[0]!.shape)
    types.set(identity, [...(types.get(identity) ?? []), block])
  }
  return [...types.values()].flatMap((members) => {
    const counts = DIRECTIONS.map((direction) => members.filter(isOf(direction)).length)
    const split = members.length > 1 && counts.every((count) => count > 0)
    return counts.some((count) => count > 1)
      ? members.map((block) => ({ blocks: [block], split }))
      : [{ blocks: members, split }]
  })
}

function suffixOf(block: Block, { split }: Family): string {
  const [direction, other] = DIRECTIONS.filter((each) => isOf(each)(block))
  if (!split || other !== undefined) return ''
  return direction === 'input' ? 'Input' : 'Output'
}

function nameRequest(family: Family) {
  const [{ shape, qualifiers }] = family.blocks[0] as [SchemaNode]
  return {
    name: schemaName(shape.name),
    suffixes: family.blocks.map((block) => suffixOf(block, family)),
    qualifiers,
  }
}

/** In the characters that a component's name may have. `'Page<Item>'` → `'Page_Item'` */
export function schemaName(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^_+|_+$/g, '') || 'Object'
}
