import { z } from 'zod'
import { Id } from './text.js'

/** The parts people play in a service department (domain.md, Roles). `system` is time passing. @category Vocabulary */
export const Role = z
  .enum([
    'manager',
    'supervisor',
    'service-agent',
    'complaint-specialist',
    'order-agent',
    'technical-support-engineer',
    'technical-department',
    'repair-technician',
    'key-account-agent',
    'quality-reviewer',
    'records-clerk',
    'finance',
    'general-manager',
    'customer',
    'system',
  ])
  .meta({ title: 'Role' })
/** The parts people play in a service department. @category Vocabulary */
export type Role = z.infer<typeof Role>

/** What a service agent is best at (R4). @category Vocabulary */
export const Leaning = z.enum(['tech', 'theory', 'all-round']).meta({ title: 'Leaning' })
/** What a service agent is best at (R4). @category Vocabulary */
export type Leaning = z.infer<typeof Leaning>

/** Who does or wants something: a person, a department, or the passing of time. @category Vocabulary */
export const Party = z
  .strictObject({ id: Id, role: Role, leaning: Leaning.optional() })
  .meta({ title: 'Party', description: 'Who does or wants something' })
/** Who does or wants something: a person, a department, or the passing of time. @category Vocabulary */
export type Party = z.infer<typeof Party>

/** A customer, as a party. @category Vocabulary */
export const Customer = Party.extend({ role: z.literal('customer') }).meta({ title: 'Customer' })
/** A customer, as a party. @category Vocabulary */
export type Customer = z.infer<typeof Customer>
