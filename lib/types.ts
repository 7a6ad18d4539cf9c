/** A class, as decorators and `new` see it. */
// biome-ignore lint/suspicious/noExplicitAny: any other parameter list would refuse some class
export type Constructor<T = object> = new (...args: any[]) => T

/** An abstract class too: what a base controller may be. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyClass<T = object> = abstract new (...args: any[]) => T

/** A class that others cannot make: its constructor is private or protected. */
export type ClosedClass<T = object> = Function & { readonly prototype: T }

/** The methods an operation may have; `ALL` stands for each of them. */
export const HTTP_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
export type HttpMethod = (typeof HTTP_METHODS)[number]

/** Where inputs come from, in the order of their issues and of the document. All but the body are OpenAPI's `in`. */
export const INPUT_SOURCES = ['path', 'query', 'header', 'cookie', 'body'] as const
export type InputSource = (typeof INPUT_SOURCES)[number]

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A JSON Schema 2020-12 object. */
export type JsonSchema = { [keyword: string]: unknown }
