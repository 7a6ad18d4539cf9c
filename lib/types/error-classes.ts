/** Which classes are HTTP errors, and how each is made. */
import type { CachedChecker } from './checker.js'
import { type ErrorForm, formNamed, type Part } from './error-form.js'
import { nameOf } from './function-body.js'
import type { Constant } from './literals.js'
import { Origins } from './origin.js'
import { filled, type Owner, ownerOf } from './thrown-arguments.js'
import type { Ast, Sync } from './typescript.js'
import { constantOf, type Evaluation } from './value.js'

const HTTP_ERROR = 'HttpError'

export class ErrorClasses {
  private readonly forms = new Map<number, ErrorForm | undefined>()
  private readonly origins = new Origins()

  constructor(
    private readonly facts: Evaluation,
    private readonly cached: CachedChecker,
  ) {}

  /** How the error that a name stands for is made; `undefined` where it is no HTTP error. */
  formOf(symbol: Sync.Symbol): ErrorForm | undefined {
    if (!this.forms.has(symbol.id)) {
      // A class that extends itself is an error of the program.
      this.forms.set(symbol.id, undefined)
      this.forms.set(symbol.id, this.find(symbol))
    }
    return this.forms.get(symbol.id)
  }

  private find(symbol: Sync.Symbol): ErrorForm | undefined {
    const imported = this.importedForm(symbol)
    if (imported !== undefined) {
      return imported
    }
    const target = this.cached.targetOf(symbol)
    const declaration = target && this.classOf(target)
    if (target === undefined || declaration === undefined) {
      return undefined
    }
    const { kind } = this.origins.of(declaration.getSourceFile().fileName)
    return kind === 'typefast' ? formNamed(target.name) : this.declaredForm(declaration, target)
  }

  /** `import { NotFound } from 'typefast'` says it all, without a question. */
  private importedForm(symbol: Sync.Symbol): ErrorForm | undefined {
    const { ast, sync } = this.facts.typescript
    if ((symbol.flags & sync.SymbolFlags.Alias) === 0) {
      return undefined
    }
    const specifier = symbol.declarations[0]?.resolve()
    if (specifier === undefined || !ast.isImportSpecifier(specifier)) {
      return undefined
    }
    const declaration = specifier.parent.parent.parent
    const isOurs =
      ast.isImportDeclaration(declaration) &&
      ast.isStringLiteral(declaration.moduleSpecifier) &&
      declaration.moduleSpecifier.text === 'typefast'
    return isOurs ? formNamed((specifier.propertyName ?? specifier.name).text) : undefined
  }

  private classOf(target: Sync.Symbol): Ast.ClassLikeDeclaration | undefined {
    const { ast } = this.facts.typescript
    const handle = target.valueDeclaration
    if (handle === undefined || this.origins.of(handle.path).kind === 'standard') {
      return undefined
    }
    const node = handle.resolve()
    const declaration = node !== undefined && ast.isVariableDeclaration(node) ? node.initializer : node
    const isClass =
      declaration !== undefined && (ast.isClassDeclaration(declaration) || ast.isClassExpression(declaration))
    return isClass ? declaration : undefined
  }

  private declaredForm(declaration: Ast.ClassLikeDeclaration, target: Sync.Symbol): ErrorForm | undefined {
    const base = declaration.heritageClauses && (this.baseForm(declaration) ?? this.mixedForm(target))
    if (base === undefined) {
      return undefined
    }
    const made = this.madeBy(declaration, base)
    return {
      status: this.propertyOf(declaration, 'status') ?? made.status,
      message: this.propertyOf(declaration, 'detail') ?? made.message,
    }
  }

  private baseForm({ heritageClauses }: Ast.ClassLikeDeclaration): ErrorForm | undefined {
    const { ast } = this.facts.typescript
    const base = heritageClauses?.find(({ token }) => token === ast.SyntaxKind.ExtendsKeyword)?.types[0]
    const name = base && nameOf(base.expression, ast)
    const symbol = name && this.cached.symbolAt(name)
    return symbol && this.formOf(symbol)
  }

  /** `super(418, message)` */
  private madeBy({ members }: Ast.ClassLikeDeclaration, base: ErrorForm): ErrorForm {
    const { ast } = this.facts.typescript
    const own = members.find(
      (member): member is Ast.ConstructorDeclaration =>
        ast.isConstructorDeclaration(member) && member.body !== undefined,
    )
    if (own === undefined) {
      return base
    }
    const owner = ownerOf(own, ast)
    const given = this.superArguments(own)
    return { status: this.fill(base.status, given, owner), message: this.fill(base.message, given, owner) }
  }

  private fill(part: Part, given: readonly Ast.Expression[] | undefined, owner: Owner): Part {
    return given === undefined ? undefined : filled(part, given, owner, this.facts)
  }

  private superArguments({ body }: Ast.ConstructorDeclaration): readonly Ast.Expression[] | undefined {
    const { ast } = this.facts.typescript
    const find = (node: Ast.Node): readonly Ast.Expression[] | undefined =>
      ast.isCallExpression(node) && node.expression.kind === ast.SyntaxKind.SuperKeyword
        ? node.arguments
        : node.forEachChild(find)
    return body && find(body)
  }

  /** `override readonly status = 418`, or `declare readonly status: 418` */
  private propertyOf({ members }: Ast.ClassLikeDeclaration, name: string): Constant | undefined {
    const { ast } = this.facts.typescript
    const property = members.find(
      (member): member is Ast.PropertyDeclaration =>
        ast.isPropertyDeclaration(member) &&
        (member.modifierFlags & ast.ModifierFlags.Static) === 0 &&
        member.name.getText() === name,
    )
    if (property?.initializer !== undefined) {
      return constantOf(property.initializer, this.facts)
    }
    const written = property?.type
    return written !== undefined && ast.isLiteralTypeNode(written)
      ? constantOf(written.literal as Ast.Expression, this.facts)
      : undefined
  }

  /** Of `class Teapot extends withStatus(418)`: its status where its type says it. */
  private mixedForm(target: Sync.Symbol): ErrorForm | undefined {
    const { checker } = this.facts
    const type = checker.getDeclaredTypeOfSymbol(target)
    if (!this.isHttpError(type, 0)) {
      return undefined
    }
    const status = checker.getPropertyOfType(type, 'status')
    const declared = status && checker.getTypeOfSymbol(status)
    return {
      status: declared?.isNumberLiteralType() ? { value: declared.value } : undefined,
      message: undefined,
    }
  }

  private isHttpError(type: Sync.Type, depth: number): boolean {
    const symbol = type.getSymbol()
    const handle = symbol?.valueDeclaration
    if (symbol?.name === HTTP_ERROR && handle && this.origins.of(handle.path).kind === 'typefast') {
      return true
    }
    return depth < 8 && basesOf(type).some((base) => this.isHttpError(base, depth + 1))
  }
}

function basesOf(type: Sync.Type): readonly Sync.Type[] {
  if (type.isIntersectionType()) {
    return type.getTypes()
  }
  // An instance of a generic class has the bases of the class.
  return type.isClassOrInterface() || !type.isTypeReference()
    ? (type.getBaseTypes() ?? [])
    : [type.getTarget()]
}
