export {
  type ArbitraryCaseOptions,
  type Asked,
  arbitraryCase,
  arbitraryEvents,
  arbitraryInput,
} from './path.js'
export { type ArbitraryOptions, arbitraryOf } from './schema.js'
