/** Every code of a fault; `docs/faults.md` has a line and `spec/compile/faults.spec.ts` a refused program for each. */
export const FAULT_CODES = [
  'BODY_FORBIDDEN',
  'BODY_MIXED',
  'CIRCULAR_IMPORT',
  'CONSTRAINT_ASYNC',
  'CONSTRAINT_CONTRADICTS',
  'CONSTRAINT_UNKNOWN',
  'CONTROLLER_UNDECLARED',
  'CREDENTIAL_UNREAD',
  'DEFAULT_REFUSED',
  'DEPENDENCY_CYCLE',
  'DISCRIMINATOR_UNCLEAR',
  'DTO_EMPTY',
  'DTO_UNBUILDABLE',
  'HANDLER_INVALID',
  'INPUT_DEFAULT_HIDDEN',
  'INPUT_REPEATED',
  'INPUT_UNDECLARED',
  'INPUT_UNSUPPORTED',
  'INPUT_UNTYPED',
  'ITEMS_UNTYPED',
  'METADATA_LATE',
  'METADATA_MISSING',
  'OPERATION_ID_REPEATED',
  'OPTION_INVALID',
  'PATH_INVALID',
  'PATH_UNKNOWN',
  'PATH_UNREAD',
  'PEER_MISSING',
  'PROPERTY_RESERVED',
  'PROPERTY_UNTYPED',
  'PROVIDER_INVALID',
  'PROVIDER_UNKNOWN',
  'PROVIDER_UNTYPED',
  'ROUTE_REPEATED',
  'SCHEMA_REGISTERED',
  'SCHEME_REPEATED',
  'SCOPES_UNCHECKED',
  'SCOPE_MISMATCH',
  'SCOPE_UNDECLARED',
  'STATUS_BODILESS',
  'TYPES_STALE',
  'TYPES_VERSION',
  'TYPE_UNREADABLE',
  'WIRE_NAME_REPEATED',
] as const

export type FaultCode = (typeof FAULT_CODES)[number]

/**
 * Where a fault is: in a controller, down to a parameter, or in a class, down to a property.
 * Neither: in the application's options.
 */
export interface Place {
  readonly controller?: string
  readonly handler?: string
  /** Counted from 0. */
  readonly parameter?: number
  readonly class?: string
  readonly property?: string
  /** Of `createApp` or of the plugin. */
  readonly option?: string
}

/** One mistake in a declaration, found at start-up. */
export interface Fault {
  readonly code: FaultCode
  readonly place: Place
  /** What is wrong, and what to do about it. */
  readonly message: string
}

/** How the stages of the compiler say that something is wrong, and go on. */
export type Report = (code: FaultCode, place: Place, message: string) => void

/** `{ controller: 'Items', handler: 'read', parameter: 0 }` → `'Items.read, parameter 0'` */
export function formatPlace(place: Place): string {
  const owner = place.controller ?? place.class
  if (owner === undefined) {
    return place.option === undefined ? 'application' : `option ${place.option}`
  }
  const member = place.handler ?? place.property
  const path = member === undefined ? owner : `${owner}.${member}`
  return place.parameter === undefined ? path : `${path}, parameter ${place.parameter}`
}
