export { meterStanding } from './standing.js'
export { type TelemetryOptions, telemetry } from './telemetry.js'
