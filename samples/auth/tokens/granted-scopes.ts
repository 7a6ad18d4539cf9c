import { isScope, type Scope } from '../oauth2.js'
import { TokenRefused } from './token-problem.js'

/**
 * Of what is asked for, what the user may allow; the answer tells what that is (RFC 6749, 3.3).
 * `('me notes:write', ['me', 'notes:read'])` → `['me']`
 *
 * @param asked apart by spaces; empty: everything.
 * @throws TokenRefused for a scope that is none, and where nothing would be left.
 */
export function grantedScopes(asked: string, allowed: readonly Scope[]): readonly Scope[] {
  const names = asked.split(' ').filter((name) => name !== '')
  if (!names.every(isScope)) throw new TokenRefused('invalid_scope', 'There is no such scope')
  const granted = names.length === 0 ? allowed : allowed.filter((scope) => names.includes(scope))
  if (granted.length === 0) throw new TokenRefused('invalid_scope', 'The user may allow nothing of it')
  return granted
}
