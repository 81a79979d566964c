import { writeFileSync } from 'node:fs'
import { charters } from 'casewright'
import { contactsText } from './contacts-text.js'
import { type ComposedDay, composeDay } from './day.js'
import { composeDepartment, departments } from './department-day.js'

// Writes the contacts of each department anew: `npm run demo:compose`.
const write = (charter: keyof typeof charters, { contacts }: ComposedDay): void =>
  writeFileSync(new URL(`contacts/${charters[charter].id}.jsonl`, import.meta.url), contactsText(contacts))

write('topUp', composeDay())
for (const [charter, department] of Object.entries(departments)) {
  write(charter as keyof typeof departments, composeDepartment(department()))
}
