import type { InputOptions } from '../metadata/options.js'
import type { InputRecord } from '../metadata/records.js'
import { handlerRecord } from '../metadata/registry.js'
import type { InputSource } from '../types.js'

/** What `@Query` and its siblings are: a name and options, either of which may be left out. */
export interface InputDecorator {
  (options?: InputOptions): ParameterDecorator
  (name: string, options?: InputOptions): ParameterDecorator
}

function record(source: InputRecord['source'], options: InputOptions, name?: string): ParameterDecorator {
  return (prototype, method, index) => {
    const said = { index, source, options, ...(name === undefined ? {} : { name }) }
    handlerRecord(prototype, method).parameters.push(said)
  }
}

function inputOf(source: InputSource | 'form'): InputDecorator {
  return (first: string | InputOptions = {}, options: InputOptions = {}) =>
    typeof first === 'string' ? record(source, options, first) : record(source, first)
}

/**
 * A value of the path: `@Param('id') id: number`. Without a name: all of them, as a DTO.
 */
export const Param = inputOf('path')
/**
 * A value of the query: `@Query('limit', { default: 20 }) limit: number`; a list takes every repetition
 * (`?tag=a&tag=b`). Without a name: the whole query, as a DTO.
 */
export const Query = inputOf('query')
/**
 * A header: `@Header('x-token') token: string`. Without a name: headers as a DTO, whose `xToken` is `X-Token`.
 */
export const Header = inputOf('header')
/** A cookie: `@Cookie('session') session: string`. Without a name: the cookies, as a DTO. */
export const Cookie = inputOf('cookie')
/**
 * The body: `@Body() item: CreateItem`. With a name: one key of the body's object, beside others.
 */
export const Body = inputOf('body')
/**
 * A body that is a form (`application/x-www-form-urlencoded`), as a DTO: `@Form() login: Login`. Its values are text,
 * and are read as those of a query. With a name: one field of it, beside others.
 */
export const Form = inputOf('form')
/** Fastify's request. */
export const Req = (): ParameterDecorator => record('request', {})
/** Fastify's reply: sets status, headers and cookies of the answer; what the handler returns is still sent. */
export const Reply = (): ParameterDecorator => record('reply', {})
