import { act } from '../cases/act.js'
import type { RequestOf } from '../cases/case.js'
import { changeCharter } from '../cases/change-charter.js'
import { moveCase } from '../cases/move-case.js'
import { offeredPath } from '../cases/route.js'
import type { Path } from '../machines/path.js'
import type { Party } from '../vocabulary/party.js'
import { ask, type SendOptions } from './ask.js'
import { type Office, readParty } from './office.js'
import { refusalOf } from './refuse.js'

/** Asks something of a case. */
export const send = (
  office: Office,
  caseId: string,
  event: { readonly type: string },
  options: SendOptions,
) =>
  ask(
    office,
    {
      where: 'send',
      caseId,
      content: event,
      take: (item, deed) => act(item, event as RequestOf<Path>, deed),
    },
    options,
  )

/** Moves a case to another path. */
export const movePath = (office: Office, caseId: string, path: string, input: object, options: SendOptions) =>
  ask(
    office,
    {
      where: 'moveCase',
      caseId,
      content: { type: 'case.move', path, input },
      take: (item, deed) => moveCase(item, offeredPath(path, deed.charter, 'moveCase'), input, deed),
    },
    options,
  )

/** Puts a case under the desk's present charter (R3). */
export async function updateCharter(office: Office, caseId: string, options: { readonly by: Party }) {
  const by = readParty(options.by, 'changeCharter: by')
  return (
    refusalOf('charter.change', by.role) ??
    ask(
      office,
      {
        where: 'changeCharter',
        caseId,
        take: (item, deed) => ({ ok: true, ...changeCharter(item, office.charter, deed) }),
      },
      { by },
    )
  )
}
