import type {
  BookingInput,
  ComplaintInput,
  DisputeInput,
  EquipmentFaultInput,
  ExpenseClaimInput,
  FaultInput,
  InquiryInput,
  InstallationInput,
  OrderInput,
  Party,
  RepairVisitInput,
  ReturnVisitInput,
  SafetyIncidentInput,
  SuggestionInput,
} from 'casewright'

/** Who appears in the stories. */
export const cast = {
  customer: { id: 'customer', role: 'customer' },
  /** The other side of a trade. */
  shop: { id: 'shop', role: 'customer' },
  stranger: { id: 'stranger', role: 'customer' },
  agent: { id: 'agent', role: 'service-agent', leaning: 'all-round' },
  theorist: { id: 'theorist', role: 'service-agent', leaning: 'theory' },
  techie: { id: 'techie', role: 'service-agent', leaning: 'tech' },
  specialist: { id: 'specialist', role: 'complaint-specialist' },
  colleague: { id: 'colleague', role: 'complaint-specialist' },
  orderAgent: { id: 'order-agent', role: 'order-agent' },
  engineer: { id: 'engineer', role: 'technical-support-engineer' },
  department: { id: 'department', role: 'technical-department' },
  technician: { id: 'technician', role: 'repair-technician' },
  finance: { id: 'finance', role: 'finance' },
  supervisor: { id: 'supervisor', role: 'supervisor' },
  manager: { id: 'manager', role: 'manager' },
  generalManager: { id: 'general-manager', role: 'general-manager' },
  clerk: { id: 'clerk', role: 'records-clerk' },
} as const satisfies Record<string, Party>

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** When every story begins: a Monday, 09:00 in Shanghai. */
export const monday = Date.UTC(2026, 2, 2, 1)

/** What every path can be opened with. */
export const inputs = {
  inquiry: {
    customer: cast.customer,
    contact: { channel: 'chat', address: 'chat-17', language: 'zh-CN' },
    subject: '充值卡可以退吗？',
  } satisfies InquiryInput,
  dispute: {
    customer: cast.customer,
    contact: { channel: 'phone', address: '+86 10 5555 0100' },
    subject: 'The card was paid for and never arrived',
    priority: { severity: 'high', urgency: 'medium' },
    side: 'buyer',
    counterparty: cast.shop,
    order: { number: 'A-1001', amount: { amountMinor: 10_000, currency: 'CNY' } },
  } satisfies DisputeInput,
  fault: {
    customer: cast.customer,
    contact: { channel: 'email', address: 'customer@example.com' },
    subject: 'Topping up ends in error 504',
    product: 'top-up client',
  } satisfies FaultInput,
  equipmentFault: {
    customer: cast.customer,
    contact: { channel: 'walk-in', address: 'desk 12' },
    subject: 'The card printer jams and smells burnt',
    equipment: 'card printer 3',
    occurredAt: monday - hour,
  } satisfies EquipmentFaultInput,
  safetyIncident: {
    customer: cast.customer,
    contact: { channel: 'phone', address: 'extension 4' },
    subject: 'A shelf fell over in the hall',
    priority: { severity: 'critical', urgency: 'critical' },
    occurredAt: monday - 2 * hour,
    place: 'Hall, ground floor',
  } satisfies SafetyIncidentInput,
  expenseClaim: {
    customer: cast.customer,
    contact: { channel: 'form', address: 'desk 12' },
    subject: 'A visit to a customer in Tianjin',
    invoices: [
      {
        number: 'F-1',
        issuedOn: '2026-02-26',
        purpose: 'Train',
        amount: { amountMinor: 10_950, currency: 'CNY' },
      },
      {
        number: 'F-2',
        issuedOn: '2026-02-27',
        purpose: 'Taxi',
        amount: { amountMinor: 4_300, currency: 'CNY' },
      },
    ],
    total: { amountMinor: 15_250, currency: 'CNY' },
  } satisfies ExpenseClaimInput,
  order: {
    customer: cast.customer,
    contact: { channel: 'chat', address: 'chat-18' },
    subject: 'The top-up never arrived',
    matter: 'top-up',
    orderNumber: 'T-7',
  } satisfies OrderInput,
  repairVisit: {
    customer: cast.customer,
    contact: { channel: 'phone', address: '+86 10 5555 0101' },
    subject: 'The till prints nothing',
    askedBy: 'caller',
    product: 'till',
  } satisfies RepairVisitInput,
  installation: {
    customer: cast.customer,
    contact: { channel: 'walk-in', address: '+86 10 5555 0102' },
    subject: 'A fiscal printer',
    product: 'fiscal printer',
  } satisfies InstallationInput,
  booking: {
    customer: cast.customer,
    contact: { channel: 'phone', address: '+86 10 5555 0103' },
    subject: 'A lesson with the new till',
  } satisfies BookingInput,
  complaint: {
    customer: cast.customer,
    contact: { channel: 'phone', address: '+86 10 5555 0101' },
    subject: 'The agent hung up on me',
    about: 'service',
  } satisfies ComplaintInput,
  suggestion: {
    customer: cast.customer,
    contact: { channel: 'form', address: 'customer@example.com' },
    subject: 'Show the balance before topping up',
  } satisfies SuggestionInput,
  returnVisit: {
    customer: cast.customer,
    contact: { channel: 'phone', address: '+86 10 5555 0102' },
    subject: 'How did we handle your complaint?',
    rule: 'F2',
    followsUp: 'case-0',
    earliestAt: monday + day,
    latestAt: monday + 3 * day,
  } satisfies ReturnVisitInput,
} as const
