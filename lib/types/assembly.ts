/** Units to the data of the manifest: names instead of ids, and nothing that nobody mentions. */
import type {
  ClassTypes,
  Definition,
  Described,
  DescribedProperty,
  MethodTypes,
} from '../metadata/manifest.js'
import { byCodeUnits, type DefinitionNames, type NamedUnit, nameDefinitions } from './definition-names.js'
import type { DefinitionPlan, DefinitionUnit } from './definitions.js'
import { discriminatorOf } from './discriminator.js'
import type { ImportedClass } from './imported-class.js'
import type { PackageExport, Unit } from './unit.js'

export interface Assembled {
  readonly definitions: Readonly<Record<string, Definition<ImportedClass>>>
  readonly classes: readonly ClassTypes<ImportedClass>[]
}

/** @param units of definitions, and no other than those that are mentioned. */
export function assemble(
  classes: readonly (Unit & { readonly types: ClassTypes<ImportedClass> })[],
  units: ReadonlyMap<string, NamedUnit>,
): Assembled {
  const names = nameDefinitions(units)
  const naming = new Renaming(names, units)
  const imports = importsOf([...classes, ...units.values()])
  const entries = [...units].map(([id, unit]) => {
    const definition = { ...naming.definition(unit.definition), name: names.nameOf(id) }
    return [names.keyOf(id), withClass(definition, unit, imports.get(id))] as const
  })
  return {
    definitions: Object.fromEntries(entries.sort(([a], [b]) => byCodeUnits(a, b))),
    classes: classes.map(({ types }) => naming.classTypes(types)),
  }
}

/** Of several ways to import one class, the first in the order of the alphabet. */
function importsOf(units: readonly Unit[]): ReadonlyMap<string, PackageExport> {
  const imports = new Map<string, PackageExport>()
  for (const [id, imported] of units.flatMap((unit) => [...unit.imports])) {
    const known = imports.get(id)
    if (known === undefined || imported.specifier < known.specifier) imports.set(id, imported)
  }
  return imports
}

function withClass(
  definition: Definition<ImportedClass>,
  { plan }: DefinitionUnit,
  imported: PackageExport | undefined,
): Definition<ImportedClass> {
  return plan.packageClass === undefined || imported === undefined || !('properties' in definition)
    ? definition
    : {
        ...definition,
        class: { file: plan.packageClass, name: imported.name, specifier: imported.specifier },
      }
}

/** Ids of the definitions that a class mentions. */
export function mentionedInClass({
  parameters = [],
  methods = {},
}: ClassTypes<ImportedClass>): readonly string[] {
  const all = [...parameters, ...Object.values(methods).flatMap((method) => method.parameters)]
  const types = all.flatMap((parameter) => ('type' in parameter ? [parameter.type] : []))
  const returned = Object.values(methods).flatMap(({ returns }) => (returns === undefined ? [] : [returns]))
  return [...types, ...returned].flatMap(mentionedInType)
}

export function mentionedInDefinition(definition: Definition<ImportedClass>): readonly string[] {
  if (!('properties' in definition)) {
    return [definition.from]
  }
  const { properties, additionalProperties: others } = definition
  return [...Object.values(properties), ...(others === undefined ? [] : [others])].flatMap(mentionedInType)
}

/** Plans of what the name of a definition mentions, and of what those names do. */
export function plansWithin(
  plan: DefinitionPlan,
  planOf: (id: string) => DefinitionPlan | undefined,
): ReadonlyMap<string, DefinitionPlan> {
  const plans = new Map<string, DefinitionPlan>()
  const waiting = [plan]
  for (const { arguments: args = [], derives } of waiting) {
    const ids = [...args.flatMap(mentionedInType), ...(derives === undefined ? [] : [derives.of])]
    for (const id of ids) {
      const inner = planOf(id)
      if (inner !== undefined && !plans.has(id)) {
        plans.set(id, inner)
        waiting.push(inner)
      }
    }
  }
  return plans
}

function mentionedInType(type: Described): readonly string[] {
  switch (type.kind) {
    case 'reference':
      return [type.to]
    case 'array':
      return mentionedInType(type.items)
    case 'record':
      return mentionedInType(type.values)
    case 'union':
      return type.members.flatMap(mentionedInType)
    case 'tuple':
      return [...type.items, ...(type.rest === undefined ? [] : [type.rest])].flatMap(mentionedInType)
    default:
      return []
  }
}

class Renaming {
  private readonly keys = new Map<string, string>()

  constructor(
    private readonly names: DefinitionNames,
    private readonly units: ReadonlyMap<string, DefinitionUnit>,
  ) {}

  definition(definition: Definition<ImportedClass>): Definition<ImportedClass> {
    if (!('properties' in definition)) {
      return { ...definition, from: this.key(definition.from) }
    }
    const properties = Object.entries(definition.properties).map(
      ([name, property]) => [name, this.type(property) as DescribedProperty<ImportedClass>] as const,
    )
    const { additionalProperties: others } = definition
    return {
      ...definition,
      properties: Object.fromEntries(properties),
      ...(others !== undefined && { additionalProperties: this.type(others) }),
    }
  }

  classTypes({ parameters, methods, ...types }: ClassTypes<ImportedClass>): ClassTypes<ImportedClass> {
    return {
      ...types,
      ...(parameters !== undefined && { parameters: this.parameters(parameters) }),
      ...(methods !== undefined && {
        methods: Object.fromEntries(
          Object.entries(methods).map(([name, method]) => [name, this.method(method)]),
        ),
      }),
    }
  }

  private method({ parameters, returns, ...method }: MethodTypes<ImportedClass>): MethodTypes<ImportedClass> {
    const { title, description, ...rest } = method
    return {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      parameters: this.parameters(parameters),
      ...(returns !== undefined && { returns: this.type(returns) }),
      ...rest,
    }
  }

  private parameters(
    parameters: MethodTypes<ImportedClass>['parameters'],
  ): MethodTypes<ImportedClass>['parameters'] {
    return parameters.map((each) => ('type' in each ? { ...each, type: this.type(each.type) } : each))
  }

  private type(type: Described): Described {
    switch (type.kind) {
      case 'reference':
        return { ...type, to: this.key(type.to) }
      case 'array':
        return { ...type, items: this.type(type.items) }
      case 'record':
        return { ...type, values: this.type(type.values) }
      case 'tuple': {
        const { rest } = type
        const items = type.items.map((item) => this.type(item))
        return { ...type, items, ...(rest !== undefined && { rest: this.type(rest) }) }
      }
      case 'union': {
        const discriminator = discriminatorOf(type.members, (id) => this.units.get(id)?.definition)
        const members = type.members.map((member) => this.type(member))
        return { ...type, members, ...(discriminator !== undefined && { discriminator }) }
      }
      default:
        return type
    }
  }

  private key(id: string): string {
    let key = this.keys.get(id)
    if (key === undefined) {
      key = this.names.keyOf(id)
      this.keys.set(id, key)
    }
    return key
  }
}
