/** The checker's answers, each asked for once: a question costs a round trip to another process. */
import type { Ast, Sync, TypeScript } from './typescript.js'

/** Keeps answers by what they were asked for. */
class Answers<Key, Answer> {
  private readonly known = new Map<Key, Answer>()

  one(key: Key, ask: () => Answer): Answer {
    const known = this.known.get(key)
    if (known !== undefined || this.known.has(key)) {
      return known as Answer
    }
    const answer = ask()
    this.known.set(key, answer)
    return answer
  }

  /** Asks for all that are not known in one question. */
  all(keys: readonly Key[], ask: (unknown: Key[]) => readonly Answer[]): void {
    const unknown = [...new Set(keys)].filter((key) => !this.known.has(key))
    if (unknown.length > 0) {
      const answers = ask(unknown)
      for (const [index, key] of unknown.entries()) {
        this.known.set(key, answers[index] as Answer)
      }
    }
  }
}

interface Imported {
  readonly module: Sync.Symbol
  readonly name: string
}

/** Names of types that a file declares with `export`, but its default. */
function exportedTypes({ statements }: Ast.SourceFile, ast: typeof Ast): ReadonlyMap<string, Ast.Node> {
  const { Export, Default } = ast.ModifierFlags
  return new Map(
    statements.flatMap((statement) => {
      const isType =
        ast.isClassDeclaration(statement) ||
        ast.isInterfaceDeclaration(statement) ||
        ast.isTypeAliasDeclaration(statement) ||
        ast.isEnumDeclaration(statement)
      const isNamed = isType && (statement.modifierFlags & (Export | Default)) === Export
      return isNamed && statement.name !== undefined ? [[statement.name.text, statement.name] as const] : []
    }),
  )
}

export class CachedChecker {
  private readonly exports = new Answers<Ast.SourceFile, ReadonlyMap<string, Ast.Node>>()
  private readonly names = new Map<Ast.SourceFile, Map<string, Ast.Node>>()
  private readonly symbols = new Answers<Ast.Node, Sync.Symbol | undefined>()
  private readonly targets = new Answers<string, Sync.Symbol>()
  private readonly types = new Answers<Ast.Node, Sync.Type | undefined>()
  private readonly symbolTypes = new Answers<Sync.Symbol, Sync.Type | undefined>()
  private readonly declaredTypes = new Answers<Sync.Symbol, Sync.Type>()
  private readonly properties = new Answers<Sync.Type, readonly Sync.Symbol[]>()
  private readonly indexes = new Answers<Sync.Type, readonly Sync.IndexInfo[]>()
  private readonly typeArguments = new Answers<Sync.Type, readonly Sync.Type[]>()
  private readonly parts = new Answers<Sync.Type, readonly Sync.Type[]>()
  private readonly calls = new Answers<Sync.Type, readonly Sync.Signature[]>()
  private readonly constructs = new Answers<Sync.Type, readonly Sync.Signature[]>()

  constructor(
    readonly checker: Sync.Checker,
    private readonly typescript: TypeScript,
  ) {}

  symbolAt(node: Ast.Node): Sync.Symbol | undefined {
    return this.symbols.one(node, () => this.checker.getSymbolAtLocation(node))
  }

  prefetchSymbols(nodes: readonly Ast.Node[]): void {
    this.symbols.all(nodes, (unknown) => this.checker.getSymbolAtLocation(unknown))
  }

  /** The same of a name that means one thing in its whole file, as decorators do. */
  nameIn(node: Ast.Node): Sync.Symbol | undefined {
    return this.symbolAt(this.firstOf(node))
  }

  prefetchNamesIn(nodes: readonly Ast.Node[]): void {
    this.prefetchSymbols(nodes.map((node) => this.firstOf(node)))
  }

  /** `a.Get` and `b.Get` are two names. */
  private firstOf(node: Ast.Node): Ast.Node {
    const source = node.getSourceFile()
    const { PropertyAccessExpression } = this.typescript.ast.SyntaxKind
    const text = (node.parent.kind === PropertyAccessExpression ? node.parent : node).getText(source)
    let names = this.names.get(source)
    if (names === undefined) {
      names = new Map()
      this.names.set(source, names)
    }
    const first = names.get(text) ?? node
    names.set(text, first)
    return first
  }

