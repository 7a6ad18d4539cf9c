import type { Report } from '../errors/fault.js'
import type { HandlerRecord } from '../metadata/records.js'
import { findController, lineageOf } from '../metadata/registry.js'
import type { AnyClass } from '../types.js'

/** What decorators said of handlers, a base class's first; a subclass's own replaces what it decorates again. */
export function handlersOf(target: AnyClass, report: Report): HandlerRecord[] {
  const handlers = new Map<string, HandlerRecord>()
  for (const ancestor of lineageOf(target)) {
    for (const record of findController(ancestor)?.handlers.values() ?? []) {
      const { name } = record
      if (isProvider(record)) {
        continue
      }
      const wrong = mistakeOf(ancestor, record)
      if (wrong === undefined) {
        handlers.set(name, record)
      } else {
        report('HANDLER_INVALID', { controller: ancestor.name, handler: name }, wrong)
      }
    }
  }
  return [...handlers.values()]
}

/** A static provider, or a constructor, whose parameters are compiled where it is asked for. */
function isProvider({ name, isStatic, provides }: HandlerRecord): boolean {
  return isStatic && (provides !== undefined || name === 'constructor')
}

/** Why a decorated member serves nothing, and what to do about it. */
function mistakeOf(
  target: AnyClass,
  { name, isStatic, routes, provides }: HandlerRecord,
): string | undefined {
  if (isStatic) {
    return 'it is static, and a handler is a method of instances; drop static, or decorate it with @Provides()'
  }
  if (provides !== undefined) {
    return '@Provides is for static methods; make it static'
  }
  if (typeof Object.getOwnPropertyDescriptor(target.prototype, name)?.value !== 'function') {
    return 'it is no method, and only methods are handlers; write it as one'
  }
  return routes.length === 0
    ? 'it takes inputs and has no route; decorate it with @Get or one of its siblings'
    : undefined
}
