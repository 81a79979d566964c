import { linkCase } from '../cases/link-case.js'
import { CasewrightError } from '../vocabulary/errors.js'
import { CaseLink } from '../vocabulary/link.js'
import { parse } from '../vocabulary/parse.js'
import type { Party } from '../vocabulary/party.js'
import { moveOf } from './move.js'
import { type Office, readId, readParty, unknownCase } from './office.js'
import type { Kept } from './store.js'
import { mayKnowOf } from './view.js'
import { written } from './written.js'

/** Ties two cases at both ends; neither, where one of them is not for `by` to know of. */
export async function link(office: Office, tie: CaseLink, options: { readonly by: Party }): Promise<void> {
  const by = readParty(options.by, 'link: by')
  const link = parse(CaseLink, tie, 'link')
  const ends = [link.from, link.to]
  for (const end of ends) await known(office, readId(end, 'link'), by)
  for (const end of ends) await office.lanes.run(end, () => tieAt(office, end, link, by))
}

async function tieAt(office: Office, caseId: string, link: CaseLink, by: Party): Promise<void> {
  for (let race = 0; race < 20; race++) {
    const kept = await known(office, caseId, by)
    const at = Math.max(office.now(), kept.case.updatedAt)
    const charter = office.charterOf(kept.case)
    const step = linkCase(kept.case, link, { at, by, charter })
    if (step.recorded.length === 0) return
    const move = moveOf(kept, step, { at, by, charter, key: null })
    if ((await office.store.write(move)) === 'written') return written(office, move, at)
  }
  throw new CasewrightError(
    'conflict',
    `link: expected case "${caseId}" to rest for a moment, got moves by others`,
  )
}

async function known(office: Office, caseId: string, by: Party): Promise<Kept> {
  const { kept } = await office.store.read(caseId, null)
  const now = kept && office.current(kept)
  if (now === null || !mayKnowOf(office.viewFor, now.case, by, office.charterOf(now.case))) {
    throw unknownCase(caseId, 'link')
  }
  return now
}
