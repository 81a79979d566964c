/*
 * The routing paths of the handbook, by name: a module, so that a bundle carries only those that a host names.
 */
export { bookingPath as booking } from './booking/booking.path.js'
export { complaintPath as complaint } from './complaint/complaint.path.js'
export { disputePath as dispute } from './dispute/dispute.path.js'
export { equipmentFaultPath as equipmentFault } from './equipment-fault/equipment-fault.path.js'
export { expenseClaimPath as expenseClaim } from './expense-claim/expense-claim.path.js'
export { faultPath as fault } from './fault/fault.path.js'
export { inquiryPath as inquiry } from './inquiry/inquiry.path.js'
export { installationPath as installation } from './installation/installation.path.js'
export { orderPath as order } from './order/order.path.js'
export { repairVisitPath as repairVisit } from './repair-visit/repair-visit.path.js'
export { returnVisitPath as returnVisit } from './return-visit/return-visit.path.js'
export { safetyIncidentPath as safetyIncident } from './safety-incident/safety-incident.path.js'
export { suggestionPath as suggestion } from './suggestion/suggestion.path.js'
