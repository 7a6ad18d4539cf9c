import { OAuth2Password } from 'typefast'

export const SCOPES = {
  me: 'See who you are',
  'notes:read': 'Read your notes',
  'notes:write': 'Write notes',
} as const

export type Scope = keyof typeof SCOPES

export const isScope = (text: string): text is Scope => Object.hasOwn(SCOPES, text)

export const TOKEN_URL = '/token'
export const REFRESH_URL = '/token/refresh'

export const oauth2 = new OAuth2Password({
  tokenUrl: TOKEN_URL,
  refreshUrl: REFRESH_URL,
  scopes: SCOPES,
  description: 'A user name and a password are exchanged for an access token and a refresh token',
})
