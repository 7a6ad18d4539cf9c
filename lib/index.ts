/** The public surface. */
import 'reflect-metadata'

export {
  type FileOptions,
  file,
  html,
  type RawOptions,
  RawResponse,
  redirect,
  text,
} from './adapter/response-helpers.js'
export { type ErrorHandler, type ErrorOptions, handleError } from './adapter/settings.js'
export { type App, createApp } from './app.js'
export type { ApiInfo, ApiOptions, AppOptions } from './app-options.js'
export type { ControllerOption } from './compile/controllers.js'
export { Controller } from './decorators/controller.js'
export { Intersection, Omit, Partial, Pick } from './decorators/derived.js'
export { Field } from './decorators/field.js'
export { Body, Cookie, Header, type InputDecorator, Param, Query, Reply, Req } from './decorators/inputs.js'
export {
  All,
  Delete,
  Get,
  Head,
  Options,
  Patch,
  Post,
  Put,
  Route,
  type RouteDecorator,
} from './decorators/route.js'
export { Unknown } from './decorators/unknown.js'
export {
  jsonSchemaOf,
  type ParseOptions,
  type ParseResult,
  parse,
  parseAsync,
  safeParse,
  serialize,
} from './engine/parse.js'
export { type StandardResult, type StandardSchema, standardSchema } from './engine/standard-schema.js'
export { DeclarationError } from './errors/declaration-error.js'
export type { Fault, FaultCode, Place } from './errors/fault.js'
export {
  BadGateway,
  BadRequest,
  Conflict,
  ContentTooLarge,
  Forbidden,
  GatewayTimeout,
  Gone,
  HttpError,
  type HttpErrorOptions,
  InternalServerError,
  MethodNotAllowed,
  NotAcceptable,
  NotFound,
  NotImplemented,
  PreconditionFailed,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
  UnprocessableContent,
  UnsupportedMediaType,
} from './errors/http-error.js'
export type { Issue, Loc } from './errors/issue.js'
export { RequestValidationError, ValidationError } from './errors/validation-error.js'
export type {
  ClassOption,
  ControllerOptions,
  FieldOptions,
  HeaderOptions,
  InputOptions,
  ResponseOptions,
  RouteOptions,
  SharedOptions,
  TypeName,
  TypeOption,
  ValueOptions,
} from './metadata/options.js'
export type { OpenApiDocument } from './openapi/model.js'
export type { Coercion } from './operation.js'
export { type PluginOptions, typefast } from './plugin.js'
export type { UnknownKeys } from './shape/shape.js'
export type { Constructor, HttpMethod, InputSource, Json, JsonSchema } from './types.js'
