/** The public surface. */
import 'reflect-metadata'

export { currentRequest } from './adapter/current-request.js'
export type { SwaggerUiOptions } from './adapter/documents.js'
export type { RequestContext } from './adapter/request-context.js'
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
export { type App, createApp, type Undo } from './app.js'
export type { ApiInfo, ApiOptions, AppOptions } from './app-options.js'
export type { ControllerOption } from './compile/controllers.js'
export type { ProviderOption } from './compile/replacements.js'
export { Controller } from './decorators/controller.js'
export type { DemandDecorator } from './decorators/demand.js'
export { Depends } from './decorators/depends.js'
export { Intersection, Omit, Partial, Pick } from './decorators/derived.js'
export { Field } from './decorators/field.js'
export { Injectable } from './decorators/injectable.js'
export {
  Body,
  Cookie,
  Form,
  Header,
  type InputDecorator,
  Param,
  Query,
  Reply,
  Req,
} from './decorators/inputs.js'
export { Provides } from './decorators/provides.js'
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
export { Security } from './decorators/security.js'
export { Unknown } from './decorators/unknown.js'
export { replaceResult } from './dependencies/replaced-result.js'
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
export { ProviderError } from './errors/provider-error.js'
export { RequestValidationError, ValidationError } from './errors/validation-error.js'
export type {
  DateOnly,
  DateTime,
  Decimal,
  Default,
  Email,
  ExclusiveMax,
  ExclusiveMin,
  Format,
  Int,
  Max,
  MaxItems,
  MaxLength,
  Min,
  MinItems,
  MinLength,
  MultipleOf,
  Pattern,
  Tag,
  UniqueItems,
  Url,
  Uuid,
} from './markers.js'
export { registerTypes } from './metadata/described.js'
export type { Types } from './metadata/manifest.js'
export type {
  ClassOption,
  ControllerOptions,
  DemandOptions,
  FieldOptions,
  HeaderOptions,
  InjectableOptions,
  InputOptions,
  ProvidesOptions,
  ResponseOptions,
  RouteOptions,
  SharedOptions,
  Token,
  TypeName,
  TypeOption,
  ValueOptions,
} from './metadata/options.js'
export type { OpenApiDocument } from './openapi/model.js'
export type { Coercion, Scope, Until } from './operation.js'
export { type PluginOptions, typefast } from './plugin.js'
export { ApiKey, type ApiKeyOptions } from './security/api-key.js'
export { type BasicCredentials, HttpBasic, type HttpBasicOptions } from './security/http-basic.js'
export { HttpBearer, type HttpBearerOptions } from './security/http-bearer.js'
export { type DigestCredentials, HttpDigest, type HttpDigestOptions } from './security/http-digest.js'
export {
  OAuth2AuthorizationCode,
  type OAuth2AuthorizationCodeOptions,
  OAuth2ClientCredentials,
  type OAuth2Options,
  OAuth2Password,
  type OAuth2PasswordOptions,
} from './security/oauth2.js'
export { OpenIdConnect, type OpenIdConnectOptions } from './security/open-id-connect.js'
export { type SchemeOptions, SecurityScheme } from './security/scheme.js'
export { SecurityScopes } from './security/security-scopes.js'
export type { SecurityOption } from './security/security-use.js'
export type { UnknownKeys } from './shape/shape.js'
export type { Constructor, HttpMethod, InputSource, Json, JsonSchema } from './types.js'