  /** What a name stands for, through imports and re-exports; `undefined` where that is nothing. */
  targetAt(node: Ast.Node): Sync.Symbol | undefined {
    const symbol = this.symbolAt(node)
    return symbol && this.targetOf(symbol)
  }

  targetOf(symbol: Sync.Symbol): Sync.Symbol | undefined {
    if ((symbol.flags & this.typescript.sync.SymbolFlags.Alias) === 0) {
      return symbol.declarations.length === 0 ? undefined : symbol
    }
    const imported = this.importOf(symbol)
    const key = imported === undefined ? `symbol ${symbol.id}` : `${imported.module.id} ${imported.name}`
    const target = this.targets.one(
      key,
      () => (imported && this.declaredIn(imported)) ?? this.checker.getAliasedSymbol(symbol),
    )
    return target.declarations.length === 0 ? undefined : target
  }

  /** What a module declares and exports at once: there is nothing to follow. */
  private declaredIn({ module, name }: Imported): Sync.Symbol | undefined {
    const [handle, ...others] = module.declarations
    const source = others.length === 0 ? handle?.resolve() : undefined
    if (source === undefined || !this.typescript.ast.isSourceFile(source)) {
      return undefined
    }
    const names = this.exports.one(source, () => {
      const found = exportedTypes(source, this.typescript.ast)
      this.prefetchSymbols([...found.values()])
      return found
    })
    const declared = names.get(name)
    return declared && this.symbolAt(declared)
  }

  /** What is imported of which module: the same whichever file imports it. */
  private importOf(symbol: Sync.Symbol): Imported | undefined {
    const { ast } = this.typescript
    const specifier = symbol.declarations[0]?.resolve()
    if (specifier === undefined || !ast.isImportSpecifier(specifier)) {
      return undefined
    }
    const declaration = specifier.parent.parent.parent
    const module = ast.isImportDeclaration(declaration) && this.symbolAt(declaration.moduleSpecifier)
    return module ? { module, name: (specifier.propertyName ?? specifier.name).text } : undefined
  }

  typeAt(node: Ast.Node): Sync.Type | undefined {
    return this.types.one(node, () => this.checker.getTypeAtLocation(node))
  }

  prefetchTypes(nodes: readonly Ast.Node[]): void {
    this.types.all(nodes, (unknown) => this.checker.getTypeAtLocation(unknown))
  }

  typeOf(symbol: Sync.Symbol): Sync.Type | undefined {
    return this.symbolTypes.one(symbol, () => this.checker.getTypeOfSymbol(symbol))
  }

  declaredTypeOf(symbol: Sync.Symbol): Sync.Type {
    return this.declaredTypes.one(symbol, () => this.checker.getDeclaredTypeOfSymbol(symbol))
  }

  prefetchTypesOf(symbols: readonly Sync.Symbol[]): void {
    this.symbolTypes.all(symbols, (unknown) => this.checker.getTypeOfSymbol(unknown))
  }

  propertiesOf(type: Sync.Type): readonly Sync.Symbol[] {
    return this.properties.one(type, () => this.checker.getPropertiesOfType(type))
  }

  indexesOf(type: Sync.Type): readonly Sync.IndexInfo[] {
    return this.indexes.one(type, () => this.checker.getIndexInfosOfType(type))
  }

  /** Of a reference to a generic class, interface, array or tuple. */
  argumentsOf(type: Sync.Type): readonly Sync.Type[] {
    return this.typeArguments.one(type, () => this.checker.getTypeArguments(type as Sync.TypeReference))
  }

  /** Of a union, an intersection or a template. */
  partsOf(type: Sync.Type): readonly Sync.Type[] {
    return this.parts.one(type, () => (type as Sync.UnionType).getTypes())
  }

  callsOf(type: Sync.Type): readonly Sync.Signature[] {
    const { Call } = this.typescript.sync.SignatureKind
    return this.calls.one(type, () => this.checker.getSignaturesOfType(type, Call))
  }

  constructsOf(type: Sync.Type): readonly Sync.Signature[] {
    const { Construct } = this.typescript.sync.SignatureKind
    return this.constructs.one(type, () => this.checker.getSignaturesOfType(type, Construct))
  }

  /** What a function, a method or a getter returns, written or not. */
  returnTypeOf(declaration: Ast.Node): Sync.Type | undefined {
    return this.types.one(declaration, () => {
      const signature = this.checker.getSignatureFromDeclaration(declaration)
      return signature && this.checker.getReturnTypeOfSignature(signature)
    })
  }
}
