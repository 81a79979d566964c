import type { DisclosureRules } from '../../vocabulary/confidentiality.js'

const everything = ['matter', 'customer', 'other-customer', 'work', 'supplier'] as const

/**
 * Who may see what of a case (R8). The handbook says that supplier data, customers' data and trade secrets are not disclosed;
 * which role needs what for its work is ours. Supplier data stay with those who order, pay and decide.
 * @category Confidentiality
 */
export const serviceDisclosure: DisclosureRules = {
  fields: {
    id: 'matter',
    subject: 'matter',
    'contact.channel': 'matter',
    'contact.language': 'matter',
    'replies.text': 'matter',
    'replies.sentAt': 'matter',
    'promise.dueAt': 'matter',
    'promise.renewals': 'matter',
    ending: 'matter',
    withdrawnBecause: 'matter',
    reopened: 'matter',
    order: 'matter',
    product: 'matter',
    side: 'matter',
    'verdict.favours': 'matter',
    'verdict.reasons': 'matter',
    'verdict.remedy': 'matter',
    settled: 'matter',
    'fix.kind': 'matter',
    'fix.description': 'matter',
    resolution: 'matter',
    customer: 'customer',
    'contact.address': 'customer',
    buyer: 'other-customer',
    seller: 'other-customer',
    counterparty: 'other-customer',
    evidence: 'other-customer',
    supplier: 'supplier',
    suppliers: 'supplier',
    supplyChannel: 'supplier',
    purchasePrice: 'supplier',
    'order.supplier': 'supplier',
    'order.supplyChannel': 'supplier',
    'order.purchasePrice': 'supplier',
  },
  roles: {
    manager: everything,
    'general-manager': everything,
    supervisor: everything,
    'service-agent': ['matter', 'customer', 'other-customer', 'work'],
    'complaint-specialist': ['matter', 'customer', 'other-customer', 'work'],
    'order-agent': ['matter', 'customer', 'work', 'supplier'],
    'key-account-agent': ['matter', 'customer', 'work'],
    'technical-support-engineer': ['matter', 'customer', 'work'],
    'technical-department': ['matter', 'work'],
    'repair-technician': ['matter', 'customer', 'work'],
    'quality-reviewer': ['matter', 'work'],
    'records-clerk': ['matter', 'customer', 'other-customer', 'work'],
    finance: ['matter', 'supplier'],
    customer: ['matter', 'customer'],
    system: ['matter', 'work'],
  },
}
