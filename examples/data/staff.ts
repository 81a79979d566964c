import type { Leaning, Party, Role } from 'casewright'

const several = (count: number, name: string, role: Role, leaning?: Leaning): Party[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `${name}-${String(index + 1).padStart(2, '0')}`
    return leaning === undefined ? { id, role } : { id, role, leaning }
  })

/** Who is on duty. */
export const staff = {
  /** Who answers what is a matter of rules, orders and words. */
  theory: several(6, 'agent', 'service-agent', 'theory'),
  /** Who answers faults. */
  tech: several(4, 'tech-agent', 'service-agent', 'tech'),
  engineers: several(2, 'engineer', 'technical-support-engineer'),
  orderDesk: several(2, 'order-agent', 'order-agent'),
  specialists: several(4, 'specialist', 'complaint-specialist'),
  department: several(1, 'developers', 'technical-department')[0]!,
  technicians: several(3, 'technician', 'repair-technician'),
  finance: several(1, 'finance', 'finance')[0]!,
  supervisor: several(1, 'supervisor', 'supervisor')[0]!,
  manager: several(1, 'manager', 'manager')[0]!,
  generalManager: several(1, 'general-manager', 'general-manager')[0]!,
  clerk: several(1, 'clerk', 'records-clerk')[0]!,
} as const
