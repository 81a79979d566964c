import { Customer, Leaning, Party, Role } from 'casewright'
import { examplesOf, hostile } from './examples.js'

const ids = Object.fromEntries(
  Object.entries(hostile).map(([name, id]) => [`${name} as an id`, { id, role: 'customer' }]),
)

examplesOf('Role', Role, {
  takes: Object.fromEntries(
    [
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
    ].map(role => [role, role]),
  ),
  refuses: {
    'another one': ['boss', ''],
    'one in capitals': ['Manager', ''],
    'a prototype': ['__proto__', ''],
  },
})

examplesOf('Leaning', Leaning, {
  takes: { tech: 'tech', theory: 'theory', 'all-round': 'all-round' },
  refuses: { 'another one': ['left', ''], none: [null, ''] },
})

examplesOf('Party', Party, {
  takes: { ...ids, 'an agent with a leaning': { id: 'agent', role: 'service-agent', leaning: 'tech' } },
  refuses: {
    'one without an id': [{ role: 'customer' }, 'id'],
    'one with an empty id': [{ id: '', role: 'customer' }, 'id'],
    'one without a role': [{ id: 'x' }, 'role'],
    'one with two roles': [{ id: 'x', role: ['customer', 'manager'] }, 'role'],
    'one with another leaning': [{ id: 'x', role: 'service-agent', leaning: 'left' }, 'leaning'],
    'one with a name': [{ id: 'x', role: 'customer', name: 'X' }, ''],
    'a mere id': ['x', ''],
  },
})

examplesOf('Customer', Customer, {
  takes: { 'a customer': { id: 'x', role: 'customer' } },
  refuses: { 'an agent': [{ id: 'x', role: 'service-agent' }, 'role'] },
})
