/*
 * The rules of the handbook by their IDs: what each is about, which public names keep it, and which tests show that they do.
 * `npm run coverage:handbook` checks all of it and writes docs/coverage.md from it.
 */

/** A rule, where it is kept, and what shows it. */
export interface Kept {
  readonly title: string
  /** Public names; each is declared in a file that cites the rule, or that imports one which does. */
  readonly code: readonly string[]
  /** By file under test/, the full names of tests as they are written there, parts joined by ` › `. */
  readonly tests: Readonly<Record<string, readonly string[]>>
}

const targets = 'charters/targets.test.ts'
const links = 'cases/links-of-paths.test.ts'
const followUp = 'policies/follow-up/follow-up.test.ts'

/** What a target of a department is shown by: its number, and a real case that it is breached and met on. */
const onCases = (more: Kept['tests'] = {}): Kept['tests'] => ({
  [targets]: [
    '%s of %s, on the %s path › is breached at its instant, and not before',
    '%s of %s, on the %s path › is met by what it asks for',
  ],
  ...more,
})
const proved = 'A path that keeps its promises › $id is proved to'

export const handbook: Readonly<Record<string, Kept>> = {
  P1: {
    title: 'Inquiry: accept, resolve, reply, feed back',
    code: ['inquiryPath', 'inquiryMachine'],
    tests: {
      'machines/inquiry.test.ts': [
        'An inquiry (P1) › is accepted, answered at once, fed back, and in the end past recall (P1, R2)',
        'An inquiry (P1) › has another question before it is closed, which the same agent owns (P1, R1)',
        'A promise (T12) › has a date, and an address where the answer reaches the customer',
      ],
    },
  },
  P2: {
    title: 'Dispute: the complaint desk verifies on both sides, judges and settles',
    code: ['disputePath', 'disputeMachine'],
    tests: {
      'machines/dispute.test.ts': [
        'A dispute (P2) › goes from the desk to the complaint specialist, is judged, settled, answered and fed back (P2, R2)',
        'A verdict (P2) › for %s may bring %s',
        'A verdict (P2) › is told to both sides: to the one who came by the reply, to the other with the reasons',
      ],
      [links]: [
        'An inquiry that turns out to be a dispute › moves to the dispute path with its history and its owner (P2, R1)',
      ],
    },
  },
  P3: {
    title: 'Fault that the tech-leaning agent solves',
    code: ['faultPath', 'faultMachine'],
    tests: {
      'machines/fault.test.ts': [
        'A fault that the agent solves (P3) › is reproduced, diagnosed, fixed, verified by the customer, answered and fed back (P3, R2)',
        'A fault that the agent solves (P3) › is worked on by %s who accepts it (R4)',
      ],
    },
  },
  P4: {
    title: 'Fault reported to the technical department, whose answer comes back',
    code: ['faultPath', 'climb', 'serviceLadder'],
    tests: {
      'machines/fault.test.ts': [
        'A fault that the technical department has (P4) › is reported with what was tried, and its owner stays (P4, R1)',
        'A fault that the technical department has (P4) › goes on when the answer is "%s" at %s (P4)',
        'A fault that the technical department has (P4) › ends in a reply also when the answer is "%s" (P4, R2)',
        'A fault that the technical department has (P4) › has the department reminded, each time in sight of a supervisor (P4)',
      ],
      'policies/escalation/climb.test.ts': ['climb › goes across only once an agent is stuck (P4)'],
    },
  },
  P5: {
    title: 'Complaint: general on the spot, complex investigated, agreed or decided',
    code: ['complaintPath', 'complaintMachine', 'climb'],
    tests: {
      'machines/complaint.test.ts': [
        'A complaint (P5) › that is complex is investigated, agreed, answered, fed back and visited (P5, R2, F2)',
        'A complaint (P5) › that is general is solved on the spot',
        'An investigation › of a subordinate company is verified with it by the desk (P5)',
        'An investigation › of goods is passed up level by level, until one answers (P5)',
        'A proposal › that does not satisfy is adjusted and made again, with the reasons kept, until one does (P5)',
        'A complaint that the desk cannot solve › is decided by the manager, and that stands (P5)',
      ],
    },
  },
  P6: {
    title: 'Suggestion: judged, passed up, adopted with a plan or declined, thanked',
    code: ['suggestionPath', 'suggestionMachine'],
    tests: {
      'machines/suggestion.test.ts': [
        'A suggestion (P6) › that is valuable goes up, is adopted with a plan, answered with thanks, and fed back (P6, R2)',
        'A suggestion (P6) › that is worth nothing is declined with the reason, and the customer thanked',
        'A plan › is reported carried out, once, when %s (P6)',
      ],
      'policies/records/statistics.test.ts': [
        'spreadOf › counts, the most frequent first, of equals by name',
      ],
    },
  },
  P7: {
    title: 'Order: found, topped up, changed, cancelled; supply trouble reported upward',
    code: ['orderPath', 'orderMachine'],
    tests: {
      'machines/order.test.ts': [
        'An order case (P7) › of a top-up that failed is checked, topped up again, answered and fed back (P7, R2)',
        'An order case (P7) › with $type is carried out by the shop, and then answered',
        'The order desk › is the first to answer (P7)',
        'Trouble with a supply channel › is reported upward, and goes on once the channel is adjusted (P7)',
        'A supplier (R8) › is named in nothing that a customer is told',
      ],
    },
  },
  P8: {
    title: 'Repair visit: form, call, contract, backup, diagnosis in order, signature, report',
    code: ['repairVisitPath', 'repairVisitMachine'],
    tests: {
      'machines/repair-visit.test.ts': [
        'A repair visit (P8) › is consented to, arranged, diagnosed, repaired, signed, reported, answered and fed back (P8, R2)',
        'On the spot › an expired contract is reported, and the work goes on for a charge',
        'On the spot › the fault is not looked for in the wrong order: %s (P8)',
        'On the spot › the case is opened with the consent of the customer (P8)',
        'On the spot › all parts that were replaced are handed in (P8)',
        'What cannot be repaired on the spot › is taken away for a receipt, and tested before the customer when it is back (P8)',
      ],
      [links]: [
        "A fault at a customer's place › opens a repair visit, which has its phone call scheduled within a week (P8, F3)",
      ],
    },
  },
  P9: {
    title: 'Installation: fees, date, equipment, on-site work, papers, code',
    code: ['installationPath', 'installationMachine'],
    tests: {
      'machines/installation.test.ts': [
        'An installation (P9) › goes from the fees to the code in this order, and is answered and fed back (P9, R2)',
        'Equipment › is drawn with spares (P9)',
        'Equipment › is issued with the official present (P9)',
        'Equipment › is installed once the customer confirms a backup (P9)',
      ],
    },
  },
  P10: {
    title: 'Booking: confirmed, reminded of, then served, changed, cancelled or missed',
    code: ['bookingPath', 'bookingMachine'],
    tests: {
      'machines/booking.test.ts': [
        'A booking (P10) › is recorded, confirmed, reminded of, served, answered and fed back (P10, R2)',
        'A customer who has a time › may ask for another, and is confirmed anew',
        'A customer who has a time › may call it off, and is answered',
        'A customer who does not come › is missing by the end of the time set aside',
      ],
    },
  },
  P11: {
    title: 'Return visit: reached in its window, everything raised answered, signed by the head',
    code: ['returnVisitPath', 'returnVisitMachine', 'openLinked'],
    tests: {
      'machines/return-visit.test.ts': [
        'A return visit (P11) › reaches the customer, records, is signed by the head, answered and fed back (P11, R2)',
        'What the customer says › is answered one by one, in any order, and all of it before the head signs (P11)',
        'What the customer says › and cannot be answered at once gets a promised reply time (T12, R9)',
      ],
      [links]: ['A return visit › opens the complaint that the customer raises, as theirs (P11)'],
    },
  },
  P12: {
    title: 'Equipment fault: out of use, diagnosed, put right, recorded, archived',
    code: ['equipmentFaultPath', 'equipmentFaultMachine'],
    tests: {
      'machines/equipment-fault.test.ts': [
        "A fault of the department's equipment (P12) › is stopped, diagnosed, put right, tried out, answered, fed back and archived (P12, R2)",
        "A fault of the department's equipment (P12) › records symptom, time, steps and result (P12)",
        'Faulty equipment › is out of use before anybody looks into it (P12)',
      ],
    },
  },
  P13: {
    title: 'Safety incident: emergency plan, findings, report, corrections, review',
    code: ['safetyIncidentPath', 'safetyIncidentMachine'],
    tests: {
      'machines/safety-incident.test.ts': [
        'A safety incident (P13) › goes from the emergency plan over findings, report and corrections to the review (P13, R2)',
        'The emergency plan › is a checklist that has to be complete, in any order (P13)',
        'Corrective actions › are assigned by the manager, with responsibilities, an owner and a date each (P13, R3)',
      ],
    },
  },
  P14: {
    title: 'Expense claim: three approvals, then paid; rejected with a reason at any level',
    code: ['expenseClaimPath', 'expenseClaimMachine'],
    tests: {
      'machines/expense-claim.test.ts': [
        'An expense claim (P14) › goes from the department head to finance to the general manager, and is paid, answered and fed back (P14, R2)',
        'An expense claim that is rejected › by %s goes back with the reason (P14)',
        'Nobody › approves at two levels (P14)',
      ],
    },
  },
  R1: {
    title: 'Whoever accepts a case owns it until it is answered',
    code: ['ownerStaysUntilAnswered', 'moveCase', 'definePath'],
    tests: {
      'machines/stages.test.ts': [
        'Every path: $path.id › is owned (R1) › by the first to accept it, whoever works on it',
      ],
      'cases/move-case.test.ts': ['moveCase › keeps the case, its history, its owner and its promise (R1)'],
      'testing/prove.test.ts': [
        proved,
        'A path that breaks a promise is caught on the shortest way to where it does: › an owner who changes before the reply (R1)',
      ],
    },
  },
  R2: {
    title: 'Every case ends in a reply and a feedback record',
    code: ['everyEndingIsAccountedFor', 'everyCaseCanBeAnswered', 'Reply', 'Feedback', 'feedbackGiven'],
    tests: {
      'machines/stages.test.ts': [
        'Every path: $path.id › that is answered › waits for its feedback record, however long (R2)',
        'Every path: $path.id › that is answered › is fed back with problem, cause and improvement (R2)',
      ],
      'testing/prove.test.ts': [
        proved,
        'A path that breaks a promise is caught on the shortest way to where it does: › an end without a feedback record (R2)',
      ],
    },
  },
  R3: {
    title: 'Each desk does its own work; only who holds a stage acts in it',
    code: ['act', 'permittedEvents', 'onlyHoldersMoveIt', 'everyStateHasAHolder'],
    tests: {
      'cases/laws.test.ts': [
        'A case on the $id path, wherever it is led › is moved by what is permitted, and by nothing else (R3)',
      ],
      'testing/prove.test.ts': [
        proved,
        'A path that breaks a promise is caught on the shortest way to where it does: › a state that nobody holds (R3)',
      ],
      'stores/contract/people.ts': [
        'work › goes to the leaning it is for (R4), and to the role that holds it (R3)',
      ],
    },
  },
  R4: {
    title: 'A case goes to the best match for its nature',
    code: ['Leaning', 'RoutingRules', 'assign', 'assignQueue', 'handbookRouting', 'createTriage'],
    tests: {
      'policies/routing/assign.test.ts': ['assign › chooses %s', 'assign › by %s gives the case to %s'],
      'policies/triage/triage.test.ts': ['The triage of the handbook › says whom the matter suits (R4)'],
      'machines/fault.test.ts': [
        'A fault that the agent solves (P3) › is referred by an agent of another leaning, who remains its owner (R1, R4)',
      ],
    },
  },
  R5: {
    title: 'Severity and urgency rank the work, and advise the executing department',
    code: ['Priority', 'PriorityMatrix', 'serviceMatrix', 'orderOfWork', 'climb', 'charters.events'],
    tests: {
      'policies/priority/order-of-work.test.ts': [
        'orderOfWork › ranks %s × %s as %i (R5)',
        'orderOfWork › never puts work later for being more severe or more urgent',
      ],
      'policies/escalation/climb.test.ts': ['climb › takes a case of severity %s after %i ms up to %j (R5)'],
      'stores/contract/lookups.ts': [
        'an inbox › holds what somebody has and what waits for somebody like them, the most urgent first',
      ],
    },
  },
  R6: {
    title: 'Apologise and report upward when responsible; no apology when not',
    code: ['noApologyWithoutLiability', 'createApologyCheck', 'reportUpward', 'UpwardReports'],
    tests: {
      'policies/liability/apology-check.test.ts': [
        'createApologyCheck › finds the apology in %j, which is not owed where the company is not responsible (R6)',
        'reportUpward › tells of severity %s: %j',
      ],
      'machines/complaint.test.ts': [
        'Liability › is found before anyone apologises (R6)',
        'Liability › of %s severity is told to the %s (R6)',
      ],
      'testing/prove.test.ts': [
        proved,
        'A path that breaks a promise is caught on the shortest way to where it does: › an apology without liability (R6)',
      ],
    },
  },
  R7: {
    title: 'Complaint handling has evidence and a written record at every step',
    code: ['Evidence', 'CaseRecord', 'complaintPath', 'disputePath'],
    tests: {
      'machines/complaint.test.ts': [
        'Evidence (R7) › is recorded with who gave it and when, at any stage',
        'Evidence (R7) › of the investigation itself is there before it is reported on',
      ],
      'machines/dispute.test.ts': [
        'Evidence (R7) › is recorded for both sides, with who recorded it and when',
        'Evidence (R7) › of %s alone allows no verdict (R7)',
      ],
    },
  },
  R8: {
    title: 'Confidentiality: who sees what, texts that leave, identity before account data',
    code: ['viewFor', 'serviceDisclosure', 'redact', 'identityStanding', 'serviceIdentity', 'disclosed'],
    tests: {
      'policies/confidentiality/view-for.test.ts': [
        'viewFor › shows a customer their own matter, and nothing of how the department works on it (R8)',
        'viewFor › never shows a customer what lies in a field that nobody classed, or in a supplier’s',
        'viewFor › takes personal data out of what is read by those who need not know who it is',
        'viewFor › lets who the customer is go further with their consent, and nothing else (R8)',
      ],
      'policies/confidentiality/redact.test.ts': [
        'redact › takes out a %s: %j',
        'redact › lets no number through, and keeps every other word to the letter',
      ],
      'policies/confidentiality/identity.test.ts': [
        'identityStanding › speaks of %s after %j: %s, %i missing (R8)',
      ],
      'machines/order.test.ts': ['An order case (P7) › is discussed with nobody who is not verified (R8)'],
      'machines/stages.test.ts': [
        "Every path: $path.id › is the customer's own (R8) › so that $type is not for a stranger",
      ],
      'stores/contract/lookups.ts': [
        'a list › shows a customer their own cases alone, whatever they ask for, and not who has them (R8)',
      ],
    },
  },
  R9: {
    title: 'No empty promises: what is promised is dated and kept',
    code: [
      'ReplyPromise',
      'promiseStanding',
      'tallyPromises',
      'chineseEmptyPromises',
      'englishEmptyPromises',
      'createApologyCheck',
    ],
    tests: {
      'policies/promises/promises.test.ts': [
        'promiseStanding › finds %j at %i %s (R9)',
        'promiseStanding › agrees with the case, at every instant around the date',
        'Empty promises › are found in %s: %j (R9)',
      ],
      'machines/inquiry.test.ts': [
        'A promise (T12) › is renewed only with the customer told how and why (R9)',
        'A promise (T12) › that is broken is told to the customer and to the supervisor, at its own instant (R9)',
      ],
    },
  },
  R10: {
    title: 'A visit that a caller asks for needs the lead’s consent',
    code: ['repairVisitPath', 'VisitAskedBy'],
    tests: {
      'machines/repair-visit.test.ts': [
        'Consent to a visit (R10) › is needed where the caller asks for it, and asked of the supervisor',
        'Consent to a visit (R10) › is not needed where the department sends somebody',
        'Consent to a visit (R10) › that is refused is told to the customer, and needed again when the case is reopened',
      ],
    },
  },
  T1: {
    title: 'First response of the top-up desk: 60 s',
    code: ['charters.topUp', 'firstResponse'],
    tests: onCases(),
  },
  T2: {
    title: 'A ringing phone: within 3 rings',
    code: ['charters.property', 'charters.supermarket', 'ringCount'],
    tests: onCases({
      'policies/service-levels/presets.test.ts': [
        'ring count (T2) › three rings at six seconds are eighteen seconds, for calls alone',
      ],
    }),
  },
  T3: {
    title: 'An online message: 1 min',
    code: ['charters.supermarket', 'firstResponse'],
    tests: onCases(),
  },
  T4: {
    title: 'A consult: 10 min',
    code: ['charters.serviceManual', 'firstResponse'],
    tests: onCases(),
  },
  T5: {
    title: 'Any other service: 20 min',
    code: ['charters.serviceManual', 'firstResponse'],
    tests: onCases(),
  },
  T6: {
    title: 'Complaint accepted: 24 calendar hours',
    code: ['charters.serviceManual', 'firstResponse', 'alwaysOpen'],
    tests: onCases(),
  },
  T7: {
    title: 'Result of a complaint: 7 working days',
    code: ['charters.serviceManual', 'firstResolution'],
    tests: onCases(),
  },
  T8: {
    title: 'Follow-up after service: 3 to 7 working days',
    code: ['charters.serviceManual', 'followUpWindow', 'readClock', 'followUpFor'],
    tests: onCases({
      [targets]: [
        '%s of %s, on the %s path › is breached at its instant, and not before',
        '%s of %s, on the %s path › is met by what it asks for',
        'T8 of serviceManual is breached by a follow-up before the third working day',
      ],
      'policies/service-levels/presets.test.ts': ['follow-up window (T8: 3 to 7 working days) › %s'],
    }),
  },
  T9: {
    title: 'The quality measure “response”: 24 h',
    code: ['charters.serviceManual', 'nextResponse'],
    tests: onCases({
      'policies/service-levels/presets.test.ts': [
        'next response › runs from the oldest message that is unanswered',
      ],
    }),
  },
  T10: {
    title: 'Incident: findings in 24, report in 72 calendar hours',
    code: ['safetyIncidentPath', 'charters.serviceManual', 'Limits', 'alwaysOpen'],
    tests: onCases({
      'machines/safety-incident.test.ts': [
        'Findings and report of an incident (T10) › are due 24 and 72 hours after it happened, by the calendar, whenever it was reported',
        'Findings and report of an incident (T10) › that are overdue are brought before the manager, and then the general manager, again and again',
      ],
    }),
  },
  T11: {
    title: 'Complaint investigated: the same day',
    code: ['charters.property', 'ServiceLimit'],
    tests: onCases(),
  },
  T12: {
    title: 'Promised reply time: whatever was promised',
    code: ['promiseKept', 'promiseStanding', 'ReplyPromise', 'charters.serviceDepartment'],
    tests: onCases({
      'policies/service-levels/presets.test.ts': [
        'promise kept (T12) › the limit is what was promised, open hours or not',
        'promise kept (T12) › renewed in time it is a new one; renewed too late the old one stays broken',
      ],
    }),
  },
  T13: {
    title: 'Complaint or suggestion taken in: at once',
    code: ['charters.supermarket', 'firstResponse'],
    tests: onCases(),
  },
  F1: {
    title: 'A guest: the day after departure',
    code: ['followUpFor', 'handbookFollowUp', 'charters.property'],
    tests: {
      [followUp]: [
        'followUpFor › after a %s %j goes by %s: from %s until %s',
        'followUpFor › says why, and that nobody is there where nobody is',
      ],
    },
  },
  F2: {
    title: 'Who complained: within 3 days, all of them',
    code: ['followUpFor', 'handbookFollowUp', 'followUpCoverage', 'complaintPath'],
    tests: {
      [followUp]: [
        'followUpFor › follows every complaint up (F2)',
        'followUpCoverage › tells what was made, what is missing and what has time',
      ],
      [links]: [
        'A complaint that is closed › has its return visit scheduled within three days, and tied to it (F2, P11)',
      ],
    },
  },
  F3: {
    title: 'On-site service: a phone call within a week',
    code: ['followUpFor', 'handbookFollowUp', 'repairVisitPath', 'installationPath'],
    tests: {
      [followUp]: ['followUpFor › after a %s %j goes by %s: from %s until %s'],
      'machines/repair-visit.test.ts': [
        'A repair visit (P8) › is followed up by phone within a week of its end (F3)',
      ],
      'machines/installation.test.ts': [
        'An installation (P9) › is followed up by a call within a week of its end (F3)',
      ],
      [links]: [
        "A fault at a customer's place › opens a repair visit, which has its phone call scheduled within a week (P8, F3)",
      ],
    },
  },
  F4: {
    title: 'Served customers: 3–7 working days',
    code: ['followUpFor', 'handbookFollowUp'],
    tests: {
      [followUp]: ['followUpFor › after a %s %j goes by %s: from %s until %s'],
      'machines/stages.test.ts': [
        'Every path: $path.id › that is closed › is followed up, and stays closed (F2–F4)',
      ],
    },
  },
  F5: {
    title: 'Key accounts: visits at an interval by grade',
    code: ['followUpFor', 'handbookFollowUp', 'CustomerGrading', 'charters.logistics'],
    tests: { [followUp]: ['followUpFor › after a %s %j goes by %s: from %s until %s'] },
  },
  F6: {
    title: 'Unreachable: further attempts at other times of day',
    code: ['nextAttempt', 'FollowUpRules', 'repairVisitPath', 'returnVisitPath'],
    tests: {
      [followUp]: [
        'nextAttempt › tries %s (F6)',
        'nextAttempt › always falls in open time, in the window, after a rest, and uses every time of day before one twice',
      ],
      'machines/repair-visit.test.ts': ['A customer who is called › is called again in %s: %s (F6)'],
      'machines/return-visit.test.ts': [
        'A customer who is not reached (F6) › is tried again in another part of the day',
        'A customer who is not reached (F6) › is left a written note after three attempts, and the visit ends unreached (R2)',
      ],
    },
  },
  Q1: {
    title: 'Twenty chats an agent a day are reviewed',
    code: ['topUpSampling', 'topUpScorecard', 'pickForReview', 'scoreReview', 'Scorecard', 'Review'],
    tests: {
      'policies/quality/pick-for-review.test.ts': [
        'pickForReview › draws twenty of a day',
        'pickForReview › takes all %i of a short day, and says so',
      ],
      'policies/quality/score-review.test.ts': [
        'Scorecard › takes the card of the top-up desk, with the categories of Q1',
        'scoreReview › says what each category brought',
      ],
    },
  },
  Q2: {
    title: 'A day with four failing records costs a point',
    code: ['defaultPointRules', 'failedRecords', 'statementsOf', 'PointRules'],
    tests: {
      'policies/pay/statement.test.ts': [
        'A month of points › with %d failing records on a day, at most %d points a day, loses %d',
        'A month of points › shows each point lost with the chats behind it',
      ],
    },
  },
  Q3: {
    title: 'A month holds 26 points',
    code: ['pointsInMonth', 'defaultPointRules', 'PointRules'],
    tests: {
      'policies/pay/points-in-month.test.ts': ['The points of a month › are: %s'],
      'policies/pay/statement.test.ts': [
        'A month of points › earns one for each day worked, and is full at 26',
      ],
    },
  },
  Q4: {
    title: 'The bonus by points',
    code: ['bonusOf', 'handbookBonus', 'bonusRules', 'BonusRules'],
    tests: {
      'policies/pay/bonus.test.ts': [
        'The bonus › of %d points is %s and loses %d fen',
        'The bonus › reads 12以下 as %s of the 12 itself',
      ],
    },
  },
  Q5: {
    title: 'Appraisal: virtue 20, diligence 20, ability 30, results 30',
    code: ['appraise', 'handbookAppraisal', 'AppraisalForm'],
    tests: {
      'policies/appraisal/appraise.test.ts': [
        'The form of the handbook › gives 20, 20, 30 and 30 points over four items each (Q5)',
        'An appraisal › is the weighted sum in whole numbers, whatever the marks',
      ],
    },
  },
  Q6: {
    title: 'Year-end total: checks 20 %, monthly appraisals 30 %, year-end 50 %',
    code: ['yearTotal', 'handbookYear'],
    tests: {
      'policies/appraisal/year-total.test.ts': [
        "A year's total › weighs checks 20, monthly appraisals 30 and the year-end appraisal 50 (Q6)",
      ],
    },
  },
  Q7: {
    title: 'Commendation adds, a punishable act loses the column',
    code: ['appraise', 'yearTotal', 'Commendation', 'Offence'],
    tests: {
      'policies/appraisal/appraise.test.ts': [
        'An appraisal › adds commendations of %o after the sum, 10 at most (Q7)',
        'An appraisal › loses the whole column to a punishable act, and keeps the act in sight (Q7)',
      ],
      'policies/appraisal/year-total.test.ts': [
        "A year's total › of %d with %d points of praise makes an excellent employee: %s (Q7)",
      ],
    },
  },
  Q8: {
    title: 'The department’s indicators and their targets',
    code: ['indicators', 'handbookTargets', 'satisfactionFloor', 'againstTargets', 'CaseFacts', 'caseFacts'],
    tests: {
      'policies/indicators/indicators.test.ts': [
        'A target › is there for each number of the handbook (Q8)',
        'An indicator › %s counts the cases that take part',
      ],
      'cases/case-facts.test.ts': [
        'The facts of a case › hold what the schema asks for, wherever a case of the $id path is led',
      ],
    },
  },
  Q9: {
    title: 'Appraisal by several raters, grades, what follows a shortfall',
    code: ['appraise', 'rank', 'answerShortfall', 'coachingTopics', 'RaterGroup'],
    tests: {
      'policies/appraisal/appraise.test.ts': [
        'An appraisal › weighs self 10, superior 50, peers 20 and customers 20',
      ],
      'policies/appraisal/rank.test.ts': ['Grades › by total give %d an edge of its own: %s'],
      'policies/appraisal/shortfall.test.ts': ['A shortfall › %s leads to: %3$s'],
    },
  },
  Q10: {
    title: 'Language rules: set phrases, forbidden answers, polite forms',
    code: ['createWordingCheck', 'chineseWording', 'englishWording', 'Wording'],
    tests: {
      'policies/quality/wording-check.test.ts': [
        'The language rules › find, in %s, %j to be %s',
        'The language rules › are not misled on $rule by: $text',
        'The language rules › look for the greeting in the first message and for the closing in the last two',
      ],
    },
  },
  Q11: {
    title: 'Complaints, low satisfaction and serious cases are reviewed besides',
    code: ['pickForReview', 'ReviewSampling', 'HandledRecord', 'failedRecords'],
    tests: {
      'policies/quality/pick-for-review.test.ts': [
        'pickForReview › adds each record with a %s on top, marked as unscheduled',
        'pickForReview › draws the same records whether or not they call for attention',
      ],
    },
  },
  D1: {
    title: 'Case record: who, what, when, by whom, with what result; searchable, countable',
    code: ['CaseRecord', 'Contact', 'MatterRecord', 'createDesk'],
    tests: {
      'cases/open-case.test.ts': ['openCase › gives a case at its first state, with its first record'],
      'stores/contract/lookups.ts': ['a list › shows cases %s'],
      'policies/records/statistics.test.ts': [
        'spreadOf › counts, the most frequent first, of equals by name',
      ],
    },
  },
  D2: {
    title: 'File number: the date and a running number of that day',
    code: ['nextFileNumber', 'readFileNumber', 'handbookNumbering', 'FileNumbering'],
    tests: {
      'policies/records/file-number.test.ts': [
        'nextFileNumber › numbers %s (D2)',
        "nextFileNumber › takes the day from the department's clocks",
      ],
    },
  },
  D3: {
    title: 'Retention: appraisals two years, then erased or anonymised',
    code: ['appraisalRetention', 'dueForErasure', 'anonymise', 'Retention', 'createDesk'],
    tests: {
      'policies/quality/due-for-erasure.test.ts': [
        'dueForErasure › keeps an appraisal of %s to the end of %s, and not a moment longer (D3)',
      ],
      'policies/quality/anonymise.test.ts': [
        'anonymise › leaves no trace of any field that is not kept, and changes nothing in the record',
      ],
      'stores/contract/erasure.ts': [
        'the erasure of a customer › leaves nothing of their closed cases to be seen, and names those that are open',
      ],
    },
  },
  D4: {
    title: 'Daily digest by the agent on duty for the week',
    code: ['dailyDigest', 'dutyWeek', 'DutyRota'],
    tests: {
      'policies/records/statistics.test.ts': [
        "dailyDigest › sums up a day on the department's clocks (D4)",
        'dailyDigest › carries over from day to day what is open: yesterday’s, plus opened, less closed',
      ],
      'policies/staff/duty-week.test.ts': ['dutyWeek › of %s is the week of %s, for %s (D4)'],
    },
  },
  D5: {
    title: 'Shift closing: six don’t-leaves',
    code: ['closeShift', 'sixDontLeaves', 'ShiftChecklist', 'charters.events'],
    tests: {
      'policies/staff/shift-closing.test.ts': [
        'closeShift › lets nobody leave before each of the six is so (D5)',
      ],
    },
  },
  D6: {
    title: 'Statistics: hot topics, kinds, spread; complaint report to departments',
    code: ['hotTopics', 'spreadOf', 'complaintReport', 'MatterRecord'],
    tests: {
      'policies/records/statistics.test.ts': [
        'hotTopics › ranks topics beside the period before (D6)',
        'complaintReport › tells each department concerned of its own complaints (D6)',
        'spreadOf › loses nothing, and does not depend on the order',
      ],
    },
  },
  D7: {
    title: 'Customer file with credit grade; key accounts',
    code: ['gradeCustomer', 'serviceGrades', 'CustomerGrading', 'CustomerStanding', 'charters.logistics'],
    tests: { 'policies/customers/customer-grade.test.ts': ['gradeCustomer › grades %j %s (D7)'] },
  },
  D8: {
    title: 'Rota; three training days, an exam, then a mentor',
    code: ['drawUpRoster', 'checkRoster', 'trainingStanding', 'handbookTraining', 'RosterRules'],
    tests: {
      'policies/staff/training-standing.test.ts': [
        'trainingStanding › %j: %s, may work: %s (D8)',
        'trainingStanding › lets nobody work without three days, a passed exam and somebody who answers for them',
      ],
      'policies/staff/roster.test.ts': [
        'A duty roster › drawn up never breaks a rule: at worst it is short',
        'A duty roster › puts a new agent beside their mentor, without counting them, and nobody in training',
      ],
    },
  },
}
