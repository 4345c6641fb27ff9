import { seededRandom } from '../random.ts'
import { answerPairs } from './answer-pairs.ts'
import { findBrokers } from './brokers.ts'
import type { ChatLog } from './chat-log.ts'
import { MINUTE } from './clock.ts'
import { closestTies, encounterGraph, reportingLines } from './closest-ties.ts'
import { rankDecisionMakers } from './decision-makers.ts'
import { divide } from './departments.ts'
import type { Division } from './departments.ts'
import { hoursOf } from './hours.ts'
import type { Observations } from './observations.ts'
import { observe } from './observe.ts'
import type { MapObserved, MapPerson, MapStatement, OrganizationMap } from './organization-map.ts'
import { paceOf } from './pace.ts'
import type { Pace } from './pace.ts'
import { placeOf } from './place.ts'
import type { Place } from './place.ts'
import { everyDay, resampleDays } from './resample-days.ts'
import { medianOf } from './weighted-median.ts'

/** How a map is drawn. */
export interface DrawOptions {
  /** Seed of everything that is drawn by lot; the same seed and log give the same map. 1 by default. */
  readonly seed?: number
  /** How many resamples of the days tell how sure everything is. 20 by default. */
  readonly resamples?: number
  /** Called after each resample with the share that is done, 0 … 1. */
  readonly onProgress?: (share: number) => void
}

const RESAMPLES = 20
/** Below any of these nothing is said about departments and decision-makers. */
const ENOUGH = { messages: 200, writers: 5, days: 5 }
const LEAST_ANSWERS = 5

/**
 * Draws the map of an organization from who wrote where and when: who belongs together, who decides, who answers whom, who
 * connects, and when they work. How sure each of these is comes from drawing it again from resampled days.
 */
export function drawMap(
  log: ChatLog,
  { seed = 1, resamples = RESAMPLES, onProgress }: DrawOptions = {},
): OrganizationMap {
  const random = seededRandom(seed)
  const observations = observe(log)
  const pace = paceOf(observations)
  const real = placeOf(observations, pace, everyDay(observations.days), random)
  const draws = Array.from({ length: resamples }, (_, i) => {
    const draw = placeOf(observations, pace, resampleDays(observations.days, random), random)
    onProgress?.((i + 1) / resamples)
    return draw
  })
  const observed = observedIn(log, observations)
  const division = divide(log, observations, real, observed.isEnough ? draws : [], random)
  const encounters = encounterGraph(observations)
  const decisionMakers = observed.isEnough ? rankDecisionMakers(real, draws, random) : []
  return {
    observed,
    people: describePeople(observations, pace, real, division),
    departments: division.departments,
    decisionMakers,
    reportingLines: reportingLines(real, draws, encounters, decisionMakers),
    answers: answerPairs(observations, pace, draws),
    brokers: findBrokers(real, draws, division),
    ties: closestTies(real, draws, encounters),
    hours: hoursOf(observations, division, real, draws),
  }
}

function observedIn(log: ChatLog, { days }: Observations): MapObserved {
  const writers = new Set(log.sender).size
  const messages = log.time.length
  return {
    messages,
    writers,
    groups: log.groups,
    days,
    acts: log.acts.length,
    mentions: log.mentioned.length,
    ...(messages > 0 && { first: log.time[0] as number, last: log.time[messages - 1] as number }),
    isEnough: messages >= ENOUGH.messages && writers >= ENOUGH.writers && days >= ENOUGH.days,
  }
}

function describePeople(
  { people, members, answers }: Observations,
  pace: Pace,
  real: Place,
  { of, statements }: Division,
): MapPerson[] {
  const groups = Array.from({ length: people }, (): number[] => [])
  for (const [group, list] of members.entries()) for (const person of list) groups[person]?.push(group)
  return Array.from({ length: people }, (_, person) => {
    const { median, count } = medianOf(pace.byWhomByDelay, person, answers.delay, () => 1)
    const department = of[person] as number
    return {
      person,
      messages: real.messages[person] as number,
      groups: groups[person] as number[],
      ...(department >= 0 && { department }),
      ...(count >= LEAST_ANSWERS && { answersInMinutes: median / MINUTE }),
      ...(statements[person] as MapStatement),
    }
  })
}
