import type { RoutingRules } from '../../vocabulary/routing.js'

/**
 * The best match for the nature of the case (R4): a language somebody speaks is required, all else preferred, first who
 * already answers for the matter (R1), then the customer's key-account agent, the leaning, and the customer's grade.
 * The handbook names what counts; the order, and fewest open cases among equals, are ours.
 * @category Routing
 */
export const handbookRouting: RoutingRules = {
  match: [
    { by: 'language', required: true },
    { by: 'owner', required: false },
    { by: 'key-account', required: false },
    { by: 'leaning', required: false },
    { by: 'customer-grade', required: false },
  ],
  strategy: 'fewest-open',
}
