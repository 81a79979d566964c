import { CasewrightError } from '../vocabulary/errors.js'
import type { Receipt, UsedKey } from './store.js'

/**
 * The receipt of what was done under a key, for the same content.
 * @throws CasewrightError `key-reused` for other content.
 */
export function receiptFor({ key, content, receipt }: UsedKey, sent: string, where: string): Receipt {
  if (content === sent) return receipt
  throw new CasewrightError(
    'key-reused',
    `${where}: expected under the key ${JSON.stringify(key)} what it was first used for, got something else`,
  )
}
