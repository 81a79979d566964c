/** What can happen, in the order in which it does at one and the same instant. */
export const Kind = {
  slot: 0,
  shiftBegins: 1,
  breakEnds: 2,
  caseDue: 3,
  workDone: 4,
  partyDone: 5,
  arrival: 6,
  retry: 7,
  overflow: 8,
  patienceEnds: 9,
  breakDue: 10,
  closing: 11,
  shiftEnds: 12,
} as const
