/*
 * The departments of the handbook, by name: a module, so that a bundle carries only those that a host names.
 */
export { events } from './events.js'
export { logistics } from './logistics.js'
export { property } from './property.js'
export { serviceDepartment } from './service-department.js'
export { serviceManual } from './service-manual.js'
export { supermarket } from './supermarket.js'
export { topUp } from './top-up.js'
