/** The HTTP errors that methods throw: found in the code, and said by `@throws`. */
import type { ThrownError } from '../metadata/manifest.js'
import { CalledFunctions } from './called-functions.js'
import { CachedChecker } from './checker.js'
import type { Docs } from './docs.js'
import { ErrorClasses } from './error-classes.js'
import { valueOfPart } from './error-form.js'
import type { FunctionNode } from './function-body.js'
import { type Owner, ownerOf } from './thrown-arguments.js'
import { documentedErrors } from './thrown-docs.js'
import { isOpen, type OpenError, ThrownExpressions } from './thrown-expressions.js'
import { ErrorList, joinThrown } from './thrown-list.js'
import type { Ast, Sync } from './typescript.js'
import type { Evaluation } from './value.js'

export interface ThrowsFacts extends Evaluation {
  readonly program: Sync.Program
  isProjectFile(path: string): boolean
  /** Answers that are known already. */
  readonly cached?: CachedChecker
}

/** How many calls away an error may be thrown. */
const DEEPEST = 6

export { joinThrown } from './thrown-list.js'

/** What one function throws, and what it calls. */
interface FunctionErrors {
  /** Whatever its arguments are. */
  readonly closed: readonly ThrownError[]
  /** Those that depend on its arguments. */
  readonly open: readonly OpenError[]
  readonly called: ReadonlySet<FunctionNode>
}

const NONE: FunctionErrors = { closed: [], open: [], called: new Set() }

export class ThrownErrors {
  private readonly cached: CachedChecker
  private readonly classes: ErrorClasses
  private readonly functions: CalledFunctions
  private readonly expressions: ThrownExpressions
  private readonly files = new Set<Ast.SourceFile>()
  private readonly owners = new Map<FunctionNode, Owner>()
  private readonly errors = new Map<FunctionNode, FunctionErrors>()

  constructor(private readonly facts: ThrowsFacts) {
    this.cached = facts.cached ?? new CachedChecker(facts.checker, facts.typescript)
    this.classes = new ErrorClasses(facts, this.cached)
    this.functions = new CalledFunctions(facts, this.cached)
    this.expressions = new ThrownExpressions(facts, this.cached, this.classes, this.functions)
  }

  /** Those found in the code of a method and of what it calls, by status and message. */
  of(method: Ast.Node): readonly ThrownError[] {
    const { ast } = this.facts.typescript
    if (!ast.isFunctionLikeDeclaration(method) || this.isIdle(method)) {
      return []
    }
    this.askFile(method.getSourceFile())
    const reached = new Set<FunctionNode>([method])
    const found = new ErrorList(this.errorsOf(method).open.flatMap(closedOf))
    let level: readonly FunctionNode[] = [method]
    for (let depth = 0; level.length > 0 && depth <= DEEPEST; depth++) {
      this.ask(level)
      const next: FunctionNode[] = []
      for (const node of level) {
        const { closed, called } = this.errorsOf(node)
        found.add(closed)
        next.push(...[...called].filter((each) => !reached.has(each)))
      }
      for (const node of next) {
        reached.add(node)
      }
      level = [...new Set(next)]
    }
    return found.sorted()
  }

  /** The same, and what its documentation says. */
  documented(method: Ast.Node, docs: Docs): readonly ThrownError[] {
    return joinThrown(this.of(method), this.saidBy(docs, method))
  }

  /** What `@throws` says. */
  saidBy(docs: Docs, method: Ast.Node): readonly ThrownError[] {
    return documentedErrors(docs, method, this.facts, this.classes)
  }

  /** A method without calls and throws costs no question. */
  private isIdle(node: FunctionNode): boolean {
    const { thrown, calls } = this.ownerOf(node).body
    return thrown.length === 0 && calls.length === 0
  }

  /** Handlers of one file are asked for together. */
  private askFile(source: Ast.SourceFile): void {
    if (this.files.has(source)) {
      return
    }
    this.files.add(source)
    const { ast } = this.facts.typescript
    const classes = source.statements.filter((statement) => ast.isClassDeclaration(statement))
    const members = classes.flatMap((each) => [...each.members])
    this.ask(members.filter((member) => ast.isMethodDeclaration(member)))
  }

  private ask(functions: readonly FunctionNode[]): void {
    const calls = functions.flatMap((node) => (this.errors.has(node) ? [] : this.ownerOf(node).body.calls))
    this.cached.prefetchSymbols(calls.map(({ name }) => name))
  }

  private ownerOf(node: FunctionNode): Owner {
    let owner = this.owners.get(node)
    if (owner === undefined) {
      owner = ownerOf(node, this.facts.typescript.ast)
      this.owners.set(node, owner)
    }
    return owner
  }

  private errorsOf(node: FunctionNode): FunctionErrors {
    let errors = this.errors.get(node)
    if (errors === undefined) {
      // A function that calls itself adds nothing to what it throws.
      this.errors.set(node, NONE)
      this.ask([node])
      errors = this.find(this.ownerOf(node))
      this.errors.set(node, errors)
    }
    return errors
  }

  private find(owner: Owner): FunctionErrors {
    const called = new Set<FunctionNode>()
    const errors = owner.body.thrown.flatMap((expression) => this.expressions.errorsOf(expression, owner))
    for (const { name, arguments: given } of owner.body.calls) {
      for (const callee of this.functions.of(name)) {
        called.add(callee)
        const { open } = this.errorsOf(callee)
        errors.push(...open.flatMap((error) => this.expressions.given(error, given, owner)))
      }
    }
    return {
      closed: errors.filter((error) => !isOpen(error)).flatMap(closedOf),
      open: errors.filter(isOpen),
      called,
    }
  }
}

/** What `@throws` says of a method. */
export function thrownByDocs(docs: Docs, method: Ast.Node, facts: Evaluation): readonly ThrownError[] {
  const cached = new CachedChecker(facts.checker, facts.typescript)
  return documentedErrors(docs, method, facts, new ErrorClasses(facts, cached))
}

/** Without those whose status only running would tell. */
function closedOf(error: OpenError): ThrownError[] {
  if ('argument' in error) {
    return []
  }
  const status = valueOfPart(error.status)
  const message = valueOfPart(error.message)
  return typeof status === 'number' && Number.isInteger(status) && status >= 400 && status <= 599
    ? [{ status, ...(typeof message === 'string' && { message }) }]
    : []
}
