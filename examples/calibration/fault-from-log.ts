import { charters } from 'casewright'
import { type CalibratedStage, type Calibration, defineScenario, type Scenario } from 'casewright/simulation'

type Stage = 'registered' | 'in charge' | 'waiting' | 'resolved' | 'closed'

const stages: Readonly<Record<string, Stage>> = {
  'Insert ticket': 'registered',
  'Assign seriousness': 'registered',
  'Take in charge ticket': 'in charge',
  Wait: 'waiting',
  'Schedule intervention': 'waiting',
  'Require upgrade': 'waiting',
  'Create SW anomaly': 'waiting',
  'Resolve ticket': 'resolved',
  Closed: 'closed',
}

/** The stage that an activity of a help desk's log leads to; what happens in the developers' tracker moves no case. */
export const stageOf = (activity: string): Stage | null => stages[activity] ?? null

const hour = 3_600_000

/**
 * The department of the log: its cases take the fault path, and in each stage as long as there. As the log's times hold waiting and
 * work together, there are agents enough for nobody to wait twice.
 */
export function scenarioOf({ arrivals, stages: known, from }: Calibration, timeZone: string): Scenario {
  const stage = (name: Stage): CalibratedStage => {
    const found = known[name]
    if (found?.takes == null) throw new Error(`The log has no case that goes on from “${name}”.`)
    return found
  }
  const [registered, inCharge, resolved] = [stage('registered'), stage('in charge'), stage('resolved')]
  const waiting = known.waiting?.takes == null ? null : known.waiting
  const reply = { type: 'reply.send', text: 'Resolved', resolution: 'fixed' }
  const feedback = { type: 'feedback.record', problem: 'Unknown', cause: 'Unknown', improvement: 'Unknown' }

  return defineScenario({
    from: from - (from % (24 * hour)),
    lengthMs: 4 * 365 * 24 * hour,
    timeZone,
    charter: charters.topUp,
    groups: [{ id: 'desk', agents: 5000, desk: 'service-agent', leaning: 'all-round' }],
    cases: [
      {
        id: 'tickets',
        path: 'fault',
        detail: 'flow',
        arrivals,
        input: {
          contact: { channel: 'email', address: 'someone@example.com', language: 'en' },
          subject: 'It does not work',
          priority: { severity: 'medium', urgency: 'medium' },
        },
        steps: {
          'open.accepting': { takes: registered.takes!, outcomes: [{ event: { type: 'case.accept' } }] },
          'open.working': {
            takes: inCharge.takes!,
            outcomes: waiting
              ? [
                  {
                    share: partOf(inCharge, 'waiting', 'resolved'),
                    event: { type: 'case.hold', reason: 'Waiting' },
                  },
                  { event: reply },
                ]
              : [{ event: reply }],
          },
          ...(waiting && {
            'open.onHold': {
              takes: waiting.takes!,
              outcomes: [
                { share: partOf(waiting, 'in charge', 'resolved'), event: { type: 'case.resume' } },
                { event: reply },
              ],
            },
          }),
          // The path takes a case up again once it is closed; of the log's few that were before, it makes nothing.
          feedingBack: { takes: resolved.takes!, outcomes: [{ event: feedback }] },
        },
      },
    ],
  })
}

/** Of the cases that go on to one stage or another, the share that goes on to the first. */
function partOf({ next }: CalibratedStage, one: Stage, other: Stage): number {
  const shareOf = (name: Stage) => next.find(({ stage }) => stage === name)?.share ?? 0
  return shareOf(one) / (shareOf(one) + shareOf(other))
}
