import type { UpwardReports } from '../../vocabulary/liability.js'
import type { Role } from '../../vocabulary/party.js'
import type { Severity } from '../../vocabulary/priority.js'

/**
 * Who is told when the company is responsible: the higher up, the more severe (R6). The handbook says that it goes up by
 * severity; to whom is ours.
 * @category Liability
 */
export const serviceReports: UpwardReports = {
  low: ['supervisor'],
  medium: ['supervisor'],
  high: ['supervisor', 'manager'],
  critical: ['supervisor', 'manager', 'general-manager'],
}

/**
 * Who above is to be told of a matter (R6).
 * @param matter - Its severity, and whether the company is responsible.
 * @param reports - Default {@link serviceReports}.
 * @returns Roles, the lowest first, with the reason; none where the company is not known to be responsible.
 * @category Liability
 */
export function reportUpward(
  { severity, liable }: { readonly severity: Severity; readonly liable: boolean | null },
  reports: UpwardReports = serviceReports,
): { readonly roles: readonly Role[]; readonly because: string } {
  if (liable !== true) {
    const because =
      liable === null ? 'nobody has found out who is responsible' : 'the company is not responsible'
    return { roles: [], because }
  }
  return { roles: reports[severity], because: `responsible, severity ${severity}` }
}
