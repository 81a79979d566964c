import type { AppraisalForm } from '../../vocabulary/appraisal.js'

const column = (id: string, title: string, points: number, items: Readonly<Record<string, string>>) => ({
  id,
  title,
  points,
  // The handbook names the items without weighing them: equal shares.
  items: Object.entries(items).map(([item, name]) => ({
    id: item,
    title: name,
    points: points / Object.keys(items).length,
  })),
})

/**
 * The handbook's form (Q5): virtue 20, diligence 20, ability 30, results 30, and the items of each in equal shares, as the
 * handbook names but does not weigh them.
 * @category Appraisal
 */
export const handbookAppraisal: AppraisalForm = {
  id: 'handbook',
  version: 1,
  columns: [
    column('virtue', 'Virtue 德', 20, {
      ethics: 'Ethics',
      attitude: 'Attitude',
      discipline: 'Discipline',
      relations: 'Relations',
    }),
    column('diligence', 'Diligence 勤', 20, {
      attendance: 'Attendance',
      participation: 'Participation',
      initiative: 'Initiative',
      coordination: 'Coordination',
    }),
    column('ability', 'Ability 能', 30, {
      professional: 'Professional',
      organising: 'Organising',
      managing: 'Managing',
      innovating: 'Innovating',
    }),
    column('results', 'Results 绩', 30, {
      efficiency: 'Efficiency',
      'training-effect': 'Training effect',
      'work-effect': 'Work effect',
      other: 'Other',
    }),
  ],
}
