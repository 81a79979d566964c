import type { CaseOf, Deed } from '../cases/case.js'
import { linkCase } from '../cases/link-case.js'
import { CaseLink } from '../vocabulary/link.js'
import { parse } from '../vocabulary/parse.js'
import type { Party } from '../vocabulary/party.js'
import { ask } from './ask.js'
import { type Office, readId, readParty, unknownCase } from './office.js'
import { mayKnowOf } from './view.js'

/** Ties two cases at both ends; neither, where one of them is not for `by` to know of. */
export async function link(office: Office, tie: CaseLink, options: { readonly by: Party }): Promise<void> {
  const by = readParty(options.by, 'link: by')
  const link = parse(CaseLink, tie, 'link')
  const ends = [link.from, link.to]
  for (const end of ends) await demandKnown(office, readId(end, 'link'), by)
  for (const caseId of ends) {
    const take = (item: CaseOf, deed: Deed) => ({ ok: true, ...linkCase(item, link, deed) }) as const
    await ask(office, { where: 'link', caseId, take }, { by })
  }
}

async function demandKnown(office: Office, caseId: string, by: Party): Promise<void> {
  const { kept } = await office.store.read(caseId, null)
  const item = kept && office.current(kept).case
  if (item === null || !mayKnowOf(office.viewFor, item, by, office.charterOf(item))) {
    throw unknownCase(caseId, 'link')
  }
}
